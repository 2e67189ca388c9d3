"""The association's page: its teams in protected figures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries.association import newest, offered, teams


def association(request: Request) -> HttpResponse:
    """The teams of the association that the user has a role in."""
    own = policy.associations(request.by, "association.see").first()
    if own is None:
        raise Http404
    halves = offered(own)
    asked = periods.chosen(request.GET, halves)
    wanted = asked.period if request.GET else newest(own)
    chosen = next((half for half in halves if half.period == wanted), halves[0])
    shown = teams(own, chosen.period)
    context = {"association": own, "periods": halves, "chosen": chosen, "shown": shown}
    return render(request, "register/association/association.html", context)
