"""Jämför teamen: whether they differ by more than chance gives."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries.association import newest
from stegvis.web.register.queries.association import offered as halves_of
from stegvis.web.register.queries.figures import periods_of
from stegvis.web.reports.queries import funnel as queries


def teams(request: Request) -> HttpResponse:
    """The teams of one controller that the user follows."""
    held = queries.beside(request.by, request.team)
    offered = periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    context = {
        "of": request.team.controller.name,
        "teams": held,
        "periods": offered,
        "chosen": chosen,
        "shown": queries.of_teams(held, chosen.period, request.GET.get("andel", ""))
        if len(held) > 1
        else None,
    }
    return render(request, "reports/funnel.html", context)


def association(request: Request) -> HttpResponse:
    """The teams of an association, in protected figures."""
    own = policy.associations(request.by, "association.see").first()
    if own is None:
        raise Http404
    halves = halves_of(own)
    wanted = periods.chosen(request.GET, halves).period if "period" in request.GET else newest(own)
    chosen = next((half for half in halves if half.period == wanted), halves[0])
    context = {
        "of": own.name,
        "association": own,
        "periods": halves,
        "chosen": chosen,
        "shown": queries.of_association(own, chosen.period, request.GET.get("andel", "")),
    }
    return render(request, "reports/funnel.html", context)
