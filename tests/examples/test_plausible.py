"""What an example must hold to be believed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from tests.cases.printed import Report

from stegvis.examples import examples
from stegvis.examples.build import build

NAMES = ["hallstahammar-2019", "vasteras-2018", "vastmanland-2025"]
# The warnings that stand for something the report itself lacks or says: an exit not measured, people who came back.
WARNINGS = {
    "hallstahammar-2019": {},
    "vasteras-2018": {"there_twice": 11},
    "vastmanland-2025": {"exit_without_outcome": 1},
}
SECTIONS = {"deltagare", "om-verksamheten", "personal", "lokala-mal", "avslutade-deltagare", "planer"}

pytestmark = pytest.mark.parametrize("name", NAMES)


def rows(name: str, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in build(examples()[name].margins)[table]]


def test_nothing_but_what_the_report_lacks_is_found_in_it(name: str) -> None:
    assert Counter(finding.code for finding in Report(name).dataset.findings) == WARNINGS[name]


def test_everybody_is_of_working_age_when_they_start_and_at_the_end(name: str) -> None:
    people = {row["participant"]: row["birth_year"] for row in rows(name, "participants")}
    last = examples()[name].margins.period.last.year
    starts = [row["started_on"].year - people[row["participant"]] for row in rows(name, "enrolments")]
    assert min(starts) >= 18
    assert max(last - born for born in people.values()) <= 64


def test_everybody_has_a_livelihood_at_start_and_whoever_was_measured_at_exit(name: str) -> None:
    known = {(row["enrolment"], row["occasion"]) for row in rows(name, "livelihoods")}
    for row in rows(name, "enrolments"):
        assert (row["enrolment"], "start") in known
        assert bool(row["exit_outcome"]) == ((row["enrolment"], "exit") in known)


def test_whoever_went_to_work_has_an_occupation_with_extent_and_terms(name: str) -> None:
    employed = {row["enrolment"]: row for row in rows(name, "occupations") if row["occupation"] == "employed"}
    to_work = {row["enrolment"] for row in rows(name, "enrolments") if row["exit_outcome"] == "work"}
    assert set(employed) == to_work
    assert all(row["extent"] and row["subsidy"] and row["hours"] for row in employed.values())


def test_no_row_is_dated_after_the_period(name: str) -> None:
    tables = build(examples()[name].margins)
    last = examples()[name].margins.period.last
    dates = [
        value
        for table in tables.values()
        for row in table
        for key, value in row.items()
        if isinstance(value, date)
    ]
    assert max(dates) <= last


def test_every_team_with_participants_has_its_six_texts(name: str) -> None:
    example = examples()[name]
    texts = example.folder / "texts"
    assert (texts / "inledning.md").is_file()
    for team in example.margins.teams:
        if team.cells:
            assert {path.stem for path in (texts / team.team).glob("*.md")} - {"ordning"} == SECTIONS


def test_a_teams_own_order_names_its_sections(name: str) -> None:
    for order in (examples()[name].folder / "texts").glob("*/ordning.md"):
        assert {
            line.removeprefix("- ") for line in order.read_text(encoding="utf-8").splitlines()
        } == SECTIONS


def test_the_readme_names_every_number_that_does_not_come_out(name: str) -> None:
    example = examples()[name]
    readme = (example.folder / "README.md").read_text(encoding="utf-8")
    said = {int(number) for number in re.findall(r"\d+", readme)}
    assert {int(value) for value in example.margins.not_met.values()} <= said
