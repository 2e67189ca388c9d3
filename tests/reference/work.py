"""What was done with people: coordinated actions and work training?"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

from tests.reference.asked import Asked, Figure, cell, day
from tests.reference.exits import ended
from tests.reference.forms import Dimension, not_known, split, summary, total


def coordinated_actions_mean(asked: Asked) -> list[Figure]:
    return _actions(asked, "coordinated_actions_mean", fmean)


def coordinated_actions_max(asked: Asked) -> list[Figure]:
    return _actions(asked, "coordinated_actions_max", max)


def _actions(asked: Asked, measure: str, how: Callable[[list[float]], float]) -> list[Figure]:
    """All actions of the period's exits, whenever they were done; an exit without any counts as 0."""
    if not asked.has("actions"):
        return not_known(asked, measure)
    return summary(asked, measure, {}, [len(asked.of("actions", one)) for one in ended(asked)], how)


def work_training(asked: Asked) -> list[Figure]:
    """Enrolments with work training held in the period, each once, and once per kind of employer."""
    if not asked.has("activities"):
        return not_known(asked, "work_training")
    held = [
        row
        for row in asked.rows("activities")
        if cell(row, "kind") == "work_training" and asked.during(day(row, "held_on"))
    ]
    there = {row["enrolment"] for row in held}
    trained = [row for row in asked.rows("enrolments") if row["enrolment"] in there]
    employers = Dimension(
        "employer_kind",
        lambda one: [
            cell(row, "employer_kind") or "unknown" for row in held if row["enrolment"] == one["enrolment"]
        ],
    )
    return [
        *total(asked, "work_training", trained),
        *split(asked, "work_training", trained, employers),
    ]
