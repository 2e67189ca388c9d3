"""A report's PDF carries its figures, and `stegvis verify` holds them against the register's own export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.reports.conftest import begun, one_fewer
from tests.web.reports.test_release import hand_over

from stegvis.cli import main
from stegvis.web.access.models import Team, User
from stegvis.web.register.queries.dataset import write_dataset
from stegvis.web.reports.commands import reports
from stegvis.web.reports.models import Chapter, Report

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]


def verified(pdf: bytes, team: Team, folder: Path) -> dict[str, object]:
    """What `stegvis verify --format json` says of the PDF, against the team's register as it is now."""
    (folder / "rapport.pdf").write_bytes(pdf)
    dataset = folder / "underlag"
    write_dataset([team], dataset)
    asked = ["verify", str(folder / "rapport.pdf"), "--dataset", str(dataset), "--format", "json"]
    answer = CliRunner().invoke(main, asked)
    assert answer.exit_code == 0, answer.output
    found: dict[str, object] = json.loads(answer.output)
    return found


def test_the_teams_own_copy_holds_against_the_register(
    as_user: As, leader: User, team: Team, chapter_of: Find, tmp_path: Path
) -> None:
    pdf = as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/kapitel.pdf").content
    told = verified(pdf, team, tmp_path)
    assert (told["holds"], told["same_data"], told["same_definitions"]) == (True, True, True)
    assert int(str(told["printed"])) > 10


def test_a_published_report_of_one_team_holds_until_the_register_is_corrected(
    report: Report,
    team: Team,
    leader: User,
    steering: User,
    manager: User,
    economist: User,
    tmp_path: Path,
) -> None:
    alone = begun(manager, [team], audience="public")
    hand_over(alone.chapters.get(team=team), leader, steering)
    reports.freeze(by(manager), report=alone)
    reports.publish(by(economist), report=alone)
    pdf = bytes(alone.editions.get(form="pdf").content)
    (tmp_path / "da").mkdir()
    (tmp_path / "nu").mkdir()
    assert verified(pdf, team, tmp_path / "da")["holds"] is True
    one_fewer(team)
    assert verified(pdf, team, tmp_path / "nu")["holds"] is False


def test_a_report_of_two_controllers_holds_against_what_both_have_protected_and_each_part_against_its_own(
    report: Report,
    team: Team,
    other_team: Team,
    leader: User,
    stranger: User,
    steering: User,
    manager: User,
    economist: User,
    tmp_path: Path,
) -> None:
    hand_over(report.chapters.get(team=team), leader, steering)
    second = people.user("steering_group", other_team, "Eva Ek")
    hand_over(report.chapters.get(team=other_team), stranger, second)
    reports.freeze(by(manager), report=report)
    reports.publish(by(economist), report=report)
    pdf = tmp_path / "rapport.pdf"
    pdf.write_bytes(bytes(report.editions.get(form="pdf").content))
    whole = told(pdf, "--figures", protected(team, tmp_path), "--figures", protected(other_team, tmp_path))
    assert (whole["holds"], whole["same_data"], "tried_teams" in whole) == (True, True, False)
    part = told(pdf, "--dataset", tmp_path / other_team.code)
    assert (part["holds"], part["tried_teams"]) == (True, [other_team.code])
    assert int(str(part["printed"])) + int(str(part["not_tried"])) == whole["printed"]
    one_fewer(team)
    write_dataset([team], tmp_path / "nu")
    assert told(pdf, "--dataset", tmp_path / "nu")["holds"] is False


def protected(team: Team, folder: Path) -> Path:
    """The controller's file of protected figures, made with the command of its own register's export."""
    write_dataset([team], folder / team.code)
    made = folder / f"{team.code}.json"
    days = ["--from", "2026-01-01", "--to", "2026-06-30"]
    answer = CliRunner().invoke(main, ["figures", str(folder / team.code), *days, "--out", str(made)])
    assert answer.exit_code == 0, answer.output
    return made


def told(pdf: Path, *against: object) -> dict[str, object]:
    answer = CliRunner().invoke(main, ["verify", str(pdf), *map(str, against), "--format", "json"])
    assert answer.exit_code == 0, answer.output
    found: dict[str, object] = json.loads(answer.output)
    return found


def test_a_report_is_held_against_a_dataset_or_figures_and_not_both(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["verify", str(tmp_path / "rapport.pdf")])
    assert answer.exit_code == 2
    assert "antingen --dataset" in answer.output
