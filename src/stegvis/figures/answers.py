"""What did the engine count, and for which group?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from stegvis.definitions import Definitions
from stegvis.figures.cells import Cell
from stegvis.figures.compiled import sql
from stegvis.figures.engine import Engine
from stegvis.figures.tables import run_table

WHOLE = ""
Group = tuple[str | int, ...]


class Counted(NamedTuple):
    """What a group holds: its records, how many of their numbers are known, and the numbers' sum, median and maximum."""

    records: int = 0
    known: int = 0
    total: float | None = None
    middle: float | None = None
    top: float | None = None


NOTHING = Counted()


@dataclass(frozen=True)
class Answers:
    """The counted groups of every cell, by scope (a team, or `WHOLE`) and group."""

    groups: Mapping[Cell, Mapping[str, Mapping[Group, Counted]]]
    missing: frozenset[str] = field(default_factory=frozenset)

    def known(self, cell: Cell) -> bool:
        """False where a file that the cell needs is not in the dataset."""
        return not self.missing.intersection(cell.needs())

    def of(self, cell: Cell) -> Mapping[str, Mapping[Group, Counted]]:
        """The groups of a cell by scope; none where a file that it needs is missing."""
        return self.groups.get(cell, {}) if self.known(cell) else {}


def ask(engine: Engine, cells: list[Cell], *, missing: Collection[str], definitions: Definitions) -> Answers:
    """One query per fact for all its cells. `missing` is what cells may need and the run lacks."""
    engine.hold("_cells", run_table("_cells", _rows(cells)))
    groups: list[dict[str, dict[Group, Counted]]] = [defaultdict(dict) for _ in cells]
    months = [cell.by.index("months") if "months" in cell.by else None for cell in cells]
    widths = [len(cell.by) for cell in cells]
    for fact in dict.fromkeys(cell.fact for cell in cells):
        for number, scope, *key, records, known, total, middle, top in engine.rows(
            sql(fact, engine.dialect, definitions)
        ):
            at = months[number]
            if at is not None:
                key[at] = int(key[at])
            groups[number][scope][tuple(key[: widths[number]])] = Counted(records, known, total, middle, top)
    return Answers(dict(zip(cells, groups, strict=True)), frozenset(missing))


def _rows(cells: list[Cell]) -> list[tuple[Any, ...]]:
    rows = []
    for number, cell in enumerate(cells):
        flags = (*cell.flags, None, None)[:2]
        by = (*cell.by, None, None, None)[:3]
        rows += [(cell.fact, number, whole, *flags, *by, cell.number) for whole in (True, False)]
    return rows
