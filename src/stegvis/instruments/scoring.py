"""What does each answer add to an instrument's score?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.definitions import Instrument


@dataclass(frozen=True, slots=True)
class Weight:
    """An item's part of the score: `weight × value + shift`; `positive` is the interval of positive answers."""

    item: str
    weight: float
    shift: float
    positive: tuple[float, float] | None


def weights(instrument: Instrument) -> list[Weight]:
    """The weight of every item. A reversed item counts from the other end of the scale; a mean shares the weight."""
    part = 1 / len(instrument.items) if instrument.scoring == "mean" else 1.0
    low, high = instrument.scale
    return [
        Weight(i.code, -part if i.reverse else part, (low + high) * part if i.reverse else 0.0, i.positive)
        for i in instrument.items
    ]


def score(instrument: Instrument, answers: Mapping[str, float | None]) -> float | None:
    """The score in the instrument's unit, or None where it has no scoring or an item is missing."""
    if instrument.scoring is None or any(answers.get(item.code) is None for item in instrument.items):
        return None
    return sum(w.weight * (answers[w.item] or 0.0) + w.shift for w in weights(instrument))
