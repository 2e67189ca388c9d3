"""Is the difference between two scores more than chance, and does it cross the clinical cut-off?

Jacobson & Truax 1991: a change is reliable when it is larger than what the instrument's error explains (`reliable_change`);
recovered is a reliable change for the better that also passes the clinical cut-off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stegvis.definitions import CutOff, Instrument

Verdict = Literal["better", "unchanged", "worse"]
Category = Literal["recovered", "improved", "unchanged", "deteriorated"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change in points, and in per cent of the start value (None where that is 0).

    `verdict` is None where the instrument has no reliable change; `category` where it has no clinical cut-off either.
    """

    points: float
    percent: float | None
    verdict: Verdict | None
    category: Category | None


def change(instrument: Instrument, before: float, after: float) -> Change:
    """What a change from one score to another is."""
    points = round(after - before, 9)
    percent = 100 * points / before if before else None
    verdict = verdict_of(instrument, points)
    return Change(points, percent, verdict, _category(instrument, verdict, before, after))


def verdict_of(instrument: Instrument, points: float) -> Verdict | None:
    """Whether a change of so many points is reliably for the better or the worse; the limit itself counts as reliable."""
    limit = instrument.reliable_change
    if limit is None or instrument.better is None:
        return None
    gained = points if instrument.better == "higher" else -points
    return "better" if gained >= limit else "worse" if gained <= -limit else "unchanged"


def well(instrument: Instrument, score: float) -> bool | None:
    """Whether a score lies on the well side of the clinical cut-off; None where there is none."""
    cut = instrument.clinical
    if cut is None or instrument.better is None:
        return None
    return score >= cut.at if instrument.better == "higher" else score < cut.at


def passed(instrument: Instrument, score: float) -> tuple[CutOff, ...]:
    """The cut-offs that a score has reached, the lowest first."""
    return tuple(cut for cut in sorted(instrument.cut_offs, key=lambda c: c.at) if score >= cut.at)


def _category(
    instrument: Instrument, verdict: Verdict | None, before: float, after: float
) -> Category | None:
    if verdict is None or instrument.clinical is None:
        return None
    if verdict == "better":
        crossed = not well(instrument, before) and well(instrument, after)
        return "recovered" if crossed else "improved"
    return "deteriorated" if verdict == "worse" else "unchanged"
