"""How has a group changed from its first score to its last, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from stegvis.definitions import Instrument
from stegvis.domain.interval import Z_95
from stegvis.instruments.change import Verdict, verdict_of

# Student's t, two-sided 95 per cent, by degrees of freedom from 1; beyond the list its series around the normal's.
T_95 = (
    12.706,
    4.303,
    3.182,
    2.776,
    2.571,
    2.447,
    2.365,
    2.306,
    2.262,
    2.228,
    2.201,
    2.179,
    2.160,
    2.145,
    2.131,
    2.120,
    2.110,
    2.101,
    2.093,
    2.086,
)


@dataclass(frozen=True, slots=True)
class Paired:
    """The same people's scores twice. `low` and `high` bound the mean change (95 per cent), None for fewer than two people.

    `better`, `unchanged` and `worse` count people by reliable change; None where the instrument has none. Points are what is
    shown; `percent` of the mean start value is possible too, and differs from the mean of each one's per cent.
    """

    n: int
    before: float | None
    after: float | None
    points: float | None
    low: float | None
    high: float | None
    percent: float | None
    better: int | None
    unchanged: int | None
    worse: int | None


def paired(instrument: Instrument, pairs: Sequence[tuple[float, float]]) -> Paired:
    """The change of a group; `pairs` holds each person's first and last score."""
    if not pairs:
        return Paired(0, None, None, None, None, None, None, None, None, None)
    before, after = fmean(first for first, _ in pairs), fmean(last for _, last in pairs)
    gains = [last - first for first, last in pairs]
    points = fmean(gains)
    half = _half(gains)
    verdicts = [verdict_of(instrument, round(gain, 9)) for gain in gains]
    return Paired(
        len(pairs),
        before,
        after,
        points,
        None if half is None else points - half,
        None if half is None else points + half,
        100 * points / before if before else None,
        *(_count(verdicts, verdict) for verdict in ("better", "unchanged", "worse")),
    )


def _half(gains: Sequence[float]) -> float | None:
    """Half the width of the interval of a mean."""
    if len(gains) < 2:
        return None
    return student(len(gains) - 1) * stdev(gains) / sqrt(len(gains))


def student(freedom: int) -> float:
    """Student's t for a two-sided interval of 95 per cent.

    >>> round(student(9), 3), round(student(60), 3)
    (2.262, 2.0)
    """
    if freedom <= len(T_95):
        return T_95[freedom - 1]
    z = Z_95
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


def _count(verdicts: Sequence[Verdict | None], verdict: Verdict) -> int | None:
    return None if None in verdicts else sum(one == verdict for one in verdicts)
