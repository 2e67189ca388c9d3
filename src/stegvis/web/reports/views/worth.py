"""Vad det är värt: what a team's intervention gives, under what somebody tries, and what lies behind each figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from stegvis.evaluation.answer import Answer
from stegvis.evaluation.profiles import DEFAULT, Profile, profiles
from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import number
from stegvis.web.register import periods
from stegvis.web.register.queries.figures import periods_of
from stegvis.web.reports.queries import behind, evaluated
from stegvis.web.reports.queries.shown import shown
from stegvis.web.reports.queries.written import FORMS, written
from stegvis.web.reports.what_if import WhatIfForm, moved, own, tried


@dataclass(frozen=True, slots=True)
class Tried:
    """What the address asks: period, form, profile with what was moved, cost, and the answer or why there is none."""

    offered: list[periods.Choice]
    chosen: periods.Choice
    form: WhatIfForm
    named: Profile
    profile: Profile
    of: evaluated.Asked
    changed: dict[str, float]
    answer: Answer | str

    @property
    def address(self) -> str:
        """The same question in another page's address."""
        period = self.chosen.period
        said: dict[str, Any] = {"from": period.first.isoformat(), "to": period.last.isoformat()}
        said |= {
            "profile": self.named.name,
            "shown": self.named.name,
            "cost": round(self.cost),
            **self.changed,
        }
        return urlencode(said)

    @property
    def cost(self) -> float:
        """The cost that was given, else the register's."""
        given = self.form.cleaned_data.get("cost") if self.form.is_bound and self.form.is_valid() else None
        return float(given if given is not None else self.of.told[0] if self.of.told else 0)


def worth(request: Request) -> HttpResponse:
    """The page; what is tried stands in its address, nothing is kept."""
    asked = _tried(request)
    answer = asked.answer
    found = None if isinstance(answer, str) else shown(answer, behind.tracks(asked.of.data))
    context = {
        "asked": asked,
        "periods": asked.offered,
        "chosen": asked.chosen,
        "form": asked.form,
        "profile": asked.named,
        "lines": _lines(asked),
        "cost": asked.of.cost_said,
        "found": found,
        "why": answer if found is None else "",
    }
    return render(request, "reports/worth.html", context)


def lines(request: Request, actor: str) -> HttpResponse:
    """What an actor's income is made of, line by line."""
    asked = _tried(request)
    if isinstance(asked.answer, str) or actor not in asked.answer.accounts:
        raise Http404
    whole = policy.may(request.by, "figures.records", request.team)
    found = behind.behind(asked.answer, actor, whole=whole)
    context = {"asked": asked, "chosen": asked.chosen, "behind": found}
    return render(request, "reports/lines.html", context)


def report(request: Request, form: str) -> HttpResponse:
    """The evaluation as a file."""
    asked = _tried(request)
    if isinstance(asked.answer, str) or form not in FORMS:
        raise Http404
    file = written(asked.of.data, asked.answer, form)
    answer = HttpResponse(file.content, content_type=file.kind)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


def _tried(request: Request) -> Tried:
    offered = periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    of = evaluated.asked(request.team, chosen.period)
    named = _profile(request)
    form = _form(request, named, of)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    changed = moved(given, named, of.base)
    profile = tried(named, changed, of.base)
    cost = given.get("cost") if given.get("cost") is not None else of.told[0] if of.told else 0.0
    answer = evaluated.evaluated(of, float(cost or 0), named.name, profile, changed)
    return Tried(offered, chosen, form, named, profile, of, changed, answer)


def _profile(request: HttpRequest) -> Profile:
    known = profiles()
    return known.get(request.GET.get("profile", ""), known[DEFAULT])


def _form(request: HttpRequest, profile: Profile, of: evaluated.Asked) -> WhatIfForm:
    """The form as it was sent; where another profile is chosen, its own values stand on the lines."""
    stands = own(profile, of.base)
    cost = round(of.told[0]) if of.told else None
    if "profile" not in request.GET:
        said = {"profile": profile.name, "shown": profile.name, "cost": cost, **stands}
        return WhatIfForm(initial=said, chosen=profile)
    data: dict[str, Any] = {**request.GET.dict(), "profile": profile.name, "shown": profile.name}
    if request.GET.get("shown") != profile.name:
        data |= stands
    data |= {name: stood for name, stood in stands.items() if not data.get(name)}
    if not data.get("cost") and cost is not None:
        data["cost"] = cost
    return WhatIfForm(data=data, chosen=profile)


def _lines(asked: Tried) -> list[dict[str, Any]]:
    stands = own(asked.named, asked.of.base) | asked.changed
    return [
        {"bound": bound, "slide": slide, "said": number(stands[bound.name])}
        for bound, slide in asked.form.lines
    ]
