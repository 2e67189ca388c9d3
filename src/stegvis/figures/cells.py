"""Which groups must be counted to answer the measures?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.definitions import Measure, Split
from stegvis.figures.fact import FACTS

PYTHON_KINDS = ("capacity", "goal")


@dataclass(frozen=True, slots=True)
class Cell:
    """One grouping of one fact: the yes/no columns that must hold, the dimensions, and the number that is summed."""

    fact: str
    flags: tuple[str, ...]
    by: tuple[str, ...]
    number: str | None = None

    def needs(self) -> tuple[str, ...]:
        """What must be there for this to be known: optional files, or `ONE_YEAR`."""
        fact = FACTS[self.fact]
        asked = (*self.flags, *self.by, *((self.number,) if self.number else ()))
        return (*fact.needs, *(fact.column_needs[c] for c in asked if c in fact.column_needs))


def value_cell(measure: Measure, split: Split) -> Cell:
    """Where the value of a split comes from."""
    return Cell(split.fact, (*measure.where, *measure.has), split.by, measure.of)


def base_cell(measure: Measure) -> Cell:
    """Where the base of a count or share comes from: the measure's fact without `has`, split by `within` only."""
    return Cell(measure.fact, measure.where, measure.within)


def over_cell(measure: Measure, split: Split) -> Cell:
    """Where the base of a ratio comes from."""
    return Cell(split.fact, measure.where, split.by, measure.over)


def occurrence_cell(measure: Measure, split: Split) -> Cell:
    """Where it can be seen which values occur."""
    if measure.occurring_in_fact:
        return Cell(split.fact, (), split.by)
    if measure.within == split.by:
        return base_cell(measure)
    return value_cell(measure, split)


def cells_of(measures: Iterable[Measure]) -> list[Cell]:
    """Every cell that the measures need, each once, in a fixed order."""
    wanted: dict[Cell, None] = {}
    for measure in measures:
        if measure.kind in PYTHON_KINDS:
            continue
        wanted[base_cell(measure)] = None
        for split in measure.splits:
            wanted[value_cell(measure, split)] = None
            wanted[occurrence_cell(measure, split)] = None
            if measure.kind == "ratio":
                wanted[over_cell(measure, split)] = None
    return list(wanted)
