"""Mätningar i teamet: what all participants' answers come to together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries.figures import periods_of
from stegvis.web.surveys.queries import groups as queries
from stegvis.web.surveys.queries.halves import FEWEST


def groups(request: Request) -> HttpResponse:
    """Every instrument over the period that the address asks for. Nobody is shown by themselves."""
    offered = periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    context = {
        "periods": offered,
        "chosen": chosen,
        "groups": queries.groups(request.by, request.team, chosen.period),
        "kinds": queries.KINDS,
        "fewest": FEWEST,
    }
    return render(request, "surveys/groups.html", context)
