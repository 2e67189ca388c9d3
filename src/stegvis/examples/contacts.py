"""Which rows say what the team did together with people, and with whom else?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from stegvis.domain.period import Period
from stegvis.examples.cases import Case, group
from stegvis.examples.days import spread, weekday
from stegvis.examples.margins import MarginError, TeamMargins
from stegvis.examples.registry import Row

MISSED = 9  # every ninth conversation is missed


def activities(
    cases: Sequence[Case], team: TeamMargins, period: Period, habits: Mapping[str, Any], rng: Random
) -> list[Row]:
    """Conversations and multi-party meetings with everybody, and the team's own events with those the margins say."""
    rows: list[Row] = []
    for case in group(cases, "stays"):
        for kind, days in habits["days_between"].items():
            rows += _regular(case, kind, days, case.end or period.last)
    return rows + list(_events(cases, team, period, rng))


def actions(
    cases: Sequence[Case], team: TeamMargins, period: Period, habits: Mapping[str, Any], rng: Random
) -> list[Row]:
    """Coordinated actions: of the period's exits as the margins say, of others as usual.

    Raises MarginError when the margins hold another number of counts than there are exits.
    """
    asked = list(team.more.get("actions_of_exits", ()))
    if asked and len(asked) != len(group(cases, "exits")):
        raise MarginError(
            f"{team.team}: {len(group(cases, 'exits'))} avslut, men {len(asked)} antal samordnade åtgärder."
        )
    rng.shuffle(asked)
    exits, usual = iter(asked), cycle(habits["actions_of_one"])
    partners = cycle(habits["partners"])
    rows: list[Row] = []
    for case in group(cases, "stays"):
        assert case.start is not None
        of_exit = asked and case in group([case], "exits")
        count = next(exits) if of_exit else next(usual)
        days = spread(case.start, case.end or period.last, count)
        rows += [{"enrolment": case.enrolment, "partner": next(partners), "done_on": day} for day in days]
    return rows


def _regular(case: Case, kind: str, days: int, last: date) -> Iterator[Row]:
    name = {"conversation": "Enskilt samtal", "multi_party_meeting": "Flerpartsmöte"}[kind]
    assert case.start is not None
    held, count = weekday(case.start + timedelta(days=7)), 1
    while held <= last:
        attended = kind != "conversation" or (count + len(case.enrolment) + case.years) % MISSED != 0
        yield _activity(case, name, kind, held, attended)
        held, count = weekday(held + timedelta(days=days)), count + 1


def _events(cases: Sequence[Case], team: TeamMargins, period: Period, rng: Random) -> Iterator[Row]:
    """Each event of an activity takes its own people, so that a count of an activity counts people.

    Raises MarginError when too few are there.
    """
    taken: set[tuple[str, str]] = set()
    for event in team.more.get("events", ()):
        where = {key: (str(value),) for key, value in event.get("where", {}).items()}
        free = [
            c
            for c in group(cases, event.get("of", "active"), where)
            if (event["activity"], c.enrolment) not in taken and _days_there(c, period) > 25
        ]
        if len(free) < event["count"]:
            raise MarginError(
                f"{team.team}: {event['activity']} ska ha {event['count']} deltagare, men bara {len(free)} finns."
            )
        for place, case in enumerate(rng.sample(free, event["count"])):
            taken.add((event["activity"], case.enrolment))
            first, last = _there(case, period)
            for held in spread(first, last, event.get("times", 1)):
                row = _activity(
                    case,
                    event["activity"],
                    event["kind"],
                    held,
                    place < event.get("attended", event["count"]),
                )
                yield row | {"employer_kind": event.get("employer_kind", "")}


def _activity(case: Case, name: str, kind: str, held: date, attended: bool) -> Row:
    return {
        "enrolment": case.enrolment,
        "activity": name,
        "kind": kind,
        "held_on": held,
        "attended": str(attended).lower(),
    }


def _there(case: Case, period: Period) -> tuple[date, date]:
    assert case.start is not None
    return max(case.start, period.first), min(case.end or period.last, period.last)


def _days_there(case: Case, period: Period) -> int:
    first, last = _there(case, period)
    return (last - first).days
