"""What did those who left gain a year, for whom: without those not known, and with them as the mean of their kind?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stegvis.definitions import Parameters, parameters_at
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.change import Change, change
from stegvis.evaluation.choices import choices
from stegvis.evaluation.living import Said, known, state
from stegvis.evaluation.people import BEFORE, Living, Person
from stegvis.evaluation.profiles import Profile

Array = NDArray[np.float64]
Prices = Mapping[tuple[Living, Living], Array]


@dataclass(frozen=True, slots=True)
class Group:
    """Equal changes of persons of one kind (exit outcome): how many they are. They are priced once."""

    kind: str
    before: Living
    after: Living
    count: int


@dataclass(frozen=True, slots=True)
class Groups:
    """Those whose change is known, and how many of each kind are not known."""

    known: tuple[Group, ...]
    unknown: dict[str, int]

    @property
    def n(self) -> int:
        return self.n_known + sum(self.unknown.values())

    @property
    def changes(self) -> list[tuple[Living, Living]]:
        """Each group's change, before and after."""
        return [(group.before, group.after) for group in self.known]

    @property
    def n_known(self) -> int:
        return sum(group.count for group in self.known)


def grouped(everyone: Sequence[Person], occasion: str) -> Groups:
    """The persons by equal change from start to the occasion, in an order that does not hang on theirs."""
    met = Counter((one.outcome, one.living.get(BEFORE), one.living.get(occasion)) for one in everyone)
    unknown: Counter[str] = Counter()
    counted: Counter[tuple[str, Living, Living]] = Counter()
    lived = {living for _, before, after in met for living in (before, after)}
    countable = {living: known(living) for living in lived}
    for (outcome, before, after), count in met.items():
        if countable[before] and countable[after]:
            counted[outcome, before or (), after or ()] += count
        else:
            unknown[outcome] += count
    found = tuple(Group(*key, count) for key, count in sorted(counted.items()))
    return Groups(found, dict(sorted(unknown.items())))


def once(groups: Groups, standing: Array) -> tuple[Groups, Array]:
    """Each change once, whatever outcome it had, with how many stand for it; `standing` has shape (…, groups)."""
    places = {change: place for place, change in enumerate(dict.fromkeys(groups.changes))}
    together = np.zeros((*standing.shape[:-1], len(places)))
    index: Any = (..., [places[change] for change in groups.changes])
    np.add.at(together, index, standing)
    return Groups(tuple(Group("", *change, 1) for change in places), {}), together


def law(year: int, municipality: str) -> Parameters:
    """Every parameter on 1 July of the year, in the municipality."""
    return parameters_at(date(year, 7, 1), municipality)


def priced(groups: Groups, said: Said, parameters: Parameters, profile: Profile) -> Change:
    """Each group's change for one of its persons, by what is assumed."""
    base = float(parameters["price_base_amount"])
    had = [state(group.before, said, base, before=True) for group in groups.known]
    has = [state(group.after, said, base, before=False) for group in groups.known]
    return change(had, has, parameters, choices(profile.ledger))


def priced_once(changes: Sequence[tuple[Living, Living]], parameters: Parameters, profile: Profile) -> Prices:
    """What one person of each change gains, SEK a year by actor."""
    if not changes:
        return {}
    groups = Groups(tuple(Group("", *change, 1) for change in changes), {})
    each = incomes(priced(groups, central(profile), parameters, profile))
    return dict(zip(changes, each, strict=True))


def incomes(made: Change) -> Array:
    """SEK a year for one person of each group, shape (…, groups, actors)."""
    gained = made.actors()
    return np.stack(np.broadcast_arrays(*(gained[actor] for actor in ACTORS)), axis=-1)


def weights(groups: Groups, counts: Array, missing: Array | None = None) -> Array:
    """How many persons each group stands for: its own, and those of its kind who are not known.

    `counts` has shape (…, groups). `missing`, shape (…, kinds), is how many of each kind are not known. A kind of which nobody is
    known is shared by all who are.
    """
    if missing is None or not groups.unknown:
        return counts
    kinds = np.array([group.kind for group in groups.known])
    total = counts.sum(axis=-1, keepdims=True)
    more = np.zeros_like(counts)
    for place, kind in enumerate(groups.unknown):
        own = counts * (kinds == kind)
        held = own.sum(axis=-1, keepdims=True)
        shared = np.where(held > 0, own, counts) / np.where(held > 0, held, np.maximum(total, 1))
        more = more + shared * missing[..., place : place + 1]
    return np.asarray(counts + more)


def central(profile: Profile) -> dict[str, float]:
    """Every assumption at its own value."""
    return {name: one.value for name, one in profile.assumptions.items()}
