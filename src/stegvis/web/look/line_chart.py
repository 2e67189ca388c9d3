"""Where do the marks of a line over time stand? Across in per cent, down in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from stegvis.web.look.spoken import month as month_name
from stegvis.web.look.spoken import number

LEFT, RIGHT = 8.0, 96.0
TOP, BOTTOM, AXIS, EVENT = 12.0, 248.0, 268.0, 296.0
CLOSEST_LABELS = 7.0


@dataclass(frozen=True)
class Event:
    """Something that happened: its letter stands under the line, its words in the legend."""

    on: date
    letter: str
    words: str


@dataclass(frozen=True)
class LineChart:
    """Values over time on a fixed scale.

    `title` says the whole content in words. `cut` is a limit with its name; `near` is how far from the first value
    chance alone may carry (drawn as a band) and `near_said` its words. `language` is that of its numbers and months.
    `expected` is how a source says that it goes, with its words; it is drawn as far as there are values.
    """

    title: str
    points: list[tuple[date, float]]
    low: float = 0
    high: float = 40
    every: float = 10
    cut: float | None = None
    cut_said: str = ""
    near: float | None = None
    near_said: str = ""
    events: list[Event] = field(default_factory=list)
    language: str = "sv"
    expected: list[tuple[date, float]] = field(default_factory=list)
    expected_said: str = ""


@dataclass(frozen=True)
class Place:
    """A point of the drawing: x in per cent, y in pixels, and the words there."""

    x: float
    y: float
    text: str = ""
    anchor: str = "middle"


@dataclass(frozen=True)
class Drawn:
    """Everything the template draws."""

    title: str
    grid: list[Place]
    lines: list[tuple[Place, Place]]
    points: list[Place]
    labels: list[Place]
    months: list[Place]
    events: list[Place]
    cut: Place | None
    band: tuple[float, float] | None
    near_said: str
    near_y: float
    expected: list[tuple[Place, Place]]
    expected_said: Place | None


def draw(chart: LineChart) -> Drawn:
    """The drawing, 320 pixels high; needs at least one point."""
    first, last = chart.points[0][0], chart.points[-1][0]

    def x(on: date) -> float:
        return round(LEFT + (on - first).days / max((last - first).days, 1) * (RIGHT - LEFT), 2)

    def y(value: float) -> float:
        return round(BOTTOM - (value - chart.low) / (chart.high - chart.low) * (BOTTOM - TOP), 1)

    band = _band(chart, y(chart.points[0][1] + (chart.near or 0)), y(chart.points[0][1] - (chart.near or 0)))
    places = [Place(x(on), y(value), number(value, chart.language, 1)) for on, value in chart.points]
    course = [
        Place(x(on), y(value), chart.expected_said, "end") for on, value in _until(chart.expected, last)
    ]
    return Drawn(
        title=chart.title,
        grid=[Place(0, y(value), number(value, chart.language)) for value in _scale(chart)],
        lines=list(pairwise(places)),
        points=places,
        labels=_labels(places),
        months=[
            Place(x(on), AXIS, said, anchor) for on, said, anchor in _months(first, last, chart.language)
        ],
        events=[Place(x(e.on), EVENT, e.letter) for e in chart.events if first <= e.on <= last],
        cut=None if chart.cut is None else Place(LEFT, y(chart.cut), chart.cut_said),
        band=band,
        near_said=chart.near_said,
        near_y=round(sum(band) - 8, 1) if band else 0,
        expected=list(pairwise(course)),
        expected_said=course[-1] if len(course) > 1 else None,
    )


def _until(points: list[tuple[date, float]], last: date) -> Iterator[tuple[date, float]]:
    """The points up to a day, and where the line stands on it."""
    before: tuple[date, float] | None = None
    for on, value in points:
        if on > last:
            if before is not None and before[0] < last:
                part = (last - before[0]).days / (on - before[0]).days
                yield last, before[1] + part * (value - before[1])
            return
        yield on, value
        before = (on, value)


def _scale(chart: LineChart) -> Iterator[float]:
    value = chart.low
    while value <= chart.high:
        yield value
        value += chart.every


def _labels(places: list[Place]) -> list[Place]:
    ends = places[:1] if len(places) == 1 else [places[0], places[-1]]
    return [Place(p.x, p.y - 12, p.text, "start" if n == 0 else "end") for n, p in enumerate(ends)]


def _band(chart: LineChart, top: float, bottom: float) -> tuple[float, float] | None:
    if chart.near is None:
        return None
    top, bottom = max(top, TOP), min(bottom, BOTTOM)
    return top, round(bottom - top, 1)


def _months(first: date, last: date, language: str) -> Iterator[tuple[date, str, str]]:
    """The first day with its date, then every month that has room."""
    yield first, f"{first.day} {month_name(first.month, language)}", "start"
    span = max((last - first).days, 1)
    taken = LEFT + CLOSEST_LABELS
    year, month = first.year, first.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        on = date(year, month, 1)
        if on > last:
            return
        at = LEFT + (on - first).days / span * (RIGHT - LEFT)
        if at - taken >= CLOSEST_LABELS / 2:
            taken = at + CLOSEST_LABELS
            name = month_name(month, language)
            yield on, name if month > 1 else f"{name} {year}", "middle"
