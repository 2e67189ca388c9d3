"""What does one change of livelihood mean a year, in words?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.evaluation.actors import STATE
from stegvis.evaluation.one_change import OneChange, one_change
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.profiles import profile as named
from stegvis.evaluation.state import StateError
from stegvis.evaluation.trail import parameters_of
from stegvis.web.reports.queries.behind import Named, account


@dataclass(frozen=True, slots=True)
class Actor:
    """What an actor gains a year."""

    name: str
    part: bool
    gain: float


@dataclass(frozen=True, slots=True)
class Line:
    """A flow of one person."""

    label: str
    payer: str
    receiver: str
    before: float
    after: float
    amount: float
    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer as it is shown."""

    asked: OneChange
    place: str
    actors: tuple[Actor, ...]
    disposable: float
    loan: float
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def change_of(before: str, after: str, municipality: str, year: int, profile: str) -> Found:
    """The change that is written. Raises StateError and DefinitionError, in Swedish."""
    made = one_change(before, after, municipality, year, named(profile))
    gains = made.change.actors()
    place = made.parameters.municipality
    return Found(
        made,
        place.label if place else "",
        tuple(Actor(account(name), name in STATE, float(gain[0])) for name, gain in gains.items()),
        float(made.change.disposable_income()[0]),
        float(made.change.student_loan()[0]),
        tuple(_lines(made)),
        tuple(made.notes()),
    )


def _lines(made: OneChange) -> list[Line]:
    found = []
    for line in made.change.lines():
        values = tuple(
            Named(entry.name, entry.parameter.label.sv) for entry in parameters_of(line.flow, made.parameters)
        )
        label = line.label.sv[:1].upper() + line.label.sv[1:]
        before, after, amount = (float(side[0]) for side in (line.before, line.after, line.amount))
        found.append(Line(label, account(line.payer), account(line.receiver), before, after, amount, values))
    return found


def field_of(given: Mapping[str, Any]) -> str:
    """The field with the state that cannot be read; the second where the first can."""
    try:
        parse_state(given["before"])
    except StateError:
        return "before"
    return "after"
