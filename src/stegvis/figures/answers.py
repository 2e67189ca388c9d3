"""What did the engine count, and for which group?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from stegvis.definitions import Definitions
from stegvis.figures.cells import Cell
from stegvis.figures.compiled import sql
from stegvis.figures.engine import Engine
from stegvis.figures.tables import run_table

WHOLE = ""
Group = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Counted:
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

    def occurring(self, cell: Cell, scope: str) -> Mapping[Group, Counted]:
        return self.groups.get(cell, {}).get(scope, {})

    def of(self, cell: Cell, scope: str, group: Group) -> Counted:
        return self.occurring(cell, scope).get(group, NOTHING)


def ask(engine: Engine, cells: list[Cell], *, missing: Collection[str], definitions: Definitions) -> Answers:
    """One query per fact for all its cells. `missing` is what cells may need and the run lacks."""
    engine.hold("_cells", run_table("_cells", _rows(cells)))
    groups: dict[Cell, dict[str, dict[Group, Counted]]] = {}
    for fact in dict.fromkeys(cell.fact for cell in cells):
        for number, scope, *key, records, known, total, middle, top in engine.rows(sql(fact, engine.dialect, definitions)):
            cell = cells[number]
            group = tuple(_value(d, v) for d, v in zip(cell.by, key, strict=False))
            groups.setdefault(cell, {}).setdefault(scope, {})[group] = Counted(records, known, total, middle, top)
    return Answers(groups, frozenset(missing))


def _rows(cells: list[Cell]) -> list[tuple[Any, ...]]:
    rows = []
    for number, cell in enumerate(cells):
        flags = (*cell.flags, None, None)[:2]
        by = (*cell.by, None, None, None)[:3]
        rows += [(cell.fact, number, whole, *flags, *by, cell.number) for whole in (True, False)]
    return rows


def _value(dimension: str, value: str) -> str | int:
    return int(value) if dimension == "months" else value
