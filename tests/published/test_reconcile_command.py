"""`stegvis reconcile` answers as the contract says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.published.reports import path_of

from stegvis.cli.reconcile import reconcile
from stegvis.examples import write_example


def run(*arguments: object) -> Result:
    return CliRunner().invoke(reconcile, [str(argument) for argument in arguments])


def test_json_holds_contradictions_and_notes_of_one_shape() -> None:
    result = run(path_of("vastmanland-2025"), "--format", "json")
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(said) == ["contradictions", "notes"]
    assert said["contradictions"][0] | {"message": ""} == {
        "where": "teams.fns.exits.total",
        "printed": 12,
        "computed": 13,
        "rule": "parts",
        "message": "",
    }
    assert {tuple(one) for one in said["contradictions"] + said["notes"]} == {
        ("where", "printed", "computed", "rule", "message")
    }


def test_text_is_a_list_in_swedish() -> None:
    result = run(path_of("hallstahammar-2019"))
    assert result.exit_code == 0
    assert result.stdout.startswith("published.yaml: 3 motsägelser, 1 not\n")
    assert "participants_active.total  [delar och total]" in result.stdout
    assert "kvinnor 18 + män 10" in result.stdout


@pytest.mark.parametrize("content", ["", "name: only words", "exits: [1, 2", "- 1"])
def test_a_file_that_is_no_report_ends_with_status_2(content: str, tmp_path: Path) -> None:
    path = tmp_path / "published.yaml"
    path.write_text(content)
    result = run(path)
    assert result.exit_code == 2
    assert result.stderr.startswith("Fel: ")


def test_a_report_without_a_period_cannot_be_compared_with_data(tmp_path: Path) -> None:
    result = run(path_of("payoff-vasteras-2017"), "--dataset", tmp_path)
    assert result.exit_code == 2
    assert "vilken period" in result.stderr


@pytest.mark.parametrize(
    ("name", "differs"),
    [
        ("vastmanland-2025", {"teams.fns.exits.total"}),
        ("hallstahammar-2019", set()),
        ("vasteras-2018", set()),
    ],
)
def test_the_data_give_every_published_number_but_the_total_that_cannot_be(
    name: str, differs: set[str], tmp_path: Path
) -> None:
    write_example(name, tmp_path / name)
    said = json.loads(run(path_of(name), "--dataset", tmp_path / name, "--format", "json").stdout)
    assert {one["where"] for one in said["contradictions"] if one["rule"] == "data"} == differs


def test_a_changed_number_differs_from_the_data(tmp_path: Path) -> None:
    write_example("vasteras-2018", tmp_path / "data")
    report = tmp_path / "published.yaml"
    report.write_text(path_of("vasteras-2018").read_text().replace("in_work: 9", "in_work: 8"))
    said = json.loads(run(report, "--dataset", tmp_path / "data", "--format", "json").stdout)
    (found,) = [one for one in said["contradictions"] if one["rule"] == "data"]
    assert (found["where"], found["printed"], found["computed"]) == ("follow_up_6_months.in_work", 8, 9)
