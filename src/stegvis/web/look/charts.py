"""Where do the marks of a chart stand? Widths in per cent of the drawing, heights in its units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

STEPS = 6
MINI_BOTTOM, MINI_RISE, MINI_WIDTH = 27.0, 4.4, 9.0


@dataclass(frozen=True)
class Box:
    """One rectangle, and the class that says what it is."""

    x: float
    y: float
    width: float
    height: float
    kind: str = ""


@dataclass(frozen=True)
class Mini:
    """The small stair: blocks, the outline over them and, where the start is another step, its hollow block."""

    boxes: list[Box]
    outline: str
    start: Box | None
    said: str


def state(step: int, start: int | None, now: int | None) -> str:
    """What a step of the stair is: "now", "from" (the start), "way" (between them) or ""."""
    if step == now:
        return "now"
    if step == start:
        return "from"
    if start is None or now is None:
        return ""
    return "way" if min(start, now) < step < max(start, now) else ""


def stair_said(start: int | None, now: int | None) -> str:
    """The stair in words, for those who do not see it."""
    if start is None and now is None:
        return "Steg saknas"
    if now is None:
        return f"Steg {start} vid start"
    return f"Steg {now} nu" if start is None else f"Steg {start} vid start, steg {now} nu"


def mini(start: int | None, now: int | None) -> Mini:
    """The mini ladder for two steps 0–5, either of which may be unknown; drawing 56 × 28."""
    tops = [round(MINI_BOTTOM - 4 - MINI_RISE * n, 1) for n in range(STEPS)]
    lefts = [1 + MINI_WIDTH * n for n in range(STEPS)]
    boxes = [
        Box(left, top, MINI_WIDTH, round(MINI_BOTTOM - top, 1), state(n, start, now))
        for n, (left, top) in enumerate(zip(lefts, tops, strict=True))
    ]
    outline = (
        f"M1 {MINI_BOTTOM:g}" + "".join(f"V{top:g}h{MINI_WIDTH:g}" for top in tops) + f"V{MINI_BOTTOM:g}z"
    )
    hollow = next((b for b in boxes if b.kind == "from"), None)
    inner = hollow and Box(
        hollow.x + 0.6, round(hollow.y + 0.6, 1), 7.8, round(hollow.height - 1.2, 1), "from"
    )
    return Mini([b for b in boxes if b.kind != "from"], outline, inner, stair_said(start, now))


@dataclass(frozen=True)
class Mark:
    """Words that stand on a step of the ladder."""

    step: int
    title: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the large ladder."""

    number: int
    label: str
    kind: str
    marks: list[Mark] = field(default_factory=list)


def ladder(
    labels: Sequence[str], start: int | None, now: int | None, marks: Sequence[Mark] = ()
) -> list[Step]:
    """The steps from 0 up; without marks of its own the ladder says which step is the start and which is now."""
    own = list(marks) or [
        Mark(step, title) for step, title in _said_steps(start, now).items() if step is not None
    ]
    return [
        Step(n, label, state(n, start, now), [m for m in own if m.step == n])
        for n, label in enumerate(labels)
    ]


def _said_steps(start: int | None, now: int | None) -> dict[int | None, str]:
    return {now: "Start och nu"} if start == now else {start: "Start", now: "Nu"}


@dataclass(frozen=True)
class Bar:
    """A row for a bar chart: a number and what it is of; `quiet` is drawn grey, `url` opens its records."""

    label: str
    value: float
    quiet: bool = False
    url: str = ""


@dataclass(frozen=True)
class DrawnBar:
    """A row with its width in per cent and its share of the total (a fraction of 1, None without a total)."""

    bar: Bar
    width: float
    share: float | None


WIDEST_BAR = 76.0


def bars(rows: Sequence[Bar], total: float | None = None) -> list[DrawnBar]:
    """Bars from 0; the longest leaves room for its number. `total` is the base of the shares."""
    top = max((row.value for row in rows), default=0) or 1
    return [
        DrawnBar(row, round(row.value / top * WIDEST_BAR, 1), row.value / total if total else None)
        for row in rows
    ]


@dataclass(frozen=True)
class WaitBar:
    """How long somebody has waited: width in per cent, and whether it is past the goal."""

    width: float
    over: bool


def waitbar(weeks: float, goal: float | None, top: float | None = None) -> WaitBar:
    """A wait against the team's own goal; `top` is what fills the bar (without it: a third more than the goal)."""
    full = top or (goal * 4 / 3 if goal else weeks) or 1
    return WaitBar(round(min(weeks / full, 1) * 100, 1), goal is not None and weeks > goal)


@dataclass(frozen=True)
class Spark:
    """A sparkline, drawing 104 × 34: the points' coordinates, the last one, and the height of the cut-off."""

    points: str
    last: tuple[float, float] | None
    cut: float | None


def spark(values: Sequence[float | None], low: float, high: float, cut: float | None = None) -> Spark:
    """Values from the same scale in every row; None is left out, its place is kept."""

    def height(value: float) -> float:
        return round(31 - (value - low) / (high - low) * 28, 1)

    step = 100 / (len(values) - 1) if len(values) > 1 else 0
    places = [(round(n * step, 1), height(v)) for n, v in enumerate(values) if v is not None]
    text = " ".join(f"{x:g},{y:g}" for x, y in places)
    return Spark(text, places[-1] if places else None, None if cut is None else height(cut))


@dataclass(frozen=True)
class GoalLine:
    """A result against its goal, all in per cent of the line."""

    value: float
    low: float
    high: float
    goal: float | None


def goal_line(share: float, low: float, high: float, goal: float | None) -> GoalLine:
    """Shares (fractions of 1) as places on a line from 0 to 100 per cent."""
    value, first, last = (round(part * 100, 1) for part in (share, low, high))
    return GoalLine(value, first, last, None if goal is None else round(goal * 100, 1))


@dataclass(frozen=True)
class ScaleLine:
    """The highest, mean and lowest of a few answers, and the mean before (None where not known), in per cent of the scale."""

    low: float
    mean: float
    high: float
    before: float | None


def scale_line(
    low: float, mean: float, high: float, before: float | None, first: float, last: float
) -> ScaleLine:
    """Values as places on a line from `first` to `last`."""

    def place(value: float) -> float:
        return round((value - first) / (last - first) * 100, 1)

    return ScaleLine(place(low), place(mean), place(high), None if before is None else place(before))
