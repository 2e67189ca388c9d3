"""What leaves the team's rooms from the command line is protected."""

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.examples import write_example


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("underlag") / "exempel"
    write_example("vastmanland-2025", place)
    return place


def run(*arguments: object):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_json_for_the_association_shows_no_small_count_and_no_record(folder: Path) -> None:
    said = json.loads(run("report", folder, "--audience", "association", "--format", "json").stdout)
    counts = [f for f in said["figures"] if f["unit"] in ("enrolments", "persons", "applications")]
    assert said["audience"] == "association"
    assert said["findings"] == []
    assert [f for f in counts if isinstance(f["value"], int) and 0 < f["value"] < 5] == []
    assert any(f.get("withheld") for f in counts)


def test_csv_tells_withheld_from_unknown(folder: Path) -> None:
    rows = list(
        csv.DictReader(StringIO(run("report", folder, "--audience", "public", "--format", "csv").stdout))
    )
    (largest,) = [r for r in rows if r["measure"] == "coordinated_actions_max" and not r["by"]]
    assert largest["value"] == ".."


def test_one_teams_figures_are_those_of_the_whole_release(folder: Path) -> None:
    """Else two runs, with and without the team, could give each other away."""
    both = ["report", folder, "--audience", "association", "--format", "json"]
    whole = json.loads(run(*both).stdout)["figures"]
    alone = json.loads(run(*both, "--team", "sala").stdout)["figures"]
    assert alone == [f for f in whole if f["by"].get("team") == "sala"]


@pytest.mark.parametrize("more", [["--scheme", "vasteras-2017"], ["--explain", "exits"]])
def test_what_cannot_be_protected_is_refused(folder: Path, more: list[str]) -> None:
    answer = run("report", folder, "--audience", "public", *more)
    assert answer.exit_code == 2
    assert "--" in answer.stderr


def test_the_teams_own_figures_are_as_before(folder: Path) -> None:
    said = json.loads(run("report", folder, "--format", "json").stdout)
    assert "audience" not in said
    assert not any("withheld" in figure for figure in said["figures"])


def test_nothing_but_the_figures_is_written_to_the_screen(folder: Path) -> None:
    """The solver greets whoever starts it, past Python: seen only by another process."""
    asked = ["report", folder, "--audience", "association", "--format", "json"]
    stegvis = [sys.executable, "-c", "from stegvis.cli import main; main()"]
    said = subprocess.run([*stegvis, *asked], capture_output=True, check=True, text=True).stdout
    assert said.startswith("{")


def test_a_protected_report_is_written_as_a_document(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rapport.docx"
    answer = run("report", folder, "--audience", "public", "--format", "docx", "--out", target)
    assert answer.exit_code == 0
    assert target.read_bytes().startswith(b"PK")


def test_what_has_been_handed_over_is_thought_of(tmp_path: Path) -> None:
    write_example("vasteras-2018", tmp_path / "exempel")
    half = ["figures", tmp_path / "exempel", "--from", "2018-01-01", "--to", "2018-06-30"]
    assert run(*half, "--out", tmp_path / "halvar.json").exit_code == 0
    alone = json.loads(run("figures", tmp_path / "exempel").stdout)["figures"]
    after = json.loads(run("figures", tmp_path / "exempel", "--earlier", tmp_path / "halvar.json").stdout)
    hidden = [sum(f.get("withheld", False) for f in figures) for figures in (alone, after["figures"])]
    assert hidden[0] < hidden[1] < len(alone) * 0.8


def test_a_file_of_another_team_is_no_earlier_release(folder: Path, tmp_path: Path) -> None:
    write_example("vasteras-2018", tmp_path / "annat")
    run("figures", folder, "--out", tmp_path / "sex-team.json")
    answer = run("figures", tmp_path / "annat", "--earlier", tmp_path / "sex-team.json")
    assert answer.exit_code != 0
    assert "inte finns i underlaget" in answer.stderr
