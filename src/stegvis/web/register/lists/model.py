"""What does a list hold once it is read, and how much may it hold?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

COLUMNS, CELL = 200, 2_000
RATIO, RATIO_FROM, ENTRIES = 200, 2 << 20, 2_000  # of a workbook's zip
BLANK = 2_000  # so many empty rows after each other, and the list has ended


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a list may be: the file in bytes, its rows, and a workbook unpacked."""

    size: int
    rows: int
    unpacked: int


COMPARED = Limits(5 << 20, 20_000, 80 << 20)
IMPORTED = Limits(20 << 20, 60_000, 200 << 20)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file (the first is 1) and its cells as text, by heading; "" where nothing is written."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its headings, each once, and its rows. `uneven` are the numbers of rows with more cells than headings.

    `sheet` is the sheet that was read and `sheets` all that the workbook has; both empty for a text file.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    uneven: tuple[int, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def values(self, heading: str) -> list[tuple[str, int]]:
        """The different values of a column and how many rows have each, most first; the empty left out."""
        counted = Counter(row.cells.get(heading, "") for row in self.rows)
        return [(value, n) for value, n in counted.most_common() if value]

    def as_json(self) -> str:
        """The whole list as text, to be kept encrypted."""
        rows = [[row.number, [row.cells[heading] for heading in self.headings]] for row in self.rows]
        return json.dumps([self.name, self.headings, rows, self.uneven, self.sheet, self.sheets])

    @classmethod
    def from_json(cls, text: str) -> Listed:
        """The list that `as_json` wrote."""
        name, headings, rows, uneven, sheet, sheets = json.loads(text)
        known: dict[str, str] = {}  # the same text many times is kept once
        found = tuple(
            Row(number, {h: known.setdefault(cell, cell) for h, cell in zip(headings, cells, strict=True)})
            for number, cells in rows
        )
        return cls(name, tuple(headings), found, tuple(uneven), sheet, tuple(sheets))
