"""Does the oracle count coordinated actions and work training as a person would by hand?"""

from __future__ import annotations

from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values


def test_actions_are_over_all_exits_those_without_any_included():
    gone = [enrolment("1", "2024-01-01", "2025-03-01"), enrolment("2", "2024-01-01", "2025-03-01")]
    actions = [{"enrolment": key, "partner": "psychiatry", "done_on": "2023-01-01"} for key in "1113"]
    found = figures(dataset(enrolments=[*gone, enrolment("3", "2024-01-01")], actions=actions))
    assert of(found, "coordinated_actions_mean") == {"value": 1.5, "n": 2}
    assert of(found, "coordinated_actions_max") == {"value": 3, "n": 2}


def test_without_exits_there_is_no_mean_and_without_the_file_nobody_knows():
    assert of(figures(dataset(actions=[])), "coordinated_actions_mean") == {"value": None, "n": 0}
    assert of(figures(dataset(actions=[])), "coordinated_actions_max") == {"value": None, "n": 0}
    assert of(figures(dataset()), "coordinated_actions_max") == {"value": None}


def trained(key: str, held_on: str, employer_kind: str = "", kind: str = "work_training") -> Row:
    return {
        "enrolment": key,
        "activity": "butik",
        "kind": kind,
        "employer_kind": employer_kind,
        "held_on": held_on,
    }


def test_work_training_counts_each_enrolment_once_and_once_per_kind_of_employer():
    rows = [
        trained("1", "2025-01-01", "private"),
        trained("1", "2025-06-30", "private") | {"attended": "false"},
        trained("1", "2025-02-01", "public"),
        trained("2", "2025-02-01"),
        trained("2", "2024-12-31", "internal"),
        trained("2", "2025-02-01", "private", kind="study_visit"),
    ]
    found = figures(dataset(enrolments=[enrolment(key, "2024-01-01") for key in "12"], activities=rows))
    assert of(found, "work_training") == {"value": 2}
    assert values(found, "work_training", "employer_kind") == {"private": 1, "public": 1, "unknown": 1}
    assert of(found, "work_training", employer_kind="private") == {"value": 1, "n": 2, "share": 0.5}
    assert of(figures(dataset()), "work_training") == {"value": None}
