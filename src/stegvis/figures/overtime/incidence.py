"""How large a share has left for each outcome, so long after the start, when some are still there?

The estimator of Aalen and Johansen (1978) for competing risks; its variance by the delta method as Marubini and Valsecchi
(1995, 10.3) give it. Without anybody still there it is the plain share, with the variance p(1 − p)/n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from stegvis.domain.interval import Z_95

TINY = 1e-12  # what sums of floating-point numbers may be off by


@dataclass(frozen=True, slots=True)
class Spell:
    """How long somebody has been followed, days, and what ended it; None where nothing has (censored)."""

    days: int
    cause: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """After so many days: how many are at risk just before, and of each cause the share with its 95 % interval."""

    days: int
    at_risk: int
    shares: dict[str, tuple[float, float, float]]

    @property
    def remaining(self) -> float:
        """The share that has not left."""
        return max(0.0, 1 - sum(share for share, _, _ in self.shares.values()))


@dataclass(frozen=True, slots=True)
class Incidence:
    """The estimate: a moment for each day on which somebody left, from `n` followed; none where nobody is."""

    n: int
    causes: tuple[str, ...]
    moments: tuple[Moment, ...]

    def at(self, days: int) -> Moment | None:
        """What is known after so many days; None where nobody has been followed so long.

        >>> incidence([Spell(10, "work"), Spell(30, None)], ["work"]).at(20).shares["work"][0]
        0.5
        """
        if not self.moments or days > self.moments[-1].days:
            return None
        return next(moment for moment in reversed(self.moments) if moment.days <= days)


def incidence(spells: Iterable[Spell], causes: Sequence[str]) -> Incidence:
    """Of those who started, the share that has left for each cause, by days since the start.

    A censored spell counts as at risk on its last day. The last moment is the last day on which anybody is followed.
    """
    held = list(spells)
    ended = Counter((spell.days, spell.cause) for spell in held if spell.cause is not None)
    leaving = Counter(spell.days for spell in held)
    at_risk, staying = len(held), 1.0
    steps: list[_Step] = []
    moments = [Moment(0, at_risk, dict.fromkeys(causes, (0.0, 0.0, 0.0)))] if held else []
    for days in sorted(leaving):
        counted = {cause: ended[days, cause] for cause in causes}
        if sum(counted.values()) or days == max(leaving):
            steps.append(_Step(at_risk, counted, staying, _added(steps, counted, staying, at_risk)))
            moments.append(Moment(days, at_risk, {cause: _said(steps, cause) for cause in causes}))
            staying *= 1 - sum(counted.values()) / at_risk
        at_risk -= leaving[days]
    return Incidence(len(held), tuple(causes), tuple(moments))


@dataclass(frozen=True, slots=True)
class _Step:
    """A day: how many were at risk, who left for what, the share that was there before, and the shares after."""

    at_risk: int
    left: dict[str, int]
    staying: float
    shares: dict[str, float]


def _added(steps: list[_Step], left: dict[str, int], staying: float, at_risk: int) -> dict[str, float]:
    before = steps[-1].shares if steps else {}
    return {cause: before.get(cause, 0.0) + staying * gone / at_risk for cause, gone in left.items()}


def _said(steps: list[_Step], cause: str) -> tuple[float, float, float]:
    share = steps[-1].shares[cause]
    return (share, *_between(share, _variance(steps, cause)))


def _variance(steps: list[_Step], cause: str) -> float:
    total, now = 0.0, steps[-1].shares[cause]
    for step in steps:
        n, gone, own = step.at_risk, sum(step.left.values()), step.left[cause]
        further = now - step.shares[cause]
        if gone < n:
            total += further**2 * gone / (n * (n - gone))
        total += step.staying**2 * (n - own) * own / n**3
        total -= 2 * further * step.staying * own / n**2
    return max(total, 0.0)


def _between(share: float, variance: float) -> tuple[float, float]:
    """The 95 % interval on the complementary log-log scale, so that it stays within 0 and 1."""
    if not TINY < share < 1 - TINY or variance < TINY:
        return share, share
    reach = exp(Z_95 * sqrt(variance) / (share * log(share)))
    low, high = sorted((share**reach, share ** (1 / reach)))
    return low, high
