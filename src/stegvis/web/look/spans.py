"""Where do the parts of a whole stand: as one bar a row, as areas over time, and as bands from one occasion to the next?

Across in per cent or in thousandths of a stretched frame, down in pixels. Each kind of part has a class that colours it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDE = 1000  # units across a stretched frame
AREA_HIGH = 240.0  # px
PASSAGE_HIGH, GAP, POST = 320.0, 6.0, 14.0  # px, px, thousandths


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: the class that colours it, and its name."""

    css: str
    name: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A row of parts of one total, by kind."""

    label: str
    parts: Mapping[str, float]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A drawn part: its kind, where it begins and how wide it is, per cent; its value, and whether that has room in it."""

    kind: Kind
    x: float
    width: float
    value: float
    roomy: bool


@dataclass(frozen=True, slots=True)
class DrawnStack:
    """A row with its pieces, and all of it in words."""

    stack: Stack
    pieces: tuple[Piece, ...]


NARROWEST = 5.0  # per cent, for a number to have room


def stacks(rows: Sequence[Stack], kinds: Mapping[str, Kind]) -> list[DrawnStack]:
    """Rows of the same width, each its own whole; kinds in their order, those of nobody left out."""
    return [DrawnStack(row, tuple(_pieces(row, kinds))) for row in rows]


def _pieces(row: Stack, kinds: Mapping[str, Kind]) -> Iterator[Piece]:
    total, x = sum(row.parts.values()) or 1, 0.0
    for code, kind in kinds.items():
        value = row.parts.get(code, 0)
        if value:
            width = 100 * value / total
            yield Piece(kind, round(x, 2), round(width, 2), value, width >= NARROWEST)
            x += width


@dataclass(frozen=True, slots=True)
class Band:
    """An area: its kind and its outline in a frame WIDE units across."""

    kind: Kind
    path: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under the frame, across in per cent."""

    x: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Areas:
    """Shares over time, to draw: `title` says the whole content in words, `width` is what the right edge stands for."""

    title: str
    moments: Sequence[tuple[float, Mapping[str, float]]]
    kinds: Mapping[str, Kind]
    width: float
    ticks: Sequence[Tick]


GRID = [(round(12 + AREA_HIGH * (1 - part / 4)), f"{25 * part}") for part in range(5)]  # px and per cent


def areas(
    moments: Sequence[tuple[float, Mapping[str, float]]], kinds: Mapping[str, Kind], width: float
) -> list[Band]:
    """Shares (fractions of 1) that change at moments, stacked from below in the order of the kinds, to `width` at the right.

    What the kinds leave is not drawn. A share stands until the next moment, so that the edges are stairs.
    """
    found, floor = [], [0.0] * len(moments)
    for code, kind in kinds.items():
        roof = [low + shares.get(code, 0.0) for low, (_, shares) in zip(floor, moments, strict=True)]
        at = [at for at, _ in moments]
        found.append(Band(kind, _outline(at, floor, roof, width)))
        floor = roof
    return found


def _outline(at: Sequence[float], floor: Sequence[float], roof: Sequence[float], width: float) -> str:
    def x(value: float) -> str:
        return f"{round(min(value / width, 1) * WIDE, 1):g}"

    def y(share: float) -> str:
        return f"{round(AREA_HIGH * (1 - share), 1):g}"

    ends = [*at[1:], width]
    there = "".join(
        f"H{x(end)}" if n == 0 else f"V{y(high)}H{x(end)}"
        for n, (high, end) in enumerate(zip(roof, ends, strict=True))
    )
    back = "".join(
        f"V{y(low)}H{x(start)}" for low, start in zip(reversed(floor), reversed(list(at)), strict=True)
    )
    return f"M{x(at[0])} {y(roof[0])}{there}{back}z"


@dataclass(frozen=True, slots=True)
class Post:
    """Those of one kind on one occasion: place and height of their post, in a frame WIDE across and PASSAGE_HIGH down."""

    kind: Kind
    x: float
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Those who went from one kind to another; coloured as where they came to."""

    kind: Kind
    path: str
    said: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The posts of every occasion and the ribbons between them."""

    posts: tuple[Post, ...]
    ribbons: tuple[Ribbon, ...]


def passages(counts: Sequence[Mapping[tuple[str, str], int]], kinds: Mapping[str, Kind]) -> Passages:
    """From occasion to occasion, the same total on each; kinds from above in their order."""
    everybody = sum(counts[0].values()) if counts else 0
    if not everybody:
        return Passages((), ())
    columns = [_arrived(counts[0], kinds, 0), *(_arrived(step, kinds, 1) for step in counts)]
    most = max(len(column) for column in columns)
    scale = (PASSAGE_HIGH - GAP * (most - 1)) / everybody
    places = [
        dict(_placed(column, scale, round(n * (WIDE - POST) / len(counts), 1), kinds))
        for n, column in enumerate(columns)
    ]
    ribbons: list[Ribbon] = []
    for step, (before, after) in zip(counts, pairwise(places), strict=True):
        ribbons += _ribbons(step, before, after, scale, kinds)
    return Passages(tuple(post for column in places for post in column.values()), tuple(ribbons))


def _arrived(step: Mapping[tuple[str, str], int], kinds: Mapping[str, Kind], end: int) -> dict[str, int]:
    found = {code: sum(n for pair, n in step.items() if pair[end] == code) for code in kinds}
    return {code: count for code, count in found.items() if count}


def _placed(
    column: Mapping[str, int], scale: float, x: float, kinds: Mapping[str, Kind]
) -> Iterator[tuple[str, Post]]:
    y = 0.0
    for code, count in column.items():
        yield code, Post(kinds[code], x, round(y, 1), round(count * scale, 1), count)
        y += count * scale + GAP


def _ribbons(
    step: Mapping[tuple[str, str], int],
    before: Mapping[str, Post],
    after: Mapping[str, Post],
    scale: float,
    kinds: Mapping[str, Kind],
) -> Iterator[Ribbon]:
    left = {code: post.y for code, post in before.items()}
    right = {code: post.y for code, post in after.items()}
    order = list(kinds)
    for (came, went), count in sorted(step.items(), key=lambda item: [order.index(code) for code in item[0]]):
        if not count:
            continue
        high, a, b = count * scale, left[came], right[went]
        x, end = before[came].x + POST, after[went].x
        middle = (x + end) / 2
        path = (
            f"M{x:g} {a:.1f}C{middle:g} {a:.1f} {middle:g} {b:.1f} {end:g} {b:.1f}"
            f"V{b + high:.1f}C{middle:g} {b + high:.1f} {middle:g} {a + high:.1f} {x:g} {a + high:.1f}z"
        )
        left[came], right[went] = a + high, b + high
        yield Ribbon(kinds[went], path, f"{kinds[came].name} till {kinds[went].name}: {count}")


def evenly(said: Sequence[str]) -> list[Tick]:
    """Words from edge to edge."""
    last = len(said) - 1
    return [
        Tick(round(100 * n / last, 1), word, "start" if n == 0 else "end" if n == last else "middle")
        for n, word in enumerate(said)
    ]
