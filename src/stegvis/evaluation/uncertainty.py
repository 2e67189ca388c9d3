"""How sure is it? Persons resampled and parameters drawn together, and what the answer hangs on most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stegvis.definitions import Parameters
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.outcome import Groups, central, incomes, once, priced, weights
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.profit import Terms, costs, payback

Array = NDArray[np.float64]
INTERVAL = (0.025, 0.975)
QUANTILES = (0.1, 0.5, 0.9)
CELLS = 200_000  # draws × groups that are priced at once


@dataclass(frozen=True, slots=True)
class Spread:
    """One actor's yearly income between two values (95 %), how probable it is that it pays, and when (None: never)."""

    interval: tuple[float, float]
    p_gains: float
    p_payback_within_goal: float | None
    payback_months: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What society's yearly income becomes when one thing has its least or greatest value and all else is as it was."""

    name: str
    label: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        return abs(self.at_high - self.at_low)

    def moved(self, more: float) -> Swing:
        """The same beside something that is not varied."""
        return replace(self, at_low=self.at_low + more, at_high=self.at_high + more)


def ranges(parameters: Parameters, profile: Profile) -> dict[str, tuple[float, float, float]]:
    """Least, likeliest and greatest value of everything that may vary: the law's unsure parameters, then the assumptions."""
    found = {
        entry.name: (drawn.low, drawn.mode, drawn.high)
        for entry in parameters.in_use
        if (drawn := entry.dated.distribution) is not None
    }
    found |= {
        name: (one.low, one.value, one.high)
        for name, one in profile.assumptions.items()
        if one.low < one.high
    }
    return dict(sorted(found.items()))


def drawn(
    groups: Groups, parameters: Parameters, profile: Profile, *, seed: int, draws: int
) -> tuple[Array, Mapping[str, Array]]:
    """What each actor gains a year in each draw, shape (draws, actors), and the values that were drawn.

    Parameters, then persons, come from one PCG64 stream, so the same seed gives the same numbers. Groups are resampled as
    their persons would be.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    values = drawn_values(ranges(parameters, profile), rng, draws)
    return drawn_gains(groups, parameters, profile, values, rng, draws), values


def drawn_values(
    asked: Mapping[str, tuple[float, float, float]], rng: np.random.Generator, draws: int
) -> dict[str, Array]:
    """A value of each thing that may vary in each draw, in the order given."""
    return {name: rng.triangular(low, mode, high, draws) for name, (low, mode, high) in asked.items()}


def drawn_gains(
    groups: Groups,
    parameters: Parameters,
    profile: Profile,
    values: Mapping[str, Array],
    rng: np.random.Generator,
    draws: int,
) -> Array:
    """What each actor gains a year in each draw when the persons are resampled, shape (draws, actors)."""
    counts, missing = _resampled(groups, rng, draws)
    changes, standing = once(groups, weights(groups, counts, missing))
    gained = np.empty((draws, len(ACTORS)))
    for first in range(0, draws, block := max(1, CELLS // max(1, len(changes.known)))):
        part = slice(first, first + block)
        given = {name: value[part] for name, value in values.items()}
        each = _priced(changes, given, parameters, profile)
        gained[part] = (standing[part][..., None] * each).sum(axis=1)
    return gained


def _resampled(groups: Groups, rng: np.random.Generator, draws: int) -> tuple[Array, Array]:
    sizes = np.array([group.count for group in groups.known] + list(groups.unknown.values()), float)
    found = rng.multinomial(groups.n, sizes / sizes.sum(), draws).astype(float)
    return found[:, : len(groups.known)], found[:, len(groups.known) :]


def _priced(groups: Groups, given: Mapping[str, Array], parameters: Parameters, profile: Profile) -> Array:
    """One person of each group in each draw, SEK a year, shape (draws, groups, actors)."""
    own = set(profile.assumptions)
    assumed = {**central(profile), **{name: value for name, value in given.items() if name in own}}
    laws = {name: value[:, None] for name, value in given.items() if name not in own}
    return incomes(priced(groups, assumed, parameters.with_values(laws) if laws else parameters, profile))


def spread(
    gained: Array, values: Mapping[str, Array], cost: float, profile: Profile, goal: float
) -> dict[str, Spread]:
    """Each actor's interval, and how probable it is that the cost is paid back within the goal (months)."""
    paid, terms = costs(cost, profile.cost_shares), _terms(values, profile)
    found = {}
    for place, actor in enumerate(ACTORS):
        income, owed = gained[:, place], paid.get(actor, 0.0)
        months = payback(income, owed, terms)
        low, high = np.quantile(income, INTERVAL)
        within = float(np.mean(months <= goal)) if owed else None
        found[actor] = Spread(
            (float(low), float(high)), float(np.mean(income > 0)), within, _quantiles(months) if owed else ()
        )
    return found


def _terms(values: Mapping[str, Array], profile: Profile) -> Terms:
    def of(name: str) -> float | Array:
        return values.get(name, profile.value(name))

    return Terms(of("discount_rate"), of("persistence"), of("deadweight"))


def _quantiles(months: Array) -> tuple[float | None, ...]:
    """The months that so many of the draws are paid back by; None where they never are."""
    ordered = np.sort(months)
    at = [ordered[int(np.ceil(share * len(ordered))) - 1] for share in QUANTILES]
    return tuple(float(month) if np.isfinite(month) else None for month in at)


def tornado(groups: Groups, parameters: Parameters, profile: Profile) -> tuple[Swing, ...]:
    """Everything that may vary, by how far it alone moves what society gains a year; the largest first."""
    asked = ranges(parameters, profile)
    counts = np.array([group.count for group in groups.known], float)
    missing = np.array(list(groups.unknown.values()), float)
    changes, standing = once(groups, weights(groups, counts, missing))
    each = _priced(changes, _one_at_a_time(asked), parameters, profile)[..., ACTORS.index("society")]
    sums = (standing * each).sum(axis=-1) * np.ones(2 * len(asked))
    found = []
    for place, (name, (low, _, high)) in enumerate(asked.items()):
        own = profile.assumptions.get(name)
        words = own.label if own else parameters.entry(name).parameter.label
        found.append(Swing(name, words.sv, low, high, float(sums[2 * place]), float(sums[2 * place + 1])))
    return tuple(sorted((one for one in found if one.swing), key=lambda one: (-one.swing, one.name)))


def _one_at_a_time(asked: Mapping[str, tuple[float, float, float]]) -> dict[str, Array]:
    """For each thing that may vary two rows: itself at its least and its greatest, everything else at its likeliest."""
    found = {name: np.full(2 * len(asked), mode) for name, (_, mode, _) in asked.items()}
    for place, (name, (low, _, high)) in enumerate(asked.items()):
        found[name][2 * place : 2 * place + 2] = low, high
    return found
