"""What does one item come to, when all that is known is how many gave each answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from stegvis.definitions import Item
from stegvis.domain.interval import Z_95, wilson


@dataclass(frozen=True, slots=True)
class Share:
    """A share: how many of how many, with its 95 % interval (Wilson), fractions of 1."""

    hits: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself."""
        return self.hits / self.n


@dataclass(frozen=True, slots=True)
class Tallied:
    """An item's answers: every value of its scale with how many gave it, their mean, and the share of positive answers.

    `mean` is None for yes/no, `positive` where the definition does not say which answers are.
    """

    item: Item
    n: int
    counts: tuple[tuple[float, int], ...]
    mean: float | None
    positive: Share | None


def tallied(item: Item, counts: Mapping[float, int]) -> Tallied | None:
    """What an item's answers come to; None where there are none."""
    n = sum(counts.values())
    if not n:
        return None
    every = item.scale.values if len(item.scale.values) <= 11 else tuple(sorted(counts))
    found = tuple((value, counts.get(value, 0)) for value in every)
    mean = sum(value * count for value, count in counts.items()) / n
    inside = item.positive and sum(
        count for value, count in counts.items() if item.positive[0] <= value <= item.positive[1]
    )
    positive = share(inside, n) if inside is not None else None
    return Tallied(item, n, found, None if item.scale.kind == "yes_no" else mean, positive)


def share(hits: int, n: int, z: float = Z_95) -> Share:
    """A share with its interval by Wilson's method, 95 % unless `z` says otherwise; `n` above 0.

    >>> found = share(20, 29)
    >>> round(found.low, 2), round(found.high, 2)
    (0.51, 0.83)
    """
    return Share(hits, n, *wilson(hits, n, z))


def difference(now: Share, before: Share) -> tuple[float, float]:
    """The 95 % interval of the difference between two shares of different people (Newcombe 1998, method 10)."""
    change = now.value - before.value
    down = sqrt((now.value - now.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((now.high - now.value) ** 2 + (before.value - before.low) ** 2)
    return change - down, change + up
