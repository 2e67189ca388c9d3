"""What the handbook's first page tells a newcomer to do works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from stegvis.cli import main

PAGE = (Path(__file__).parents[2] / "docs/handbok/01-fran-tva-filer-till-rapport.md").read_text(
    encoding="utf-8"
)
FILES = dict(re.findall(r"```csv (\S+)\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mitt-team"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> str:
    answered = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
    assert answered.exit_code == 0, answered.output
    return answered.output


def test_the_page_has_files_and_commands() -> None:
    assert set(FILES) >= {"participants.csv", "enrolments.csv", "teams.csv"}
    assert [c.split()[1] for c in COMMANDS] == ["check", "report", "report"]


def test_every_command_on_the_page_answers(newcomer: Path) -> None:
    for command in COMMANDS:
        run(command)
    [report] = newcomer.glob("*.html")
    assert "Samordningsteam Eken" in report.read_text(encoding="utf-8")


def test_the_record_behind_the_figure_is_the_one_the_page_names(newcomer: Path) -> None:
    assert run(COMMANDS[2]).split() == ["i1"]


def test_semicolons_and_windows_encoding_from_excel_are_understood(newcomer: Path) -> None:
    for name, text in FILES.items():
        (newcomer / "mitt-team" / name).write_text(text.replace(",", ";"), encoding="windows-1252")
    assert "Teckenkodning" in run(COMMANDS[0]) or "Windows-1252" in run(COMMANDS[0])
