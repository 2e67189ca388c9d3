"""Does the oracle follow people up as a person would by hand? The period is January to June 2025."""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values


def follow_up(
    key: str, months: int, due_on: str = "2025-03-01", reached: str = "", outcome: str = "", **more: str
) -> Row:
    row = {"follow_up": key, "enrolment": "1", "months": str(months), "due_on": due_on}
    return row | {"reached": reached, "outcome": outcome} | more


def followed(*rows: Row, scheme: str = "vastmanland-2025") -> list[dict[str, object]]:
    return figures(
        dataset(enrolments=[enrolment("1", "2023-01-01", "2024-06-01")], follow_ups=list(rows)), scheme=scheme
    )


SIX_AND_TWELVE = [
    follow_up("1", 6, "2025-01-01", "true", "work", attempted_on="2025-08-01"),
    follow_up("2", 6, "2025-06-30", "true", "", attempted_on="2025-06-30"),
    follow_up("3", 6, reached="true", outcome="rehab_medical"),
    follow_up("4", 12, reached="false", outcome="work", attempted_on="2025-03-01"),
    follow_up("5", 6, "2024-12-31", "true", "studies"),
    follow_up("6", 24, "2025-07-01", "true", "studies"),
]


def test_due_attempted_and_reached_by_the_months_that_are_due():
    found = followed(*SIX_AND_TWELVE)
    assert of(found, "follow_ups_due", months=6) == {"value": 3, "n": 4, "share": 0.75}
    assert values(found, "follow_ups_attempted", "months") == {6: 2, 12: 1}
    assert of(found, "follow_ups_reached", months=6) == {"value": 3, "n": 3, "share": 1.0}
    assert of(found, "follow_ups_reached", months=12) == {"value": 0, "n": 3, "share": 0.0}


def test_the_outcome_is_over_those_reached_after_as_many_months():
    found = followed(*SIX_AND_TWELVE)
    assert of(found, "follow_up_outcome", months=6, outcome="work") == {"value": 1, "n": 3, "share": 1 / 3}
    assert of(found, "follow_up_outcome", months=6, outcome="unknown") == {"value": 1, "n": 3, "share": 1 / 3}
    assert of(found, "follow_up_outcome", months=12, outcome="work") == {"value": 0, "n": 0}
    assert of(found, "follow_up_outcome", months=12, outcome="unknown") == {"value": 0, "n": 0}


def test_the_outcome_goes_through_the_schemes_columns_and_nobody_is_interrupted():
    found = followed(*SIX_AND_TWELVE, scheme="vasteras-2017")
    assert of(found, "follow_up_outcome", months=6, outcome="rehab_continued") == {
        "value": 1,
        "n": 3,
        "share": 1 / 3,
    }
    assert of(found, "follow_up_outcome", months=6, outcome="interrupted") == {
        "value": 0,
        "n": 3,
        "share": 0.0,
    }


@pytest.mark.parametrize(
    "measure", ["follow_ups_due", "follow_ups_attempted", "follow_ups_reached", "follow_up_outcome"]
)
def test_a_missing_file_is_not_known_and_one_with_only_a_header_has_no_months(measure):
    assert of(figures(dataset()), measure) == {"value": None}
    assert [one for one in followed() if one["measure"] == measure] == []
