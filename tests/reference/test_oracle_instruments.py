"""Does the oracle score questionnaires as a person would by hand? The period is January to June 2025."""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.contract import ORS_ITEMS
from tests.reference.small import dataset, enrolment, figures, of, values


def answer(key: str, occasion: str, answered_on: str, value: str, enrolment: str = "1", **more: str) -> Row:
    row = {"response": key, "enrolment": enrolment, "instrument": "progress_scale", "occasion": occasion}
    return row | {"answered_on": answered_on, "item": "step", "value": value} | more


def answered(*rows: Row) -> list[dict[str, object]]:
    return figures(
        dataset(enrolments=[enrolment("1", "2024-01-01"), enrolment("2", "2024-01-01")], responses=list(rows))
    )


def step(found: list[dict[str, object]]) -> dict[object, object]:
    return values(found, "instrument_mean", "instrument", "occasion")


def test_start_and_exit_are_of_the_same_people():
    found = answered(
        answer("a", "start", "2024-05-01", "2"),
        answer("b", "exit", "2025-01-01", "5"),
        answer("c", "start", "2024-05-01", "9", enrolment="2"),
    )
    assert of(found, "instrument_mean", instrument="progress_scale", occasion="start") == {
        "value": 2.0,
        "n": 1,
    }
    assert of(found, "instrument_mean", instrument="progress_scale", occasion="exit") == {
        "value": 5.0,
        "n": 1,
    }


def test_without_an_exit_the_first_and_the_last_session_stand_in():
    rows = [answer("a", "start", "2024-05-01", "1")]
    rows += [
        answer(key, "session", day, value)
        for key, day, value in [
            ("d", "2025-03-01", "8"),
            ("b", "2024-06-01", "3"),
            ("c", "2025-02-01", "4"),
        ]
    ]
    assert step(answered(*rows)) == {("progress_scale", "start"): 3, ("progress_scale", "exit"): 8}


def test_one_session_is_no_pair_and_two_on_one_day_are_in_the_order_of_their_keys():
    assert step(answered(answer("a", "session", "2025-03-01", "3"))) == {}
    two = [answer("b", "session", "2025-03-01", "7"), answer("a", "session", "2025-03-01", "3")]
    assert step(answered(*two)) == {("progress_scale", "start"): 3, ("progress_scale", "exit"): 7}


@pytest.mark.parametrize(
    ("later", "pairs"), [("2024-12-31", 0), ("2025-01-01", 2), ("2025-06-30", 2), ("2025-07-01", 0)]
)
def test_a_pair_counts_when_its_later_answer_was_given_in_the_period(later, pairs):
    found = answered(answer("a", "start", "2024-05-01", "2"), answer("b", "exit", later, "5"))
    assert len(step(found)) == pairs


def ors(key: str, occasion: str, *scores: str) -> list[Row]:
    return [
        answer(key, occasion, "2025-03-01", score, instrument="ors", item=item)
        for item, score in zip(ORS_ITEMS, scores, strict=True)
    ]


def test_ors_is_the_sum_of_four_and_all_four_are_needed():
    found = answered(*ors("a", "start", "1", "2", "3", "4.5"), *ors("b", "exit", "5", "5", "5", "5"))
    assert step(found) == {("ors", "start"): 10.5, ("ors", "exit"): 20}
    lacking = answered(*ors("a", "start", "1", "2", "", "4.5"), *ors("b", "exit", "5", "5", "5", "5"))
    assert of(lacking, "instrument_mean", instrument="ors", occasion="exit") == {"value": None, "n": 0}


def test_an_instrument_without_a_definition_has_no_known_mean():
    found = answered(
        answer("a", "start", "2025-03-01", "2", instrument="home_made"),
        answer("b", "exit", "2025-03-01", "5", instrument="home_made"),
    )
    assert of(found, "instrument_mean", instrument="home_made", occasion="start") == {"value": None, "n": 0}


def nns(key: str, item: str, value: str, answered_on: str = "2025-03-01", **more: str) -> Row:
    return answer(key, "week_8", answered_on, value, instrument="nns_participant", item=item) | more


def test_positive_are_fours_and_fives_among_the_answers_with_a_value():
    item = "planning_sufficient"
    rows = [nns(str(n), item, value) for n, value in enumerate(["3", "4", "5", ""])]
    found = answered(*rows, nns("9", item, "1", answered_on="2025-07-01"), nns("8", "free_text", "5"))
    by = {"instrument": "nns_participant", "item": item}
    assert of(found, "instrument_positive_share", **by) == {"value": 2, "n": 3, "share": 2 / 3}
    assert values(found, "instrument_positive_share", "instrument", "item") == {("nns_participant", item): 2}
    assert step(found) == {}


def test_an_anonymous_answer_belongs_to_the_team_it_names_and_others_to_their_enrolments():
    people = [enrolment("1", "2024-01-01"), enrolment("2", "2024-01-01", team="b")]
    rows = [
        nns("1", "planning_sufficient", "5", enrolment="", team="b"),
        nns("2", "planning_sufficient", "1", enrolment="2"),
        nns("3", "planning_sufficient", "1", enrolment=""),
    ]
    tables = dataset(enrolments=people, responses=rows)
    by = {"instrument": "nns_participant", "item": "planning_sufficient"}
    assert of(figures(tables, team="b"), "instrument_positive_share", **by) == {
        "value": 1,
        "n": 2,
        "share": 0.5,
    }
    assert of(figures(tables), "instrument_positive_share", **by) == {"value": 1, "n": 3, "share": 1 / 3}


def test_without_the_file_nobody_knows():
    assert of(figures(dataset()), "instrument_mean") == {"value": None}
    assert of(figures(dataset()), "instrument_positive_share") == {"value": None}
