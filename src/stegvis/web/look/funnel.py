"""Where do groups of different size stand around the share of all, and within which bands does chance put them?

Across in thousandths of a stretched frame or in per cent, down in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.domain.funnel import Limits
from stegvis.web.look.spans import WIDE

HIGH, TOP = 288.0, 12  # px
DOT, LETTER, ROOM = (
    11.0,
    7.2,
    760,
)  # px: a dot's reach, a letter's width, the narrowest frame that shows names
SHIFTS = (0, -17, 17, -32, 32, -47, 47)  # px that a name moves from beside its dot, nearest first
TICKS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its name, how many it counts, its share (a fraction of 1), and whether chance does not explain it."""

    name: str
    n: int
    share: float
    outside: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """What is drawn: `title` says the content in words, `axis` what is counted, `middle` is the share of all and what it is called."""

    title: str
    axis: str
    middle: tuple[float, str]
    groups: Sequence[Group]
    limits: Sequence[Limits]


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered mark and its name: across in per cent, down in pixels; `dx` and `anchor` say on which side the name stands."""

    number: int
    name: str
    x: float
    y: float
    outside: bool
    name_y: float
    dx: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bands as paths in a frame WIDE across and HIGH down, the edges to dash, the line of all, marks, grid and ticks."""

    funnel: Funnel
    wider: str
    narrower: str
    edges: tuple[tuple[str, str], ...]
    middle: float
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, int, str], ...]
    ends: tuple[tuple[float, str], ...]


GRID = tuple((round(TOP + HIGH * (1 - part / 4)), f"{25 * part}") for part in range(5))  # px and per cent


def draw(funnel: Funnel) -> Drawn:
    """The drawing; needs a group and a limit at least."""
    widest = funnel.limits[-1].n
    curves = {
        name: [(at, getattr(limit, band)[end]) for at, limit in _from_the_edge(funnel.limits)]
        for name, band, end in (
            ("least", "seldom", 0),
            ("most", "seldom", 1),
            ("low", "usual", 0),
            ("high", "usual", 1),
        )
    }
    paths = {name: _path(points, widest) for name, points in curves.items()}
    last = funnel.limits[-1]
    return Drawn(
        funnel,
        _closed(paths["most"], curves["least"], widest),
        _closed(paths["high"], curves["low"], widest),
        tuple(("cut" if name in ("low", "high") else "far", path) for name, path in paths.items()),
        _y(funnel.middle[0]),
        tuple(_dots(funnel.groups, widest, _y(funnel.middle[0]))),
        tuple(_ticks(widest)),
        ((_y(last.seldom[1]), "99,8 %"), (_y(last.usual[1]), "95 %")),
    )


def _from_the_edge(limits: Sequence[Limits]) -> list[tuple[int, Limits]]:
    """The limits with those of the smallest group from the very edge of the frame."""
    return [(0, limits[0]), *((limit.n, limit) for limit in limits)]


def _y(share: float) -> float:
    return round(TOP + HIGH * (1 - share), 1)


def _point(n: int, share: float, widest: int) -> str:
    return f"{round(WIDE * n / widest, 1):g} {round(HIGH * (1 - share), 1):g}"


def _path(points: Sequence[tuple[int, float]], widest: int) -> str:
    return "M" + "L".join(_point(n, share, widest) for n, share in points)


def _closed(there: str, back: Sequence[tuple[int, float]], widest: int) -> str:
    return f"{there}L{'L'.join(_point(n, share, widest) for n, share in reversed(back))}z"


def _dots(groups: Sequence[Group], widest: int, middle: float) -> Iterator[Dot]:
    """Names stand beside their dots, moved where they would lie on another dot or name, or on the line of all."""
    places = [(100 * one.n / widest, _y(one.share)) for one in groups]
    taken = [_box(x, y, -DOT, DOT) for x, y in places] + [(0.0, float(ROOM), middle - 1, middle + 1)]
    for number, (one, (x, y)) in enumerate(zip(groups, places, strict=True), 1):
        left = x > 100 - 100 * (LETTER * len(one.name) + 2 * DOT) / ROOM
        dx = -17 if left else 17
        ends = (dx - LETTER * len(one.name), dx) if left else (dx, dx + LETTER * len(one.name))
        others = [box for n, box in enumerate(taken) if n != number - 1]
        shift = next((s for s in SHIFTS if _free(_box(x, y + s, *ends), others)), 0)
        taken.append(_box(x, y + shift, *ends))
        yield Dot(number, one.name, round(x, 2), y, one.outside, y + shift, dx, "end" if left else "start")


Box = tuple[float, float, float, float]


def _box(x: float, y: float, start: float, end: float) -> Box:
    at = ROOM * x / 100
    return at + start, at + end, y - 8, y + 8


def _free(box: Box, taken: Sequence[Box]) -> bool:
    return all(box[1] < o[0] or o[1] < box[0] or box[3] < o[2] or o[3] < box[2] for o in taken)


def _ticks(widest: int) -> Iterator[tuple[float, int, str]]:
    step = next(
        s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000, widest) if widest / s <= TICKS
    )
    for n in range(0, widest + 1, step):
        yield round(100 * n / widest, 2), n, "start" if n == 0 else "end" if n > 0.97 * widest else "middle"
