"""How do margins become the tables of a dataset?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from stegvis.examples.answers import responses
from stegvis.examples.cases import Case, cases_of
from stegvis.examples.complete import complete, number
from stegvis.examples.contacts import actions, activities
from stegvis.examples.days import settle
from stegvis.examples.living import at_start_and_exit, follow_ups
from stegvis.examples.margins import Margins, TeamMargins
from stegvis.examples.money import funding, goals
from stegvis.examples.proof import prove
from stegvis.examples.registry import Row, applications, enrolments, frame, participants, placements

HABITS = Path(__file__).with_name("habits.yaml")
# The tables whose rows need no key have one all the same, so that a row can be pointed out.
ROW_KEYS = {
    "livelihoods": "livelihood_id",
    "occupations": "occupation_id",
    "actions": "action",
    "activities": "activity_id",
    "funding": "funding_id",
}
Tables = Mapping[str, Sequence[Row]]


def build(margins: Margins) -> Tables:
    """The tables of the example, the same every time.

    Raises MarginError when a margin cannot be dealt out, or does not come out when the rows are counted. A table that
    the report says nothing about (funding, goals, tracks) is left out: not known is not none.
    """
    habits = yaml.safe_load(HABITS.read_text(encoding="utf-8"))
    tables = frame(margins)
    people = 0
    for team in margins.teams:
        cases = _cases(margins, team, habits, people)
        people += sum(case.back_from is None for case in cases)
        for name, rows in _rows(margins, team, cases, habits).items():
            tables.setdefault(name, []).extend(rows)
    filled = {name: _numbered(name, rows) for name, rows in tables.items() if rows}
    prove(filled, margins)
    return filled


def _numbered(name: str, rows: list[Row]) -> list[Row]:
    key = ROW_KEYS.get(name)
    return [{key: f"{name}-{place:04}"} | row for place, row in enumerate(rows, 1)] if key else rows


def _cases(margins: Margins, team: TeamMargins, habits: Mapping[str, Any], people: int) -> list[Case]:
    chance = Random(f"{margins.name}/{team.team}")
    cases = cases_of(team, chance)
    settle(cases, team, margins.period, chance)
    complete(cases, team, margins.period, habits, chance)
    number(cases, people)
    return sorted(cases, key=lambda case: case.application)


def _rows(
    margins: Margins, team: TeamMargins, cases: Sequence[Case], habits: Mapping[str, Any]
) -> dict[str, list[Row]]:
    period = margins.period
    chance = Random(f"{margins.name}/{team.team}/rows")
    lives = at_start_and_exit(cases, habits, chance)
    later = follow_ups(cases, team, period, habits, chance)
    return {
        "participants": participants(cases),
        "applications": applications(cases, period.last),
        "enrolments": enrolments(cases),
        "placements": placements(cases, margins.teams),
        "livelihoods": lives["livelihoods"] + later["livelihoods"],
        "occupations": lives["occupations"],
        "follow_ups": later["follow_ups"],
        "responses": responses(cases, team, period, chance),
        "actions": actions(cases, team, period, habits, chance),
        "activities": activities(cases, team, period, habits, chance),
        "goals": list(goals(team, period)),
        "funding": list(funding(team, margins.association["association"], period)),
    }
