"""Does the command line say what is wrong, and end as the contract says?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.dataset.base import base, with_cell, written

from stegvis.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_dataset_without_faults_ends_well(tmp_path: Path) -> None:
    answer = run("check", written(tmp_path, base()), "--on", "2025-06-30")
    assert (answer.exit_code, answer.output) == (0, "Inget att anmärka på.\n")


def test_an_error_is_told_with_its_place_and_remedy(tmp_path: Path) -> None:
    answer = run("check", written(tmp_path, with_cell("participants", 1, sex="man")), "--on", "2025-06-30")
    assert answer.exit_code == 1
    assert "participants.csv\n  Fel, rad 3: Koden ”man” i sex på rad 3 finns inte." in answer.output
    assert "→ Använd en av: female, male, non_binary." in answer.output


def test_a_warning_alone_is_no_error_status(tmp_path: Path) -> None:
    answer = run(
        "check", written(tmp_path, with_cell("enrolments", 0, exit_outcome="")), "--on", "2025-06-30"
    )
    assert answer.exit_code == 0
    assert "Listat: 0 fel och 1 varning. Alla rader räknas." in answer.output


def test_findings_as_json_have_the_keys_of_the_contract(tmp_path: Path) -> None:
    answer = run(
        "check",
        written(tmp_path, with_cell("participants", 1, sex="man")),
        "--on",
        "2025-06-30",
        "--format",
        "json",
    )
    assert answer.exit_code == 1
    (finding,) = json.loads(answer.output)["findings"]
    assert list(finding) == ["code", "severity", "file", "line", "column", "key", "message", "remedy"]
    assert (finding["line"], finding["column"], finding["key"]) == (3, "sex", "p2")


def test_no_more_than_twenty_of_a_kind_are_printed(tmp_path: Path) -> None:
    changed = base()
    changed["actions"] = [{**changed["actions"][0], "done_on": "i går"} for _ in range(25)]
    answer = run("check", written(tmp_path, changed), "--on", "2025-06-30")
    assert answer.output.count("Fel, rad") == 20
    assert "… och 5 till av samma slag" in answer.output


def test_an_error_comes_before_a_warning_of_the_same_file(tmp_path: Path) -> None:
    changed = with_cell("enrolments", 0, exit_outcome="")
    changed["enrolments"][2]["started_on"] = "i går"
    output = run("check", written(tmp_path, changed), "--on", "2025-06-30").output
    assert 0 < output.index("Fel, rad 4") < output.index("Varning, rad 2")


def test_a_missing_required_file_is_listed_as_an_error(tmp_path: Path) -> None:
    source = written(tmp_path, base())
    (source / "teams.csv").unlink()
    answer = run("check", source, "--on", "2025-06-30", "--format", "json")
    assert answer.exit_code == 1
    assert [finding["code"] for finding in json.loads(answer.output)["findings"]] == ["missing_file"]


@pytest.mark.parametrize("command", [["check"], ["convert", "ny"]])
def test_what_is_not_there_ends_with_two_and_says_why(command: list[str], tmp_path: Path) -> None:
    name, *rest = command
    answer = run(name, tmp_path / "saknas", *(tmp_path / word for word in rest))
    assert answer.exit_code == 2
    assert "finns inte. Kontrollera sökvägen." in answer.stderr
    assert answer.stdout == ""


def test_convert_writes_a_folder_and_says_how_much(tmp_path: Path) -> None:
    source = written(tmp_path / "source", with_cell("participants", 1, sex="man"))
    answer = run("convert", source, tmp_path / "checked")
    assert answer.exit_code == 0
    assert "enrolments               2" in answer.output
    assert "1 fel: de raderna följde inte med." in answer.output
    assert run("check", tmp_path / "checked", "--on", "2025-06-30").exit_code == 1


def test_convert_leaves_a_folder_with_something_in_it_alone(tmp_path: Path) -> None:
    source = written(tmp_path / "source", base())
    answer = run("convert", source, source)
    assert answer.exit_code == 2
    assert "är inte tom" in answer.stderr
