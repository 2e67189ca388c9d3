"""Min dag, where everybody lands, and what else there is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today as the_day
from stegvis.web.register.context import headed
from stegvis.web.register.queries.day import day

# Where somebody without a day of their own lands: the first that they may open.
LANDING = (
    ("log.see", "access:log"),
    ("state.see", "register:state"),
    ("association.see", "register:association"),
    ("users.manage", "register:users"),
    ("data.export", "register:data"),
)


def today(request: Request) -> HttpResponse:
    """Min dag for those who work with participants; others go to their own page."""
    if policy.somewhere(request.by, "day.see") and request.team:
        return render(
            request, "register/day/today.html", {"day": day(request.by, request.team), "today": the_day()}
        )
    for action, name in LANDING:
        if policy.somewhere(request.by, action):
            return redirect(reverse(name))
    return render(request, "register/day/nothing.html")


def more(request: Request) -> HttpResponse:
    """Every page that the user may open."""
    return render(request, "register/day/more.html", {"headed": headed(request)})
