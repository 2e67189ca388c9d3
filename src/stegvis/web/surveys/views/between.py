"""Mätningar i förbundet: the teams beside each other, in what each has told protected."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.surveys.queries import between as queries
from stegvis.web.surveys.queries.protected import rule


def between(request: Request) -> HttpResponse:
    """Every instrument in the half-year asked for, team by team with intervals."""
    own = policy.found(policy.associations(request.by, "association.see"))
    offered = queries.offered(own)
    chosen = periods.chosen(request.GET, offered) if offered else None
    known = next(
        (one for one in offered if chosen and one.period == chosen.period), offered[0] if offered else None
    )
    context = {
        "association": own,
        "periods": offered,
        "chosen": known,
        "found": queries.beside(own, known.period) if known else [],
        "least": rule(own).least,
    }
    return render(request, "surveys/between.html", context)
