"""Does the oracle count applications, the queue and the wait as a person would by hand?"""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values


def application(key: str, received_on: str, decision: str = "", decided_on: str = "", **more: str) -> Row:
    row = {"application": key, "participant": "ann", "team": "a", "received_on": received_on}
    return row | {"decision": decision, "decided_on": decided_on} | more


def applied(*rows: Row, enrolments: list[Row] | None = None) -> list[dict[str, object]]:
    return figures(
        dataset(
            applications=list(rows),
            enrolments=enrolments or [],
            participants=[{"participant": "ann"}],
            tracks=[{"track": "mac", "team": "a"}, {"track": "salix", "team": "a"}],
        )
    )


def test_applications_are_those_received_in_the_period_with_the_decision_they_have_now():
    found = applied(
        application("1", "2024-12-31"),
        application("2", "2025-01-01", "accepted", "2025-08-01", referrer="kommun"),
        application("3", "2025-06-30", track="mac"),
        application("4", "2025-07-01"),
    )
    assert of(found, "applications") == {"value": 2}
    assert values(found, "applications", "decision") == {"accepted": 1, "pending": 1}
    assert of(found, "applications", referrer="kommun") == {"value": 1, "n": 2, "share": 0.5}
    assert values(found, "applications", "track") == {"mac": 1, "salix": 0, "unknown": 1}
    assert values(found, "applications", "referrer", "track") == {
        ("kommun", "mac"): 0,
        ("kommun", "salix"): 0,
        ("kommun", "unknown"): 1,
        ("unknown", "mac"): 1,
        ("unknown", "salix"): 0,
        ("unknown", "unknown"): 0,
    }


@pytest.mark.parametrize(
    ("decision", "decided_on", "left_queue_on", "started_on", "waiting"),
    [
        ("accepted", "2025-06-30", "", "", 1),
        ("accepted", "2025-07-01", "", "", 0),  # decided after the last day
        ("accepted", "", "", "", 0),  # nobody knows when
        ("withdrawn", "2025-06-01", "", "", 0),
        ("accepted", "2025-06-01", "2025-06-30", "", 0),  # left on the last day
        ("accepted", "2025-06-01", "2025-07-01", "", 1),
        ("accepted", "2025-06-01", "", "2025-06-30", 0),  # started on the last day
        ("accepted", "2025-06-01", "", "2025-07-01", 1),
    ],
)
def test_the_queue_is_those_accepted_who_have_not_started_by_the_last_day(
    decision, decided_on, left_queue_on, started_on, waiting
):
    one = application("1", "2023-01-01", decision, decided_on, left_queue_on=left_queue_on)
    begun = [enrolment("1", started_on, application="1")] if started_on else []
    assert of(applied(one, enrolments=begun), "queue") == {"value": waiting}


def test_weeks_waiting_are_those_of_the_new_who_name_their_application():
    begun = [
        enrolment("1", "2025-01-08", application="1"),
        enrolment("2", "2025-01-22", application="2"),
        enrolment("3", "2025-02-01"),
        enrolment("4", "2024-12-31", application="1"),
    ]
    rows = [application("1", "2025-01-01"), application("2", "2025-01-01")]
    assert of(applied(*rows, enrolments=begun), "weeks_waiting_median") == {"value": 2.0, "n": 2}
    assert of(applied(), "weeks_waiting_median") == {"value": None, "n": 0}


def test_a_missing_file_is_not_known_and_one_with_only_a_header_is_none():
    missing = figures(dataset(tracks=[{"track": "mac", "team": "a"}]))
    assert (
        of(missing, "queue")
        == of(missing, "applications")
        == of(missing, "weeks_waiting_median")
        == {"value": None}
    )
    assert of(missing, "applications", track="mac") == {"value": None, "n": None}
    empty = applied()
    assert of(empty, "queue") == of(empty, "applications") == {"value": 0}
    assert of(empty, "applications", track="mac") == {"value": 0, "n": 0}
