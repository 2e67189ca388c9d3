"""What has somebody lived on and done, occasion by occasion?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from stegvis.web.register.commands.living import SESSION, START
from stegvis.web.register.models import Enrolment, Livelihood, Occupation


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion, what was said of it, and the address that mends it (empty where there is none)."""

    code: str
    day: date | None
    livelihoods: tuple[Livelihood, ...]
    occupations: tuple[Occupation, ...]
    url: str


def occasions(of: Enrolment) -> tuple[Occasion, ...]:
    """Every occasion that something is said of, in the order of days."""
    lives, does = list(of.livelihood_set.all()), list(of.occupation_set.all())
    told: dict[tuple[str, date | None], tuple[list[Livelihood], list[Occupation]]] = {}
    for live in lives:
        told.setdefault((live.occasion, live.observed_on), ([], []))[0].append(live)
    for doing in does:
        told.setdefault((doing.occasion, doing.observed_on), ([], []))[1].append(doing)
    answered = {f"follow_up_{f.months}": f.pk for f in of.followup_set.all()}
    found = [
        Occasion(code, day, tuple(rows), tuple(done), _mends(of, code, day, answered))
        for (code, day), (rows, done) in told.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.code != START)))


def occasion(of: Enrolment, code: str, day: date | None = None) -> Occasion:
    """What was said of one occasion; empty where nothing was. During the time with the team `day` tells them apart."""
    days = {"observed_on": day} if code == SESSION else {}
    lives = tuple(of.livelihood_set.filter(occasion=code, **days))
    does = tuple(of.occupation_set.filter(occasion=code, **days))
    first = next((row.observed_on for row in lives), next((row.observed_on for row in does), day))
    return Occasion(code, first, lives, does, "")


def opened(of: Enrolment, when: str) -> Occasion:
    """The occasion that an address names: "start", or a day with the team. Raises Http404 where nothing is said of it."""
    try:
        found = occasion(of, START) if when == START else occasion(of, SESSION, date.fromisoformat(when))
    except ValueError:
        raise Http404 from None
    if not found.livelihoods and not found.occupations:
        raise Http404
    return found


def _mends(of: Enrolment, code: str, day: date | None, answered: dict[str, int]) -> str:
    if code == START:
        return reverse("register:livelihood_edit", args=[of.pk, START])
    if code == SESSION and day:
        return reverse("register:livelihood_edit", args=[of.pk, day.isoformat()])
    if code == "exit" and of.ended_on:
        return reverse("register:exit_correct", args=[of.pk])
    return reverse("register:follow_up", args=[answered[code]]) if code in answered else ""
