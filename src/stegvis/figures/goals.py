"""How far from its goal is an outcome?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stegvis.definitions import Measure
from stegvis.domain.figure import ABSENT, By, Figure
from stegvis.domain.interval import wilson

AFTER = {"at_6_months": 6, "at_24_months": 24}


@dataclass(frozen=True, slots=True)
class Goal:
    """A level that a measure is to reach in a period, for one team or for all."""

    team: str | None
    measure: str
    outcome: str | None
    horizon: str | None
    level: float
    unit: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What chance makes of an outcome (its 95 % interval, fractions of 1), and where it lies against its goal."""

    low: float
    high: float
    place: Literal["unsure", "above", "below"]


def standing(level: float, hits: float, n: float) -> Standing:
    """An outcome against a level (a fraction of 1): above or below only where the level lies outside the interval; `n` above 0.

    >>> standing(0.25, 6, 17).place
    'unsure'
    """
    low, high = wilson(hits, n)
    if low <= level <= high:
        return Standing(low, high, "unsure")
    return Standing(low, high, "above" if level < low else "below")


def attainment(
    measure: Measure, goals: Iterable[Goal], shown: Sequence[str], known: Mapping[tuple[str, By], Figure]
) -> Iterator[Figure]:
    """Outcome minus goal: percentage points for per cent, else in the goal's unit; None where nothing is known.

    `known` holds the figures already counted, by measure and `by`.
    """
    place = {team: i for i, team in enumerate(shown)}
    for goal in sorted(
        goals,
        key=lambda g: (place.get(g.team or "", -1), g.measure, g.outcome or "", g.horizon or "", g.level),
    ):
        if goal.team is not None and goal.team not in place:
            continue
        team = (("team", goal.team),) if goal.team else ()
        asked = (("measure", goal.measure), ("outcome", goal.outcome), ("horizon", goal.horizon))
        by = (*team, *((name, value) for name, value in asked if value))
        value, n = _difference(goal, known.get(_asked(goal.measure, goal.outcome, goal.horizon, team)))
        unit = "percentage_points" if goal.unit == "percent" else goal.unit
        yield Figure(measure.name, by, value, unit, n)


def figure_asked(goal: Figure) -> tuple[str, By]:
    """The measure and split of the figure that a goal's figure is worked out from."""
    said = {name: str(value) for name, value in goal.by}
    team = (("team", said["team"]),) if "team" in said else ()
    return _asked(said.get("measure", ""), said.get("outcome"), said.get("horizon"), team)


def _asked(measure: str, outcome: str | None, horizon: str | None, team: By) -> tuple[str, By]:
    split = (("outcome", outcome),) if outcome else ()
    if horizon in AFTER:
        return ("follow_up_outcome", (*team, ("months", AFTER[horizon]), *split))
    return (measure, (*team, *split))


def _difference(goal: Goal, figure: Figure | None) -> tuple[float | None, object]:
    if figure is None:
        return (None, None)
    n = None if figure.n is ABSENT else figure.n
    if goal.unit == "percent":
        return (None if figure.share is ABSENT else 100 * figure.share - goal.level, n)
    return (None if figure.value is None else figure.value - goal.level, n)
