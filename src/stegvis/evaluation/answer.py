"""What is a team's intervention worth over a period, from the dataset: every actor's account, how sure, and what is not known?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from stegvis.dataset import Dataset
from stegvis.definitions import Parameters
from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.care import Care, each_draw, gains, with_care
from stegvis.evaluation.concealed import concealed, rule
from stegvis.evaluation.disputed import Way, ways
from stegvis.evaluation.outcome import Groups, Prices, grouped, law, priced_once, weights
from stegvis.evaluation.people import OCCASIONS, Person, kept, people
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.told import goal_of
from stegvis.evaluation.uncertainty import Spread, Swing, drawn, spread, tornado
from stegvis.evaluation.worth import Worth, worth

Incomes = Mapping[str, float]


class EvaluationError(Exception):
    """There is nothing to evaluate; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some of those who left gain a year on an occasion. None where nobody's change is known."""

    occasion: str
    completed_only: bool
    n: int
    unknown: int
    known_only: Incomes | None
    with_unknown: Incomes | None


@dataclass(frozen=True, slots=True)
class Part:
    """A track or an exit outcome: how many they are and what society gains a year by them; None where they are too few to show."""

    by: str
    code: str
    n: int | None
    society: float | None


@dataclass(frozen=True, slots=True)
class Question:
    """Which team, period and municipality, at which cost, with how many draws from which seed.

    `care` is what care and services cost before and after, where it is measured; it is counted where the profile chooses to.
    """

    team: str
    period: Period
    municipality: str
    cost: float
    seed: int = 1
    draws: int = 1000
    care: tuple[Care, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Everybody who left, at exit, those not known as the mean of their kind; and all other ways of looking beside it.

    `outcomes` and `parts` are of livelihoods alone; measured care is in the accounts, their spreads, the swings and the ways.
    """

    accounts: Mapping[str, Worth]
    spreads: Mapping[str, Spread]
    outcomes: tuple[Outcome, ...]
    parts: tuple[Part, ...]
    swings: tuple[Swing, ...]
    ways: tuple[Way, ...]
    groups: Groups
    parameters: Parameters
    profile: Profile
    goal_months: float
    asked: Question

    @property
    def main(self) -> Outcome:
        return self.outcomes[0]

    @property
    def care(self) -> tuple[Care, ...]:
        """The measured care that is counted."""
        return counted_care(self.asked, self.profile)


def evaluate(data: Dataset, asked: Question, profile: Profile) -> Answer:
    """The answer. The parameters are those of 1 July in the period's last year.

    Raises EvaluationError where nobody's change is known, DefinitionError where a parameter or the municipality is not.
    """
    goal = goal_of(data, asked.team, asked.period) or profile.goal_months
    return answered(people(data, asked.period, [asked.team]), asked, profile, goal)


def answered(everyone: Sequence[Person], asked: Question, profile: Profile, goal: float) -> Answer:
    """The answer about these persons; `goal` is in months. Raises as `evaluate`."""
    asked_of = _groups(everyone)
    groups = asked_of[0].groups
    if not groups.known:
        raise EvaluationError(
            f"Av {groups.n} avslut i perioden har ingen känd försörjning både vid start och vid avslut. "
            "Registrera försörjningen, eller välj en annan period."
        )
    parameters = law(asked.period.last.year, asked.municipality)
    changes = {change for one in asked_of for change in one.groups.changes}
    worth_of = priced_once(sorted(changes), parameters, profile)
    outcomes = tuple(_outcome(one, worth_of) for one in asked_of)
    care = counted_care(asked, profile)
    gained, values = drawn(groups, parameters, profile, seed=asked.seed, draws=asked.draws)

    def accounts(by: Profile) -> Mapping[str, Worth]:
        same = by.ledger == profile.ledger
        _, sums = _sums(groups, worth_of if same else priced_once(groups.changes, parameters, by))
        return worth(with_care(sums or {}, care), asked.cost, by)

    return Answer(
        worth(with_care(outcomes[0].with_unknown or {}, care), asked.cost, profile),
        spread(each_draw(gained, care), values, asked.cost, profile, goal),
        outcomes,
        tuple(_parts(everyone, worth_of)),
        tuple(one.moved(gains(care)["society"]) for one in tornado(groups, parameters, profile)),
        tuple(ways(profile, accounts)),
        groups,
        parameters,
        profile,
        goal,
        asked,
    )


def counted_care(asked: Question, profile: Profile) -> tuple[Care, ...]:
    """What is counted of care: what is measured, if the profile chooses to."""
    return asked.care if profile.ledger["care"] else ()


@dataclass(frozen=True, slots=True)
class _Asked:
    occasion: str
    completed_only: bool
    groups: Groups


def _groups(everyone: Sequence[Person]) -> tuple[_Asked, ...]:
    """Everybody, then those who completed, on each occasion."""
    return tuple(
        _Asked(occasion, completed_only, grouped(kept(everyone, completed=completed_only), occasion))
        for completed_only in (False, True)
        for occasion in OCCASIONS
    )


def _outcome(one: _Asked, worth_of: Prices) -> Outcome:
    known_only, with_unknown = _sums(one.groups, worth_of)
    unknown = one.groups.n - one.groups.n_known
    return Outcome(one.occasion, one.completed_only, one.groups.n, unknown, known_only, with_unknown)


def _sums(groups: Groups, worth_of: Prices) -> tuple[Incomes | None, Incomes | None]:
    if not groups.known:
        return None, None
    each = np.stack([worth_of[change] for change in groups.changes])
    counts = np.array([group.count for group in groups.known], float)
    missing = np.array(list(groups.unknown.values()), float)
    return _summed(counts, each), _summed(weights(groups, counts, missing), each)


def _summed(standing: Any, each: Any) -> Incomes:
    total = (standing[:, None] * each).sum(axis=0)
    return {actor: float(total[place]) for place, actor in enumerate(ACTORS)}


def _parts(everyone: Sequence[Person], worth_of: Prices) -> Iterable[Part]:
    """Tracks, then outcomes. What a part gains tells of everybody in it, so a part is a group, not a cell."""
    safe = replace(rule(), least=rule().group)
    splits: tuple[tuple[str, Callable[[Person], str]], ...] = (
        ("track", lambda person: person.track),
        ("outcome", lambda person: person.outcome),
    )
    for by, of in splits:
        found: dict[str, list[Person]] = {}
        for person in everyone:
            found.setdefault(of(person) or "unknown", []).append(person)
        hidden = concealed({code: len(those) for code, those in found.items()}, safe)
        for code, those in sorted(found.items()):
            if code in hidden:
                yield Part(by, code, None, None)
            else:
                known_only, _ = _sums(grouped(those, OCCASIONS[0]), worth_of)
                yield Part(by, code, len(those), known_only["society"] if known_only else None)
