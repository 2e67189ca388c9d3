"""What are the highest, the mean and the lowest of a few people's answers?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How many answered, and the highest, the mean (one decimal) and the lowest of what they answered."""

    n: int
    highest: int
    mean: Decimal
    lowest: int


def spread(counts: Mapping[int, int]) -> Spread | None:
    """Values with how many gave each, as highest, mean and lowest; None where nobody answered.

    >>> spread({4: 1, 7: 3, 9: 1})
    Spread(n=5, highest=9, mean=Decimal('6.8'), lowest=4)
    """
    held = {value: count for value, count in counts.items() if count}
    n = sum(held.values())
    if not n:
        return None
    mean = Decimal(sum(value * count for value, count in held.items())) / n
    return Spread(n, max(held), mean.quantize(Decimal("0.1"), ROUND_HALF_UP), min(held))
