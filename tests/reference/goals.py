"""How far from its goals is each team?"""

from __future__ import annotations

from tests.reference.asked import Asked, Figure, Row, cell, day, number
from tests.reference.forms import figure, not_known

FOLLOW_UP_MONTHS = {"at_6_months": 6, "at_24_months": 24}


def goal_attainment(asked: Asked, figures: list[Figure]) -> list[Figure]:
    """The figure of each goal minus its level, in the order of what they are about; `figures` are all of the period."""
    if not asked.has("goals"):
        return not_known(asked, "goal_attainment")
    current = [
        goal
        for goal in asked.every("goals")
        if cell(goal, "team") == asked.team
        and day(goal, "period_from") <= asked.last <= day(goal, "period_to")
    ]
    return [attainment(asked, goal, figures) for goal in sorted(current, key=about)]


def about(goal: Row) -> list[str]:
    return [cell(goal, name) or "" for name in ("measure", "outcome", "horizon")]


def attainment(asked: Asked, goal: Row, figures: list[Figure]) -> Figure:
    """Percentage points from the share, everything else from the value in the goal's own unit."""
    by = {name: cell(goal, name) for name in ("measure", "outcome", "horizon") if cell(goal, name)}
    percent = goal["unit"] == "percent"
    found = figure_of(asked, goal, figures)
    reached = found.get("share") if percent else found.get("value")
    value = None if reached is None else (100 * reached if percent else reached) - number(goal, "level")
    unit = "percentage_points" if percent else goal["unit"]
    return figure(asked, "goal_attainment", by, value, n=found.get("n"), unit=unit)


def figure_of(asked: Asked, goal: Row, figures: list[Figure]) -> Figure:
    """The figure the goal is about: at the exit, or among those reached so many months later."""
    by: dict[str, object] = {} if asked.team is None else {"team": asked.team}
    if cell(goal, "outcome"):
        by["outcome"] = goal["outcome"]
    measure = goal["measure"]
    if cell(goal, "horizon") in FOLLOW_UP_MONTHS:
        measure, by["months"] = "follow_up_outcome", FOLLOW_UP_MONTHS[goal["horizon"]]
    return next((one for one in figures if one["measure"] == measure and one["by"] == by), {})
