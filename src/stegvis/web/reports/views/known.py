"""Kända intäkter: profit and payback for each actor from incomes that somebody already knows."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stegvis.evaluation.profiles import DEFAULT, Profile, profiles
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries.figures import periods_of
from stegvis.web.reports.known_form import FULL, INCOMES, LASTING, KnownForm
from stegvis.web.reports.queries import known as queries

FILLED = ("income_", "participants_n")  # what a link may fill in while the cost is not known


def known(request: Request) -> HttpResponse:
    """The page; what is asked stands in its address, nothing is kept."""
    offered = periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    cost, goal = queries.told(request.team, chosen.period)
    profile = _profile(request)
    asked = "cost" in request.GET
    form = _form(request, profile, round(cost[0]) if cost else None, bound=asked)
    answer, used = None, profile
    if asked and form.is_valid():
        given = form.cleaned_data
        used = profile.with_values(**_lasting(given))
        incomes = {a: float(given[f"income_{a}"]) for a in INCOMES if given[f"income_{a}"] is not None}
        months = goal or profile.goal_months
        answer = (
            queries.answer(used, incomes, given["cost"], given["participants_n"], months) if incomes else None
        )
    context = {
        "periods": offered,
        "chosen": chosen,
        "form": form,
        "profile": profile,
        "answer": answer,
        "cost": cost,
        "assumed": queries.assumed(used, LASTING),
        "shares": queries.shares(profile),
        "example": f"?{urlencode(queries.example())}",
    }
    return render(request, "reports/known.html", context)


def _profile(request: HttpRequest) -> Profile:
    held = profiles()
    return held.get(request.GET.get("profile", ""), held[DEFAULT])


def _form(request: HttpRequest, profile: Profile, cost: int | None, *, bound: bool) -> KnownForm:
    """The form as it was sent; where another profile is chosen, its own values stand on the sliders."""
    own = {name: round(profile.value(name) * FULL, 1) for name in LASTING}
    said: dict[str, Any] = {"profile": profile.name, "shown": profile.name, "cost": cost, **own}
    how: dict[str, Any] = {"actors": queries.actors(), "chosen": profile}
    if not bound:
        filled = {name: value for name, value in request.GET.items() if name.startswith(FILLED)}
        return KnownForm(initial={**said, **filled}, **how)
    data: dict[str, Any] = {**request.GET.dict(), "shown": profile.name}
    moved = request.GET.get("shown") == profile.name
    data |= {name: value for name, value in own.items() if not (moved and data.get(name))}
    return KnownForm(data=data, **how)


def _lasting(given: dict[str, Any]) -> dict[str, float]:
    return {name: given[name] / FULL for name in LASTING if given[name] is not None}
