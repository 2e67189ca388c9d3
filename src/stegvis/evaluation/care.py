"""What did care and services cost those who left, before and after, where somebody has measured it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stegvis.evaluation.actors import ACTORS, RESOURCES

PAYERS = ("municipality", "region")  # whose care and services there is a flow for


@dataclass(frozen=True, slots=True)
class Care:
    """What a year of care and services cost one payer for everybody who left together, SEK before and after. Measured, never guessed."""

    payer: str
    before: float
    after: float

    def __post_init__(self) -> None:
        if self.payer not in PAYERS or min(self.before, self.after) < 0:
            raise ValueError(
                f"Mätt vård: {self.payer}, {self.before:g} och {self.after:g} går inte att räkna. "
                f"Betalaren är {' eller '.join(PAYERS)}, och kostnaden är aldrig mindre än 0."
            )

    @property
    def gain(self) -> float:
        """What the payer no longer pays, SEK a year."""
        return self.before - self.after


def gains(measured: Iterable[Care]) -> dict[str, float]:
    """What each actor gains a year by changed care and services; 0 for those who pay for none.

    >>> gains([Care("region", 900_000, 700_000)])["society"]
    200000
    """
    found = dict.fromkeys(ACTORS, 0.0)
    for one in measured:
        found[one.payer] += one.gain
        found["society"] += one.gain
    return found


def with_care(incomes: Mapping[str, float], measured: Iterable[Care]) -> dict[str, float]:
    """The incomes with what is measured of care added."""
    more = gains(measured)
    return {actor: income + more.get(actor, 0.0) for actor, income in incomes.items()}


def each_draw(gained: NDArray[np.float64], measured: Iterable[Care]) -> NDArray[Any]:
    """The same in every draw, shape (draws, actors): what is measured is not drawn again."""
    more = gains(measured)
    return np.asarray(gained + np.array([more[actor] for actor in ACTORS]))


def accounts_of(payer: str) -> tuple[str, str, str]:
    """The flow that care is posted as, who pays it and who gets it."""
    return f"care_{payer}", payer, RESOURCES
