"""What is the intervention worth to each actor: income a year, cost, profit, and when it is paid back?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.profit import STATE, Terms, costs, payback, profit, written_off

YEARS = 5
WRITTEN_OFF = 3  # years, the alternative in the report of 2017


@dataclass(frozen=True, slots=True)
class Worth:
    """One actor's account, SEK. `payback_months` is None where it is never paid back, or where the actor pays nothing."""

    actor: str
    yearly_income: float | None
    cost: float
    profit_1: float | None
    profit_5: float | None
    payback_months: float | None
    written_off: float | None

    @property
    def never(self) -> bool:
        """True where a known income does not pay the actor's cost."""
        return self.yearly_income is not None and self.cost > 0 and self.payback_months is None

    def as_dict(self) -> dict[str, float | None]:
        """As the command line prints it: whole öre."""
        money = {
            "yearly_income": self.yearly_income,
            "cost": self.cost,
            "profit_1": self.profit_1,
            "profit_5": self.profit_5,
            "year_when_written_off_over_3": self.written_off,
        }
        rounded = {name: None if value is None else round(value, 2) for name, value in money.items()}
        return {**rounded, "payback_months": self.payback_months}


def terms_of(profile: Profile) -> Terms:
    """How an income lasts, by the profile's own values."""
    return Terms(profile.value("discount_rate"), profile.value("persistence"), profile.value("deadweight"))


def worth(
    incomes: Mapping[str, float | None], cost: float | Mapping[str, float], profile: Profile
) -> dict[str, Worth]:
    """Every actor's account from what each gains a year; an actor without an income is unknown, not 0.

    `cost` is the total, split by the profile, or what each actor pays.
    """
    paid = costs(cost, profile.cost_shares) if not isinstance(cost, Mapping) else whole(cost)
    known = [actor for actor in ACTORS if incomes.get(actor) is not None]
    made = dict(zip(known, _worth(known, incomes, paid, terms_of(profile)), strict=True))
    return {actor: made.get(actor) or _unknown(actor, paid.get(actor, 0.0)) for actor in ACTORS}


def _unknown(actor: str, cost: float) -> Worth:
    return Worth(actor, None, cost, None, None, None, None)


def _worth(
    actors: Sequence[str], incomes: Mapping[str, float | None], paid: Mapping[str, float], terms: Terms
) -> Iterator[Worth]:
    """The accounts of those whose income is known, reckoned side by side."""
    gained = np.array([incomes[actor] for actor in actors], float)
    owed = np.array([paid.get(actor, 0.0) for actor in actors])
    columns = (
        profit(gained, owed, 1, terms),
        profit(gained, owed, YEARS, terms),
        payback(gained, owed, terms),
        written_off(gained, owed, WRITTEN_OFF, terms),
    )
    for actor, income, cost, first, fifth, month, off in zip(actors, gained, owed, *columns, strict=True):
        paid_back = float(month) if isfinite(month) and cost > 0 else None
        yield Worth(actor, float(income), float(cost), float(first), float(fifth), paid_back, float(off))


def whole(known: Mapping[str, float]) -> dict[str, float]:
    """The amounts with the state as the sum of its parts and society as the sum of all, where they are not given."""
    found = dict(known)
    parts = [found[actor] for actor in STATE if actor in found]
    if "state" not in found and parts:
        found["state"] = sum(parts)
    if "society" not in found:
        outer = [actor for actor in found if actor not in STATE]
        found["society"] = sum(found[actor] for actor in outer)
    return found
