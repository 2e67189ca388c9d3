"""What does a yearly income leave when the intervention is paid, and in which month is it paid back?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
NEVER = np.inf
_HAIR = 1e-9  # what a float may lack of a whole month


@dataclass(frozen=True, slots=True)
class Terms:
    """How an income of the first year lasts.

    `deadweight` is the share that would have come anyway, `persistence` what is left of it each year after the first,
    `discount_rate` the yearly rate; an income is taken to come in the middle of its year. Shares of 1; each may be an array, one
    value a draw. Without any of them the income is the same every year, as the field's reports count.
    """

    discount_rate: float | Numbers = 0.0
    persistence: float | Numbers = 1.0
    deadweight: float | Numbers = 0.0

    def present(self, income: ArrayLike, years: int) -> Numbers:
        """What `income` a year is worth over so many years, today."""
        lasting = (1 - np.asarray(self.deadweight, float)) * self._factor(years)
        return np.asarray(np.asarray(income, float) * lasting)

    def _factor(self, years: ArrayLike) -> Numbers:
        """How many first-year incomes so many whole years are worth: Σ persistence^t / (1 + rate)^(t + ½)."""
        rate, growth = self._rate(), self._growth()
        flat = np.isclose(growth, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            summed = (1 - growth ** np.asarray(years, float)) / (1 - growth)
        return np.asarray(np.where(flat, years, summed) / np.sqrt(1 + rate), float)

    def _rate(self) -> Numbers:
        return np.asarray(self.discount_rate, float)

    def _growth(self) -> Numbers:
        """What a year's income is worth of the year's before it."""
        return np.asarray(self.persistence, float) / (1 + self._rate())

    def months(self, income: ArrayLike, cost: ArrayLike) -> Numbers:
        """The months until `income` a year has paid `cost`, unrounded; NEVER where it does not."""
        yearly = np.asarray(income, float) * (1 - np.asarray(self.deadweight))
        owed = np.asarray(cost, float)
        growth, half = self._growth(), np.sqrt(1 + self._rate())
        with np.errstate(divide="ignore", invalid="ignore"):
            incomes = np.where(yearly > 0, owed / yearly * half, NEVER)
            whole = np.where(
                np.isclose(growth, 1.0),
                np.floor(incomes),
                np.floor(np.log(1 - incomes * (1 - growth)) / np.log(growth)),
            )
            rest = (incomes - self._factor(whole) * half) / growth**whole
        months = np.where(np.isfinite(incomes) & np.isfinite(whole), 12 * (whole + rest), NEVER)
        return np.asarray(np.where(owed <= 0, 0.0, months), float)


CONSTANT = Terms()


def profit(income: ArrayLike, cost: ArrayLike, years: int, terms: Terms = CONSTANT) -> Numbers:
    """SEK left after so many years: what the incomes are worth, less the cost, all of which falls on the first year.

    >>> float(profit(1_580_000, 9_180_000, 5))
    -1280000.0
    """
    return np.asarray(terms.present(income, years) - np.asarray(cost, float))


def payback(income: ArrayLike, cost: ArrayLike, terms: Terms = CONSTANT) -> Numbers:
    """The month in which the cost is paid back, a begun month counted as one; NEVER where the income does not do it.

    >>> payback([1_580_000, -1.0], 9_180_000).tolist()
    [70.0, inf]
    """
    months = terms.months(income, cost)
    return np.asarray(np.ceil(months - _HAIR), float)


def written_off(income: ArrayLike, cost: ArrayLike, years: int = 3, terms: Terms = CONSTANT) -> Numbers:
    """SEK of the first year when the cost is spread evenly over so many, the alternative in the report of 2017."""
    return np.asarray(terms.present(income, 1) - np.asarray(cost, float) / years)


def costs(total: float, shares: Mapping[str, float]) -> dict[str, float]:
    """What the intervention costs each actor: its share of the total, the state's parts summed, society the whole.

    >>> costs(100.0, {"municipality": 0.25, "region": 0.25, "af": 0.25, "fk": 0.25})["state"]
    50.0
    """
    paid = {actor: total * share for actor, share in shares.items()}
    state = sum(paid.get(actor, 0.0) for actor in STATE)
    return {"society": total, "state": state, **{actor: paid.get(actor, 0.0) for actor in (*PAYERS, *STATE)}}


STATE = ("af", "fk", "other_state")
PAYERS = ("municipality", "region")
