"""Does the oracle sum money and measure goals as a person would by hand?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values


def money(
    entry: str, amount: str, year: str = "2025", begins: str = "", stops: str = "", team: str = "a"
) -> Row:
    return {
        "team": team,
        "year": year,
        "period_from": begins,
        "period_to": stops,
        "entry": entry,
        "amount": amount,
    }


FNS = [
    money("granted", "1000"),
    money("granted", "650.5"),
    money("granted", "9000", year="2024"),
    money("requisitioned", "300", begins="2025-01-01", stops="2025-03-31"),
    money("requisitioned", "289", begins="2025-04-01", stops="2025-06-30"),
    money("requisitioned", "70", begins="2025-06-01", stops="2025-07-01"),
    money("requisitioned", "70"),
    money("used", "1", begins="2024-12-31", stops="2025-01-31"),
]


def test_grants_are_of_the_year_and_requisitions_of_the_period():
    found = figures(dataset(funding=FNS))
    assert values(found, "funding", "entry") == {"granted": 1650.5, "requisitioned": 589, "used": 0}
    assert of(found, "funding", entry="granted") == {"value": 1650.5}
    assert of(found, "requisitioned_share") == {"value": 589, "n": 1650.5, "share": 589 / 1650.5}


def test_a_period_over_two_years_has_no_grant():
    found = figures(dataset(funding=FNS), date(2024, 7, 1), date(2025, 6, 30))
    assert values(found, "funding", "entry") == {"granted": None, "requisitioned": 589, "used": 1}
    assert of(found, "requisitioned_share") == {"value": None}


def test_a_share_of_no_grant_is_not_known():
    found = figures(dataset(funding=[money("requisitioned", "5", begins="2025-01-01", stops="2025-01-31")]))
    assert of(found, "requisitioned_share") == {"value": None, "n": 0}


def test_the_whole_has_the_associations_own_rows_too():
    rows = [money("budgeted", "10"), money("budgeted", "5", team="") | {"association": "vm"}]
    tables = dataset(funding=rows)
    assert of(figures(tables), "funding", entry="budgeted") == {"value": 15}
    assert of(figures(tables, team="a"), "funding", entry="budgeted") == {"value": 10}


def test_without_the_file_nobody_knows_and_with_only_a_header_no_entry_occurs():
    assert (
        of(figures(dataset()), "funding") == of(figures(dataset()), "requisitioned_share") == {"value": None}
    )
    assert values(figures(dataset(funding=[])), "funding", "entry") == {}
    assert of(figures(dataset(funding=[])), "requisitioned_share") == {"value": None, "n": 0}


def goal(level: str, unit: str, team: str = "", ends: str = "2025-12-31", **more: str) -> Row:
    row = {"team": team, "period_from": "2025-06-30", "period_to": ends, "level": level, "unit": unit}
    return row | more


EXITS = [
    enrolment("1", "2024-12-31", "2025-06-30", exit_outcome="work"),
    enrolment("2", "2024-12-31", "2025-06-30"),
]
AFTER = [
    {
        "follow_up": key,
        "enrolment": "1",
        "months": "6",
        "due_on": "2025-06-30",
        "reached": "true",
        "outcome": outcome,
    }
    for key, outcome in enumerate(["work", "work", "work", "studies"])
]


def attained(*goals: Row, team: str | None = None) -> list[dict[str, object]]:
    tables = dataset(enrolments=EXITS, follow_ups=AFTER, goals=list(goals))
    return [one for one in figures(tables, team=team) if one["measure"] == "goal_attainment"]


def test_a_share_is_compared_in_percentage_points():
    wanted = goal("25", "percent", measure="outcome_share_of_all", outcome="work", horizon="at_exit")
    [found] = attained(wanted)
    assert found["by"] == {"measure": "outcome_share_of_all", "outcome": "work", "horizon": "at_exit"}
    assert (found["value"], found["n"], found["unit"]) == (25.0, 2, "percentage_points")


def test_the_horizon_asks_those_reached_so_many_months_later():
    at_six = goal("35", "percent", measure="outcome_share_of_all", outcome="work", horizon="at_6_months")
    at_24 = goal("70", "percent", measure="outcome_share_of_all", outcome="work", horizon="at_24_months")
    found = {one["by"]["horizon"]: (one["value"], one["n"]) for one in attained(at_six, at_24)}
    assert found == {"at_6_months": (40.0, 4), "at_24_months": (None, None)}


def test_months_and_counts_are_compared_in_their_own_unit():
    [months] = attained(goal("5", "months", measure="months_in_programme_mean"))
    assert (months["value"], months["n"], months["unit"]) == (pytest.approx(181 / 30.4375 - 5), 2, "months")
    [count] = attained(goal("3", "count", measure="exits"))
    assert (count["value"], count["n"], count["unit"]) == (-1, None, "count")


def test_what_figures_do_not_hold_is_not_known():
    [payback] = attained(goal("34", "months", measure="payback_months"))
    assert payback["value"] is None
    [share_of_a_count] = attained(goal("10", "percent", measure="exits"))
    assert share_of_a_count["value"] is None


def test_a_goal_is_its_teams_or_the_wholes():
    rows = [goal("1", "count", measure="exits", team="a"), goal("2", "count", measure="exits")]
    assert [one["value"] for one in attained(*rows)] == [0]
    assert [one["value"] for one in attained(*rows, team="a")] == [1]


@pytest.mark.parametrize(
    ("begins", "ends", "goals"),
    [
        ("2025-06-30", "2025-06-30", 1),
        ("2025-07-01", "2025-12-31", 0),
        ("2024-01-01", "2025-06-29", 0),
    ],
)
def test_a_goal_holds_when_its_period_contains_the_last_day(begins, ends, goals):
    assert len(attained(goal("1", "count", measure="exits", ends=ends) | {"period_from": begins})) == goals
    assert of(figures(dataset()), "goal_attainment") == {"value": None}
