"""Does the oracle put enrolments in the right tracks? The period is January to June 2025."""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values

MAC, SALIX = {"track": "mac", "team": "a"}, {"track": "salix", "team": "a"}


def stay(key: str, track: str, started_on: str, ended_on: str = "") -> Row:
    return {
        "placement": key,
        "enrolment": "1",
        "track": track,
        "started_on": started_on,
        "ended_on": ended_on,
    }


def moved(*placements: Row, started_on: str = "2025-01-10", ended_on: str = "") -> list[dict[str, object]]:
    return figures(
        dataset(
            enrolments=[enrolment("1", started_on, ended_on)],
            tracks=[MAC, SALIX],
            placements=list(placements),
        )
    )


def test_someone_who_moved_was_active_in_both_tracks_and_parts_have_no_share():
    found = moved(stay("x", "mac", "2025-01-10"), stay("y", "salix", "2025-03-01"))
    assert of(found, "participants_active", track="mac") == {"value": 1, "n": 1}
    assert of(found, "participants_active", track="salix") == {"value": 1, "n": 1}


def test_new_is_in_the_first_track_and_enrolled_in_the_one_still_open():
    found = moved(stay("x", "mac", "2025-01-10"), stay("y", "salix", "2025-03-01"))
    assert values(found, "participants_new", "track") == {"mac": 1, "salix": 0}
    assert values(found, "participants_enrolled", "track") == {"mac": 0, "salix": 1}


def test_an_exit_is_in_the_last_track():
    found = moved(stay("x", "mac", "2025-01-10"), stay("y", "salix", "2025-03-01"), ended_on="2025-04-01")
    assert of(found, "exits", track="salix", outcome="unmeasured") == {"value": 1, "n": 1, "share": 1.0}
    assert of(found, "exits", track="mac", outcome="unmeasured") == {"value": 0, "n": 1, "share": 0.0}


def test_a_stay_without_an_end_ends_the_day_the_next_one_starts():
    before = moved(stay("x", "mac", "2024-05-01"), stay("y", "salix", "2024-12-31"), started_on="2024-05-01")
    on_it = moved(stay("x", "mac", "2024-05-01"), stay("y", "salix", "2025-01-01"), started_on="2024-05-01")
    assert values(before, "participants_active", "track") == {"mac": 0, "salix": 1}
    assert values(on_it, "participants_active", "track") == {"mac": 1, "salix": 1}


def test_two_open_stays_that_start_the_same_day_do_not_end_each_other():
    found = moved(stay("x", "mac", "2025-01-10"), stay("y", "salix", "2025-01-10"))
    assert values(found, "participants_enrolled", "track") == {"mac": 1, "salix": 1}


def test_the_last_stay_without_an_end_ends_with_its_enrolment():
    found = moved(stay("x", "mac", "2024-05-01"), started_on="2024-05-01", ended_on="2025-06-30")
    assert values(found, "participants_active", "track") == {"mac": 1, "salix": 0}
    assert of(found, "participants_enrolled", track="mac") == {"value": 0, "n": 0}


@pytest.mark.parametrize(
    ("first_ends", "second_ends", "track"),
    [
        ("2025-02-01", "2025-03-01", "salix"),  # the one that ends later
        ("", "2025-03-01", "mac"),  # open is latest
        ("2025-03-01", "2025-03-01", "salix"),  # the smallest key
    ],
)
def test_at_a_tie_the_one_that_ends_later_counts_then_the_smallest_key(first_ends, second_ends, track):
    placements = [stay("9", "mac", "2025-01-10", first_ends), stay("10", "salix", "2025-01-10", second_ends)]
    found = moved(*placements, ended_on="2025-05-01")
    assert of(found, "participants_new", track=track) == {"value": 1, "n": 1, "share": 1.0}
    assert of(found, "exits", track=track, outcome="unmeasured") == {"value": 1, "n": 1, "share": 1.0}


def test_an_enrolment_without_a_fitting_stay_is_in_an_unknown_track():
    found = moved(stay("x", "mac", "2025-01-10", "2025-02-01"))
    assert values(found, "participants_enrolled", "track") == {"mac": 0, "salix": 0, "unknown": 1}
    assert values(moved(), "participants_active", "track") == {"mac": 0, "salix": 0, "unknown": 1}


def test_only_tracks_open_in_the_period_are_given_when_empty():
    tracks = [
        MAC | {"ended_on": "2024-12-31"},
        SALIX | {"started_on": "2025-06-30"},
        {"track": "b1", "team": "b"},
    ]
    tables = dataset(teams=[{"team": "a"}, {"team": "b"}], tracks=tracks, placements=[])
    assert values(figures(tables, team="a"), "participants_new", "track") == {"salix": 0}
    assert values(figures(tables), "participants_new", "track") == {"b1": 0, "salix": 0}


def test_without_the_file_of_placements_nobody_knows_the_track():
    tables = dataset(enrolments=[enrolment("1", "2025-02-01", "2025-03-01")], tracks=[MAC])
    assert of(figures(tables), "participants_active", track="mac") == {"value": None, "n": None}
    assert of(figures(tables), "exits", track="mac", outcome="work") == {"value": None, "n": None}


def places(tracks: list[Row], **team: str) -> dict[str, object]:
    found = figures(dataset(teams=[{"team": "a"} | team], tracks=tracks), team="a")
    return {"total": of(found, "capacity")["value"]} | values(found, "capacity", "track")


def test_capacity_is_that_of_the_open_tracks():
    assert places([MAC | {"capacity": "6"}, SALIX | {"capacity": "4"}]) == {"total": 10, "mac": 6, "salix": 4}
    assert places([MAC | {"capacity": "6"}, SALIX], capacity="20") == {"total": 6, "mac": 6, "salix": None}


def test_capacity_is_the_teams_own_where_no_open_track_has_one():
    closed = SALIX | {"capacity": "4", "ended_on": "2025-06-29"}
    assert places([MAC, closed], capacity="20") == {"total": 20, "mac": None, "salix": 0}
    assert places([MAC]) == {"total": None, "mac": None}


def test_a_track_that_closes_on_the_last_day_has_its_places_and_their_share():
    tracks = [
        MAC | {"capacity": "6", "ended_on": "2025-06-30"},
        SALIX | {"capacity": "2", "started_on": "2025-06-30"},
    ]
    found = figures(dataset(tracks=tracks))
    assert of(found, "capacity", track="mac") == {"value": 6, "n": 8, "share": 0.75}


def test_the_capacity_of_the_whole_is_the_sum_of_the_teams_known():
    teams = [{"team": "a", "capacity": "5"}, {"team": "b"}, {"team": "c", "capacity": "7"}]
    assert of(figures(dataset(teams=teams)), "capacity") == {"value": 12}
