"""Where do the stretches of a bar over time stand? Across in per cent, down in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.web.look.charts import Box
from stegvis.web.look.swedish import SHORT_MONTHS

HEIGHT = 22.0
MOST_LABELS = 7  # month names that have room on a phone
LABEL = 22.0  # per cent that a month with its year takes on a phone


@dataclass(frozen=True)
class Stretch:
    """Days in a row that are alike: how much is filled (a fraction of 1), and whether it is filled more than once."""

    first: date
    last: date
    level: float
    over: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its name, a note under it, and its stretches. Where it has none nothing is drawn."""

    label: str
    note: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class TimeBar:
    """Rows over the same days; `title` says the content in words."""

    title: str
    first: date
    last: date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class DrawnRow:
    """A row with its boxes: the frame of each stretch, and what is filled of it."""

    row: Row
    boxes: list[Box]


@dataclass(frozen=True)
class Month:
    """A month's name and where it begins."""

    x: float
    name: str


def draw(bar: TimeBar) -> tuple[list[DrawnRow], list[Month]]:
    """Frames hollow where nobody is, solid from below as far as they are filled; then the months that have room."""
    days = (bar.last - bar.first).days + 1

    def x(day: date, after: int = 0) -> float:
        return round(((day - bar.first).days + after) / days * 100, 2)

    rows = [
        DrawnRow(row, [box for s in row.stretches for box in _boxes(s, x(s.first), x(s.last, 1))])
        for row in bar.rows
    ]
    starts = list(_starts(bar.first, bar.last))
    every = -(-len(starts) // MOST_LABELS)
    months = [Month(x(day), _name(day, n == 0)) for n, day in enumerate(starts[::every])]
    crowded = len(months) > 1 and months[1].x < LABEL
    return rows, months[:1] + months[2:] if crowded else months


def _boxes(stretch: Stretch, left: float, right: float) -> Iterator[Box]:
    width = round(right - left, 2)
    yield Box(left, 0.5, width, HEIGHT - 1, "free")
    if stretch.level:
        height = round(HEIGHT * min(stretch.level, 1), 1)
        yield Box(left, round(HEIGHT - height, 1), width, height, "over" if stretch.over else "held")


def _starts(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _name(day: date, with_year: bool) -> str:
    name = SHORT_MONTHS[day.month - 1]
    return f"{name} {day.year}" if with_year or day.month == 1 else name
