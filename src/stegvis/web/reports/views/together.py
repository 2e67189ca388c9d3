"""What the association's teams give together, for those who see figures and never persons."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from stegvis.domain.period import Period
from stegvis.evaluation.profiles import DEFAULT, profiles
from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.periods import Choice
from stegvis.web.reports.queries.together import together

YEARS = 5


def association(request: Request) -> HttpResponse:
    """All teams together in a whole year that has ended: of shorter or unended periods the differences would tell of persons."""
    own = policy.associations(request.by, "association.see").first()
    if own is None:
        raise Http404
    last = today().year - 1
    offered = [
        Choice(str(year), f"Hela {year}", Period(date(year, 1, 1), date(year, 12, 31)))
        for year in range(last, last - YEARS, -1)
    ]
    chosen = next((one for one in offered if one.code == request.GET.get("period")), offered[0])
    held = profiles()
    profile = held.get(request.GET.get("profile", ""), held[DEFAULT])
    context = {
        "association": own,
        "periods": offered,
        "chosen": chosen,
        "profile": profile,
        "profiles": sorted(held.values(), key=lambda one: one.label.sv),
        "found": together(own, chosen.period, profile),
        "counted": held[DEFAULT],
    }
    return render(request, "reports/together.html", context)
