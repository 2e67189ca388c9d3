"""What do answers come to: each item's part, the total and the subscales?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.definitions import Instrument, Item

Answers = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Weight:
    """An item's part of the total: `weight × value + shift`, None for one that is not part of it.

    `positive` is the interval of positive answers.
    """

    item: str
    weight: float | None
    shift: float | None
    positive: tuple[float, float] | None


def weights(instrument: Instrument) -> list[Weight]:
    """The weight of every item. A reversed item counts from the other end of its scale; a mean shares the weight."""
    part = instrument.times / len(instrument.scored) if instrument.scoring == "mean" else instrument.times
    scored = {item.code for item in instrument.scored}
    return [
        _weight(item, part) if item.code in scored else Weight(item.code, None, None, item.positive)
        for item in instrument.items
    ]


def _weight(item: Item, part: float) -> Weight:
    shift = (item.scale.low + item.scale.high) * part if item.reverse else 0.0
    return Weight(item.code, -part if item.reverse else part, shift, item.positive)


def score(instrument: Instrument, answers: Answers) -> float | None:
    """The total in the instrument's unit, or None where it has no scoring or a scored item is missing."""
    if instrument.scoring is None:
        return None
    total = 0.0
    for one in weights(instrument):
        if one.weight is None or one.shift is None:
            continue
        value = answers.get(one.item)
        if value is None:
            return None
        total += one.weight * value + one.shift
    return round(total, 9)


def subscores(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    """The sum of each subscale; None where more of its items are missing than it allows.

    A missing item within the limit counts as the mean of those answered (the half rule, as with HADS).
    """
    found: dict[str, float | None] = {}
    for sub in instrument.subscales:
        items = [item for item in instrument.items if item.code in sub.items]
        known = [turned(item, value) for item in items if (value := answers.get(item.code)) is not None]
        missing = len(items) - len(known)
        found[sub.code] = (
            sum(known) * len(items) / len(known) if known and missing <= sub.missing_allowed else None
        )
    return found


def turned(item: Item, value: float) -> float:
    """The answer as it counts: a reversed item from the other end of its scale."""
    return item.scale.low + item.scale.high - value if item.reverse else value
