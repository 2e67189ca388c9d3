"""Where do the days of a year stand on a wheel? January begins at the top, the year goes with the clock."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from stegvis.web.look.swedish import SHORT_MONTHS

MIDDLE, RIM, NAMES, OUTER, LANE = 160.0, 158.0, 141.0, 108.0, 25.0
NEAR = 24.0  # dots nearer than this stand on the next lane inwards


@dataclass(frozen=True)
class Spoke:
    """A day with something to do, by the number it has in the list; `state` "done", "late", "soon", "ahead" or "before"."""

    day: date
    number: int
    state: str


@dataclass(frozen=True)
class Wheel:
    """A year; `title` says its content in words, `today` is drawn as a hand where it lies in the year."""

    title: str
    spokes: tuple[Spoke, ...]
    today: date | None = None


@dataclass(frozen=True)
class Dot:
    """A spoke's place in a drawing 320 by 320."""

    x: float
    y: float
    spoke: Spoke


@dataclass(frozen=True)
class Month:
    """Where a month's name stands, and the line that it begins with."""

    name: str
    x: float
    y: float
    line: tuple[float, float, float, float]


def draw(wheel: Wheel) -> tuple[list[Month], list[Dot], tuple[float, float] | None]:
    """The months, the dots without two on one place, and where the hand of today points."""
    months = []
    for n, name in enumerate(SHORT_MONTHS):
        begins = n / 12
        inner, outer = _at(begins, 126), _at(begins, RIM)
        months.append(Month(name, *_at((n + 0.5) / 12, NAMES), (*inner, *outer)))
    dots: list[Dot] = []
    for spoke in sorted(wheel.spokes, key=lambda s: s.day):
        radius = OUTER
        place = _at(_turn(spoke.day), radius)
        while (
            any(abs(place[0] - d.x) ** 2 + abs(place[1] - d.y) ** 2 < NEAR**2 for d in dots) and radius > LANE
        ):
            radius -= LANE
            place = _at(_turn(spoke.day), radius)
        dots.append(Dot(*place, spoke))
    return months, dots, _at(_turn(wheel.today), RIM) if wheel.today else None


def _turn(day: date) -> float:
    """The part of the months that has passed: months are equally wide."""
    lengths = (31, 29 if isleap(day.year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return (day.month - 1 + (day.day - 0.5) / lengths[day.month - 1]) / 12


def _at(turn: float, radius: float) -> tuple[float, float]:
    angle = 2 * pi * turn - pi / 2
    return round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1)
