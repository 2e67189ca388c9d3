"""Where do the bars of a tornado stand: what a result becomes when one thing at a time has its least and greatest value?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT = 18.0, 82.0  # per cent of the drawing; the numbers stand outside


@dataclass(frozen=True, slots=True)
class Swung:
    """One thing that may vary: the result at its least and greatest value, and between what it was varied, in words."""

    label: str
    at_low: float
    at_high: float
    between: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSwing:
    """Two bars from the middle line, in per cent of the width; `least` and `most` are the results at their ends."""

    swung: Swung
    low: tuple[float, float]
    high: tuple[float, float]
    left: float
    right: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """The rows on one scale, and where the line of the result stands."""

    rows: tuple[DrawnSwing, ...]
    middle: float


def tornado(rows: Sequence[Swung], result: float) -> Tornado:
    """Every row on the same scale; the widest fills the drawing."""
    ends = [end for row in rows for end in (row.at_low, row.at_high)] + [result]
    least, most = min(ends), max(ends)

    def place(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((value - least) / (most - least) if most > least else 0.5), 2)

    middle = place(result)

    def bar(value: float) -> tuple[float, float]:
        end = place(value)
        return round(min(middle, end), 2), round(abs(end - middle), 2)

    drawn = []
    for row in rows:
        low, high = sorted((row.at_low, row.at_high))
        drawn.append(DrawnSwing(row, bar(row.at_low), bar(row.at_high), place(low), place(high), low, high))
    return Tornado(tuple(drawn), middle)
