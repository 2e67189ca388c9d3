"""Several teams together: how sure, and whether who knows the law can solve the printed sums for how few made a change."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.evaluation.test_trail import ASSISTED, HELPED, SICK, WORK, some_people

from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.answer import Question, answered
from stegvis.evaluation.blurred import FINEST, Told, blurred
from stegvis.evaluation.outcome import grouped, law
from stegvis.evaluation.people import Part, Person
from stegvis.evaluation.profiles import profile
from stegvis.evaluation.together import Composed, Exits, added_up, largest

PROFILE = profile("statutory")
SAFE = Rule(5, 10)
STEP = 5
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
LIVINGS = (SICK, WORK, HELPED, ASSISTED, (Part("a_kassa", 100),), (Part("rehabiliteringspenning", 100),))
PLACES = ("vasteras", "sala", "koping")


def some_team(chance: np.random.Generator, many: int) -> list[Person]:
    """Half as they were, the rest anything."""
    found: list[Person] = []
    for _ in range(many):
        before = LIVINGS[chance.integers(len(LIVINGS))]
        after = before if chance.random() < 0.5 else LIVINGS[chance.integers(len(LIVINGS))]
        found += some_people(1, before, after)
    return found


def exits(*teams: list[Person]) -> list[Exits]:
    return [
        Exits(grouped(team, "exit"), law(2017, place)) for team, place in zip(teams, PLACES, strict=False)
    ]


def made(parts: list[Exits], rule: Rule = SAFE) -> tuple[Told | None, Composed]:
    summed, composed = added_up(parts, PROFILE, seed=1, draws=200)
    return blurred(summed, composed, largest(parts[0].parameters, PROFILE), STEP, rule), composed


def between(told: Told, composed: Composed, place: int) -> tuple[int, int]:
    """The attacker: knows which changes there are and what one of each gives, and reads the printed incomes and number of exits."""
    n = composed.counts.sum() + composed.unknown
    shown = STEP * np.floor((2 * n + STEP) / (2 * STEP)) - composed.unknown
    matrix = np.vstack([composed.each.T / told.steps[:, None], np.ones(len(composed.counts))])
    middle = np.append(told.income / told.steps, shown)
    half = np.append(np.full(len(ACTORS), 0.5), STEP / 2)
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * np.eye(len(composed.counts))[place],
            constraints=LinearConstraint(matrix, middle - half, middle + half),
            integrality=np.ones(len(composed.counts)),
            bounds=Bounds(0, n + STEP),
        )
        ends.append(round(float(found.x[place])))
    return ends[0], ends[1]


def small(composed: Composed) -> list[int]:
    return [place for place, count in enumerate(composed.counts) if SAFE.small(int(count))]


def test_the_sums_are_the_teams_own_and_the_interval_is_about_them() -> None:
    teams = [some_people(7, SICK, WORK), [*some_people(6, SICK, WORK), *some_people(9, SICK, SICK, "moved")]]
    summed, _ = added_up(exits(*teams), PROFILE, seed=1, draws=300)
    each = [
        answered(team, Question(place, YEAR, place, 0, draws=20), PROFILE, 34).accounts["society"]
        for team, place in zip(teams, PLACES, strict=False)
    ]
    assert summed.income[0] == pytest.approx(sum(one.yearly_income or 0 for one in each), abs=1)
    assert summed.low[0] < summed.income[0] < summed.high[0]


def test_the_same_seed_gives_the_same_bits_and_no_team_hangs_on_what_another_drew() -> None:
    one, other = some_people(9, SICK, WORK), some_people(8, ASSISTED, HELPED)
    first, again = (added_up(exits(one, other), PROFILE, seed=7, draws=100)[0] for _ in range(2))
    assert first.low.tobytes() == again.low.tobytes()
    still = added_up(exits(one, some_people(8, SICK, SICK)), PROFILE, seed=7, draws=100)[0]
    alone = added_up(exits(one), PROFILE, seed=7, draws=100)[0]
    assert still.low.tobytes() == alone.low.tobytes()


def test_who_knows_the_law_and_every_change_cannot_solve_the_sums_for_a_small_count() -> None:
    chance = np.random.default_rng(1)
    told, composed = made(exits(*(some_team(chance, 25) for _ in PLACES)))
    assert told is not None
    assert small(composed)
    for place in small(composed):
        low, high = between(told, composed, place)
        assert SAFE.wide(low, high), (composed.counts[place], low, high)


def test_in_the_finest_steps_the_same_attacker_solves_them() -> None:
    parts = exits(
        [*some_people(3, SICK, WORK), *some_people(14, SICK, SICK)],
        [*some_people(2, ASSISTED, HELPED), *some_people(20, ASSISTED, ASSISTED)],
    )
    told, composed = made(parts, Rule(2, 10))
    assert told is not None
    assert set(told.steps) == {FINEST}
    assert [between(told, composed, place) for place in small(composed)] == [(3, 3), (2, 2)]


def test_where_no_step_protects_nothing_is_told() -> None:
    few = exits(some_people(3, SICK, WORK), some_people(9, SICK, SICK))
    assert made(few)[0] is None


def test_where_no_count_is_small_the_steps_are_the_finest_and_the_ends_go_outwards() -> None:
    parts = exits(some_people(12, SICK, WORK), some_people(11, SICK, WORK))
    told, _ = made(parts)
    assert told is not None
    assert set(told.steps) == {FINEST}
    assert (told.low <= told.summed.low).all()
    assert (told.high >= told.summed.high).all()
