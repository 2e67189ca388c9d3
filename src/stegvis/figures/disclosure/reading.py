"""Which counts does a figure tell?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stegvis.definitions import Definitions, Measure, Split
from stegvis.domain.figure import ABSENT, By, Figure
from stegvis.figures.cells import base_cell, value_cell
from stegvis.figures.disclosure.system import Name

Way = Literal["count", "number", "free", "never", "goal"]
_WAYS: dict[str, Way] = {
    "count": "count",
    "share": "count",
    "mean": "number",
    "median": "number",
    "max": "never",
    "capacity": "free",
    "sum": "free",
    "ratio": "free",
    "goal": "goal",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the counts that it tells: its value and its base, where it has them.

    Places and money tell of no person (`free`), a largest value always does (`never`); a mean or a median (`number`) tells how
    many it was made of; a `goal` is worked out from another figure.
    """

    figure: Figure
    way: Way
    value: Name | None = None
    n: Name | None = None

    @property
    def told(self) -> tuple[tuple[Name, int], ...]:
        """The counts and what they are."""
        pairs = ((self.value, self.figure.value), (self.n, self.figure.n))
        return tuple((name, int(said)) for name, said in pairs if name is not None and isinstance(said, int))


def readings(figures: Iterable[Figure], definitions: Definitions) -> list[Reading]:
    """Each figure with what it tells. A figure of a measure that is not defined is never shown."""
    return [_reading(figure, definitions.measures.get(figure.measure)) for figure in figures]


def _reading(figure: Figure, measure: Measure | None) -> Reading:
    way = _WAYS[measure.kind] if measure else "never"
    if measure is None or way not in ("count", "number"):
        return Reading(figure, way)
    split = _split(measure, figure)
    if split is None:
        return Reading(figure, "never")
    cell = value_cell(measure, split)
    group = _group(figure.by)
    if way == "number":
        # What the number is made of: the records that have one, who may be fewer than the records.
        return Reading(figure, way, n=Name(_records(cell.fact, (*cell.flags, f"#{measure.of}")), group))
    base = base_cell(measure)
    n = Name(_records(base.fact, base.flags), group).within((*base.by, "team"))
    value = Name(_records(cell.fact, cell.flags), group)
    return Reading(figure, way, value, None if figure.n is ABSENT else n)


def _split(measure: Measure, figure: Figure) -> Split | None:
    dimensions = {name for name, _ in figure.by} - {"team"}
    return next((split for split in measure.splits if set(split.by) == dimensions), None)


def _group(by: By) -> By:
    return tuple(sorted(by, key=lambda pair: pair[0]))


def _records(fact: str, flags: Iterable[str]) -> str:
    return ".".join((fact, *sorted(flags)))
