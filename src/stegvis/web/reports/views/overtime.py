"""Över tid: who comes and goes, where the way led, whether it lasts, and on which step people stand."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries.figures import periods_of
from stegvis.web.reports.queries.overtime import LATER, overtime


def over_time(request: Request) -> HttpResponse:
    """The page; the period and the follow-up stand in its address."""
    offered = periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    asked = request.GET.get("efter", "")
    later = int(asked) if asked in map(str, LATER) else None
    context = {
        "periods": offered,
        "chosen": chosen,
        "offered_later": LATER,
        "shown": overtime(request.team, chosen.period, later),
    }
    return render(request, "reports/overtime.html", context)
