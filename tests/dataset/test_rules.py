"""Is every rule found, at its place and nothing beside it, and does it keep out the rows it shall?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.dataset.base import (
    ON,
    base,
    definitions,
    findings_in,
    keys,
    loaded,
    places,
    with_cell,
    with_row,
    written,
)
from tests.dataset.cases import ERRORS, WARNINGS, Case, made_up_number
from tests.dataset.files import NOTED, REFUSED, UNREAD

from stegvis.dataset import Limits, check
from stegvis.dataset.identity import holds_identity


def test_the_base_has_nothing_to_find(tmp_path: Path) -> None:
    assert findings_in(written(tmp_path, base())) == []


@pytest.mark.parametrize("case", [*ERRORS, *WARNINGS], ids=lambda case: case.code)
def test_a_change_is_found_at_its_place_and_nothing_else(case: Case, tmp_path: Path) -> None:
    assert places(findings_in(written(tmp_path, case.tables))) == list(case.found)


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.code)
def test_errors_are_errors(case: Case) -> None:
    assert definitions().findings[case.code].severity == "error"


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case.code)
def test_warnings_are_warnings(case: Case) -> None:
    assert definitions().findings[case.code].severity == "warning"


def test_a_bad_parent_keeps_out_its_children_without_further_findings(tmp_path: Path) -> None:
    source = written(tmp_path, with_cell("participants", 0, birth_year="85"))
    data = loaded(source)
    assert places(list(data.findings)) == [("value_out_of_range", "participants.csv", 2, "birth_year")]
    assert keys(data, "participants", "participant") == ["p2", "p3"]
    assert keys(data, "enrolments", "enrolment") == ["e2", "e3"]
    assert keys(data, "placements", "placement") == ["l3", "l4"]
    assert keys(data, "follow_ups", "follow_up") == []


def test_a_row_that_stands_twice_keeps_out_both_and_what_points_at_them(tmp_path: Path) -> None:
    changed = base()
    changed["tracks"].append(changed["tracks"][0])
    data = loaded(written(tmp_path, changed))
    assert keys(data, "applications", "application") == ["a2", "a3"]
    assert keys(data, "placements", "track") == ["upp"]


def test_a_reference_to_a_missing_optional_file_is_no_finding(tmp_path: Path) -> None:
    changed = base()
    del changed["tracks"], changed["applications"]
    assert findings_in(written(tmp_path, changed)) == []


def test_livelihoods_of_different_days_explain_more_than_100_per_cent(tmp_path: Path) -> None:
    row = {
        "enrolment": "e1",
        "occasion": "exit",
        "livelihood": "a_kassa",
        "extent": "100",
        "observed_on": "2024-11-01",
    }
    assert findings_in(written(tmp_path, with_row("livelihoods", **row))) == []


def test_social_assistance_beside_other_income_is_no_fault(tmp_path: Path) -> None:
    row = {"enrolment": "e1", "occasion": "exit", "livelihood": "forsorjningsstod", "extent": "100"}
    assert findings_in(written(tmp_path, with_row("livelihoods", **row))) == []


def test_too_high_extents_keep_out_the_whole_occasion(tmp_path: Path) -> None:
    row = {"enrolment": "e1", "occasion": "exit", "livelihood": "a_kassa", "extent": "1"}
    assert keys(
        loaded(written(tmp_path, with_row("livelihoods", **row))), "livelihoods", "livelihood_id"
    ) == ["v1", "v4", "v5"]


def test_a_follow_up_is_due_the_last_day_of_a_shorter_month(tmp_path: Path) -> None:
    changed = with_cell("enrolments", 0, ended_on="2024-08-31")
    changed["placements"][1]["ended_on"] = "2024-08-31"
    changed["follow_ups"][0].update(due_on="2025-02-28")
    changed["follow_ups"][1].update(due_on="2025-08-31")
    assert findings_in(written(tmp_path, changed)) == []


@pytest.mark.parametrize(
    "where",
    [
        ("comment", "enrolments"),
        ("participant", "participants"),
        ("started_on", "enrolments"),
        ("sex", "participants"),
    ],
)
def test_no_finding_shows_a_personal_identity_number(where: tuple[str, str], tmp_path: Path) -> None:
    column, file = where
    number = made_up_number(between="")
    findings = findings_in(written(tmp_path, with_cell(file, 0, **{column: number})))
    assert "personal_identity_number" in {finding.code for finding in findings}
    assert number not in str(findings)


def test_a_number_with_a_wrong_check_digit_is_let_through(tmp_path: Path) -> None:
    number = made_up_number()
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert findings_in(written(tmp_path, with_cell("enrolments", 0, comment=wrong))) == []


def test_a_random_identifier_is_no_personal_identity_number() -> None:
    number = made_up_number(between="")
    assert not holds_identity(f"aaaaaaaa-aaaa-4aaa-aaaa-{'19' + number}")
    assert holds_identity(f"aaaaaaaa 19{number}")


def test_findings_of_one_kind_are_given_to_a_limit_and_the_rest_counted(tmp_path: Path) -> None:
    changed = base()
    changed["actions"] = [{**changed["actions"][0], "done_on": "i går"} for _ in range(9)]
    source = written(tmp_path, changed)
    found = check(source, definitions=definitions(), on=ON, limits=Limits(findings=3))
    assert [finding.line for finding in found] == [2, 3, 4, None]
    assert found[-1].message.startswith("Och 6 till")


def test_warnings_depend_on_the_day_that_is_asked_about(tmp_path: Path) -> None:
    source = written(tmp_path, base())
    later = check(source, definitions=definitions(), on=date(2025, 11, 1))
    assert places(list(later)) == [("follow_up_past_due", "follow_ups.csv", 3, "attempted_on")]


def test_every_rule_has_a_case() -> None:
    covered = {case.code for case in (*ERRORS, *WARNINGS)} | set(REFUSED) | set(UNREAD) | set(NOTED)
    assert covered | {"more_of_the_same"} == set(definitions().findings)
