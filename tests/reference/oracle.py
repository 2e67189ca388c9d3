"""What is every figure of a dataset, slowly and obviously?

Written from the contract alone: it knows nothing of the engine, reads no definition and counts rows one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.reference import (
    applications,
    exits,
    follow_ups,
    instruments,
    livelihoods,
    money,
    people,
    places,
    work,
)
from tests.reference.asked import Asked, Figure, Tables
from tests.reference.goals import goal_attainment

MEASURES: list[Callable[[Asked], list[Figure]]] = [
    people.participants_active,
    people.persons_active,
    people.participants_new,
    people.participants_enrolled,
    places.capacity,
    exits.exits,
    exits.exits_completed,
    exits.exits_interrupted,
    exits.outcome_share_of_completed,
    exits.outcome_share_of_all,
    exits.positive_share,
    exits.occupation_at_exit,
    exits.months_in_programme_mean,
    exits.months_in_programme_median,
    people.years_in_public_support_mean,
    applications.applications,
    applications.queue,
    applications.weeks_waiting_median,
    follow_ups.follow_ups_due,
    follow_ups.follow_ups_attempted,
    follow_ups.follow_ups_reached,
    follow_ups.follow_up_outcome,
    livelihoods.livelihood_transition,
    livelihoods.livelihood_improved,
    work.coordinated_actions_mean,
    work.coordinated_actions_max,
    work.work_training,
    instruments.instrument_mean,
    instruments.instrument_positive_share,
    money.funding,
    money.requisitioned_share,
]


def evaluate(
    tables: Tables, period_from: date, period_to: date, scheme: str, teams: list[str] | None = None
) -> list[Figure]:
    """Every figure of the contract in tidy form, measure by measure.

    `tables` holds, for each file that is there, its rows as raw cells ('' or None is not known); all rows are good.
    Without `teams` each measure has the whole dataset first, then every team by code; with it only those teams.
    """
    everyone = [None, *sorted(str(row["team"]) for row in tables["teams"])]
    asked = [
        Asked(tables, period_from, period_to, scheme, team) for team in (everyone if teams is None else teams)
    ]
    figures = [each for measure in MEASURES for one in asked for each in measure(one)]
    return [*figures, *(each for one in asked for each in goal_attainment(one, figures))]
