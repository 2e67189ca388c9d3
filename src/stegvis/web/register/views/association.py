"""The association's page: its teams in coarse figures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.clock import today
from stegvis.web.register.queries.association import lines


def association(request: Request) -> HttpResponse:
    """The teams of the association that the user has a role in."""
    own = policy.associations(request.by, "association.see").first()
    if own is None:
        raise Http404
    offered = periods.choices(None, today())
    chosen = periods.chosen(request.GET, offered)
    context = {"association": own, "periods": offered, "chosen": chosen, "lines": lines(own, chosen.period)}
    return render(request, "register/association/association.html", context)
