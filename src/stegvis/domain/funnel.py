"""Within which shares may chance alone put a group of this size?"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log
from typing import Literal

USUAL, SELDOM = 0.025, 0.001  # in each tail: outside 95 and outside 99.8 per cent
Place = Literal["within", "above", "below", "far_above", "far_below"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The shares between which chance puts a group of `n`: 95 times of 100, and 998 of 1,000. Fractions of 1."""

    n: int
    usual: tuple[float, float]
    seldom: tuple[float, float]


def limits(share: float, n: int) -> Limits:
    """Both limits of a group of `n` around the share of all."""
    return Limits(n, control_limits(share, n, USUAL), control_limits(share, n, SELDOM))


def control_limits(share: float, n: int, tail: float) -> tuple[float, float]:
    """The lowest and highest share of `n` that chance gives a group whose true share is `share`, but for `tail` at each end.

    Exact binomial limits, interpolated between whole numbers (Spiegelhalter 2005, Funnel plots for comparing institutional
    performance, appendix A.1.1); the upper is the lower of the opposite outcome, so that chance passes neither more often than `tail`.
    Fractions of 1; `n` at least 1.

    >>> low, high = control_limits(0.5, 10, USUAL)
    >>> round(low, 4), round(high, 4)
    (0.1324, 0.8676)
    """
    if share in (0.0, 1.0):
        return share, share
    return _lowest(share, n, tail), 1 - _lowest(1 - share, n, tail)


def place(hits: float, n: int, share: float) -> Place:
    """Where a group lies: within what chance gives 95 times of 100, outside it, or outside what it gives 998 of 1,000."""
    found = hits / n
    for tail, below, above in ((SELDOM, "far_below", "far_above"), (USUAL, "below", "above")):
        low, high = control_limits(share, n, tail)
        if found < low:
            return below  # type: ignore[return-value]
        if found > high:
            return above  # type: ignore[return-value]
    return "within"


def _lowest(share: float, n: int, tail: float) -> float:
    """The share below which lies no more than `tail` of what chance gives."""
    cumulated = 0.0
    for hits in range(n + 1):
        chance = _chance(hits, n, share)
        cumulated += chance
        if cumulated > tail:
            within = (cumulated - tail) / chance
            return min(1.0, max(0.0, (hits - within) / n))
    return 1.0


def _chance(hits: int, n: int, share: float) -> float:
    """The binomial probability, through logarithms so that it holds for hundreds of thousands."""
    ways = lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1)
    return exp(ways + hits * log(share) + (n - hits) * log(1 - share))
