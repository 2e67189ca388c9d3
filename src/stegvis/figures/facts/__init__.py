"""The rows that measures count: one expression for each fact, the same on every engine.

A fact has `key` (the record that can be listed), `team`, its dimensions (text), its yes/no columns and its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stegvis.figures.facts import after, answers, applications, everyday, exits, money, people
from stegvis.figures.tables import Tables

ONE_YEAR = "a period within one year"


@dataclass(frozen=True)
class Fact:
    """How a fact is built, and what it and its columns need to be known: optional files, or `ONE_YEAR`.

    `repeats` says that a key can stand on several rows: records are then counted once each.
    """

    build: Callable[[Tables], Any]
    needs: tuple[str, ...] = ()
    column_needs: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False


FACTS: dict[str, Fact] = {
    "active": Fact(people.active),
    "active_persons": Fact(people.active_persons, repeats=True),
    "active_stays": Fact(people.active_stays, needs=("placements",), repeats=True),
    "started": Fact(people.started, column_needs={"track": "placements", "days_waiting": "applications"}),
    "enrolled": Fact(people.enrolled),
    "enrolled_stays": Fact(people.enrolled_stays, needs=("placements",), repeats=True),
    "exits": Fact(exits.exits, column_needs={"track": "placements", "actions": "actions"}),
    "exit_occupations": Fact(exits.exit_occupations, needs=("occupations",), repeats=True),
    "applications": Fact(applications.applications, needs=("applications",)),
    "queue": Fact(applications.queue, needs=("applications",)),
    "follow_ups": Fact(after.follow_ups, needs=("follow_ups",)),
    "livelihoods": Fact(after.livelihoods, needs=("livelihoods",)),
    "work_training": Fact(everyday.work_training, needs=("activities",), repeats=True),
    "scores": Fact(answers.scores, needs=("responses",), repeats=True),
    "answers": Fact(answers.answers, needs=("responses",), repeats=True),
    "funding": Fact(money.funding, needs=("funding",), column_needs={"requisitioned": ONE_YEAR, "granted": ONE_YEAR}),
}

__all__ = ["FACTS", "ONE_YEAR", "Fact"]
