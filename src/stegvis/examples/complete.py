"""What else must be known about the people of an example, beyond what the report says?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from stegvis.domain.period import Period
from stegvis.examples.cases import Case, group, share_out
from stegvis.examples.margins import MarginError, TeamMargins

OF_THE_PERSON = ("sex", "age_group", "education", "consent")
LONGEST_SUPPORT = 9  # the national register of the time told nothing longer apart


def complete(
    cases: Sequence[Case], team: TeamMargins, period: Period, habits: Mapping[str, Any], rng: Random
) -> None:
    """Fill in everything that no margin has decided, from the habits."""
    people = [case for case in cases if case.back_from is None]
    for name in OF_THE_PERSON:
        share_out(people, name, habits[name], rng)
    for name in ("referrer", "decision"):
        share_out(cases, name, habits[name], rng)
    for name in ("subsidy", "hours"):
        share_out(
            [case for case in cases if case.end and case.facts["outcome"] == "work"], name, habits[name], rng
        )
    for case in cases:
        if case.end is not None:
            usual = habits["outcomes"][case.facts["outcome"]]
            case.facts = {"reason": usual["reason"], "completed": usual["completed"]} | case.facts
    _ages(people, team, period, habits["ages"], rng)
    _years(people, team, period)
    for case in cases:
        if case.back_from is not None:
            _same_person(case, case.back_from)


def number(cases: Sequence[Case], people_before: int) -> None:
    """Keys in the order of arrival; `people_before` people have theirs already."""
    arrived = sorted(cases, key=lambda case: (case.start or case.received, case.received))
    people = people_before
    enrolled = 0
    for place, case in enumerate(arrived, 1):
        case.application = f"{case.team}-a{place:03}"
        if case.back_from is None:
            people += 1
            case.participant = f"d{people:04}"
        if case.stays:
            enrolled += 1
            case.enrolment = f"{case.team}-{enrolled:03}"
    for case in arrived:
        if case.back_from is not None:
            case.participant = case.back_from.participant


def _ages(
    people: Sequence[Case], team: TeamMargins, period: Period, ages: Mapping[str, Any], rng: Random
) -> None:
    """Ages within the group and the team's own range; its youngest and oldest are there."""
    own = team.more.get("ages", {"min": 0, "max": 99})
    active = {id(case) for case in group(people, "active")}
    for code, span in ages.items():
        youngest, oldest = max(span["from"], own["min"]), min(span["to"], own["max"])
        if own["min"] > 0 and code == "under_30":
            youngest = own["min"]
        members = [case for case in people if case.facts["age_group"] == code]
        members.sort(key=lambda case: id(case) not in active)
        for place, case in enumerate(members):
            age = rng.randint(youngest, oldest)
            if place == 0 and "ages" in team.more:
                age = own["min"] if code == "under_30" else own["max"]
            case.birth_year = period.last.year - age


def _years(people: Sequence[Case], team: TeamMargins, period: Period) -> None:
    """Years in public support: more with age, with the mean over the active that the report gives.

    Raises MarginError for a mean above what the register tells apart.
    """
    active = sorted(group(people, "active"), key=lambda case: -case.birth_year)
    for case in people:
        case.years = min(LONGEST_SUPPORT, max(1, (period.last.year - case.birth_year - 18) // 4))
    mean = team.more.get("years_mean")
    if mean is None:
        return
    if mean > LONGEST_SUPPORT:
        raise MarginError(
            f"{team.team}: {mean} år i offentlig försörjning i medeltal går inte, {LONGEST_SUPPORT} är det mesta som registreras."
        )
    total = round(mean * len(active))
    for place, case in enumerate(active):
        case.years = total * (place + 1) // len(active) - total * place // len(active)
    _widen(active)


def _widen(active: Sequence[Case]) -> None:
    """Move years from the youngest to the oldest, pair by pair, so that the mean stays."""
    for young, old in zip(active[: len(active) // 2], reversed(active), strict=False):
        moved = min(young.years - 1, LONGEST_SUPPORT - old.years)
        young.years -= moved
        old.years += moved


def _same_person(case: Case, earlier: Case) -> None:
    case.facts |= {name: earlier.facts[name] for name in OF_THE_PERSON}
    case.birth_year, case.years = earlier.birth_year, earlier.years
