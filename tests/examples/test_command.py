"""`stegvis example`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cases.printed import printed_in

from stegvis.cli import main
from stegvis.examples.catalogue import HOME


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["example", *arguments])


def test_without_a_name_the_examples_are_listed_one_a_line() -> None:
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["vastmanland-2025", "hallstahammar-2019", "vasteras-2018"]


def test_an_example_is_written_with_its_texts(tmp_path: Path) -> None:
    result = run("hallstahammar-2019", str(tmp_path / "ny"))
    assert result.exit_code == 0
    assert (tmp_path / "ny" / "datapackage.json").is_file()
    assert (tmp_path / "ny" / "texts" / "hallstahammar" / "planer.md").is_file()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert run("hallstahammar-2019", str(tmp_path)).exit_code == 0


def test_a_folder_with_something_in_it_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "mitt.txt").write_text("kvar", encoding="utf-8")
    result = run("hallstahammar-2019", str(tmp_path))
    assert result.exit_code == 2
    assert "finns redan och är inte tom" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mitt.txt"]


def test_an_unknown_name_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    result = run("nora-2020", str(tmp_path / "ny"))
    assert result.exit_code == 2
    assert "vasteras-2018" in result.stderr
    assert not (tmp_path / "ny").exists()


def test_a_missing_folder_is_asked_for() -> None:
    result = run("vasteras-2018")
    assert result.exit_code == 2
    assert "Ange mappen" in result.stderr


@pytest.mark.parametrize(
    ("name", "place", "number"),
    [
        ("vastmanland-2025", "teams.fns.exits.total", 12),
        ("vasteras-2018", "nns_participant_survey.n", 29),
        ("hallstahammar-2019", "funding_sek.returned", 40580),
        ("payoff-vasteras-2017", "payback_months.society", 70),
        ("vasteras-2015-accounts", "balance_sheet.2015.equity", 1143060),
    ],
)
def test_what_each_report_printed_is_kept(name: str, place: str, number: int) -> None:
    assert printed_in(HOME / name / "published.yaml")[place] == number
