"""What do several teams' interventions give together, and between what does it lie?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stegvis.definitions import Parameters, livelihood_flows
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.living import FULL
from stegvis.evaluation.outcome import Groups, Prices, priced_once, weights
from stegvis.evaluation.people import Living, Part
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.uncertainty import INTERVAL, drawn_gains, drawn_values, ranges

Array = NDArray[np.float64]
Change = tuple[Living, Living]


@dataclass(frozen=True, slots=True)
class Exits:
    """One team's exits and the law of its municipality: all that its register is asked for."""

    groups: Groups
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class Summed:
    """All teams together, SEK a year by actor: the income, and what it lies between (95 %)."""

    income: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True)
class Composed:
    """How many made each change, all teams together, and what one of them gives each actor, shape (changes, actors)."""

    counts: Array
    each: Array
    unknown: int


def added_up(parts: Sequence[Exits], profile: Profile, *, seed: int, draws: int) -> tuple[Summed, Composed]:
    """The teams together.

    The law's unsure values and the assumptions are drawn once for all teams, since they are the same law; the persons are
    resampled within each team, each from a stream of its own, so what one team's register gives hangs on no other's.
    """
    prices = [priced_once(part.groups.changes, part.parameters, profile) for part in parts]
    asked: dict[str, tuple[float, float, float]] = {}
    for part in parts:
        asked |= ranges(part.parameters, profile)
    values = drawn_values(dict(sorted(asked.items())), _stream(seed, 0), draws)
    gained = np.zeros((draws, len(ACTORS)))
    for place, part in enumerate(parts, 1):
        own = {name: values[name] for name in ranges(part.parameters, profile)}
        gained += drawn_gains(part.groups, part.parameters, profile, own, _stream(seed, place), draws)
    low, high = np.quantile(gained, INTERVAL, axis=0)
    made = _composed(parts, prices)
    return Summed((made.counts[:, None] * made.each).sum(axis=0), low, high), made


def _stream(seed: int, place: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, place])))


def _standing(groups: Groups) -> Array:
    counts = np.array([group.count for group in groups.known], float)
    return weights(groups, counts, np.array(list(groups.unknown.values()), float))


def _composed(parts: Sequence[Exits], prices: Sequence[Prices]) -> Composed:
    """Each change once, whichever team and outcome; what one gives is the mean of those who made it, with those they stand for."""
    places: dict[Change, int] = {}
    for part in parts:
        for change in part.groups.changes:
            places.setdefault(change, len(places))
    counts, sums = np.zeros(len(places)), np.zeros((len(places), len(ACTORS)))
    for part, each in zip(parts, prices, strict=True):
        for group, stands in zip(part.groups.known, _standing(part.groups), strict=True):
            place = places[group.before, group.after]
            counts[place] += group.count
            sums[place] += stands * each[group.before, group.after]
    unknown = sum(sum(part.groups.unknown.values()) for part in parts)
    return Composed(counts, sums / counts[:, None], unknown)


def largest(parameters: Parameters, profile: Profile) -> Array:
    """The most that one person's change between any two whole livelihoods moves each actor's income: it tells of nobody here."""
    flows = livelihood_flows()
    livings = [(Part(code, FULL),) for code, flow in flows.items() if flow.evaluated]
    found = priced_once([(had, has) for had in livings for has in livings], parameters, profile)
    return np.asarray(np.abs(np.stack(list(found.values()))).max(axis=0))
