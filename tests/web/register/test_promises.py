"""Mål och pengar: a goal with a level is followed with what chance could do; money has its year; both are in the dataset."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import promises as commands
from stegvis.web.register.models import KeptRow, LocalGoal
from stegvis.web.register.queries.dataset import live
from stegvis.web.register.queries.figures import figures_of
from stegvis.web.register.queries.goals import promises

TODAY = "2026-11-25T12:00:00+01:00"
YEAR = {"period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
WORK = {"measure": "outcome_share_of_all", "outcome": "work", "horizon": "at_exit", "unit": "percent"}


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def leader(team: Team) -> User:
    return people.user("team_leader", team)


def left(team: Team, outcome: str, year: int = 2026) -> None:
    people.enrolment(
        people.person(team),
        team,
        started_on=date(year - 1, 9, 1),
        ended_on=date(year, 5, 1),
        exit_outcome=outcome,
        completed=True,
    )


def test_a_goal_that_few_exits_cannot_tell_from_the_outcome_is_said_so(team: Team, leader: User) -> None:
    for outcome in ("work", "studies", "studies", "work"):
        left(team, outcome)
    left(team, "work", 2025)
    commands.add(people.by(leader), team=team, table="goals", level=25.0, **WORK, **YEAR)
    shown = promises(people.by(leader), team, 2026)
    goal = shown.followed[0].goal
    assert goal is not None
    assert (goal.hits, goal.n, goal.level) == (2, 4, 0.25)
    assert goal.verdict == "Går inte att skilja från målet."
    assert [(year, earlier.n) for year, earlier in shown.followed[0].earlier] == [(2025, 1)]
    assert shown.lead == "Av 1 mål med en nivå: 1 går inte att skilja från målet."


def test_a_team_without_goals_has_its_state_all_the_same(team: Team, leader: User, client: Client) -> None:
    client.force_login(leader)
    assert "Inga mål för perioden" in client.get("/laget/").content.decode()


def test_the_goal_is_the_figure_of_the_dataset(team: Team, leader: User) -> None:
    left(team, "work")
    commands.add(people.by(leader), team=team, table="goals", level=25.0, **WORK, **YEAR)
    row = live([team]).rows("goals", ["team", "measure", "outcome", "horizon", "level", "unit", "period_to"])
    assert row == [{"team": team.code, **WORK, "level": 25.0, "period_to": date(2026, 12, 31)}]
    asked = figures_of([team], Period(date(2026, 1, 1), date(2026, 12, 31)))
    said = [f for f in asked.figures if f.measure == "goal_attainment" and "team" in f.dimensions]
    assert [f.value for f in said] == [75.0]


def test_two_goals_about_the_same_at_the_same_time_are_refused(team: Team, leader: User) -> None:
    by = people.by(leader)
    first = commands.add(by, team=team, table="goals", level=25.0, **WORK, **YEAR)
    with pytest.raises(Refused, match="redan ett sådant mål"):
        commands.add(by, team=team, table="goals", level=30.0, **WORK, **YEAR)
    commands.change(by, kept=first, version=1, level=30.0, **WORK, **YEAR)
    assert KeptRow.objects.get().row["level"] == 30.0


def test_a_form_asks_for_what_the_goal_is_about(team: Team, leader: User, client: Client) -> None:
    client.force_login(leader)
    days = {"period_from": "2026-01-01", "period_to": "2026-12-31"}
    told = client.post("/mal/niva/ny/", {"kind": "at_exit", "level": "120", **days}).content.decode()
    assert "Välj vilket utfall målet gäller." in told
    assert "En andel är högst 100 procent." in told
    assert (
        client.post(
            "/mal/niva/ny/", {"kind": "at_exit", "outcome": "work", "level": "25", **days}
        ).status_code
        == 302
    )
    row = KeptRow.objects.get(table="goals").row
    assert {name: row[name] for name in WORK} == WORK
    assert "Arbete vid avslut" in client.get("/mal/").content.decode()


def test_a_goal_in_words_that_is_followed_up_says_what_that_builds_on(
    team: Team, leader: User, client: Client
) -> None:
    client.force_login(leader)
    client.post("/mal/lokalt/nytt/", {"year": "2026", "goal": "Fem nya arbetsgivare.", "result": ""})
    goal = LocalGoal.objects.get()
    address, said = f"/mal/lokalt/{goal.pk}/", {"year": "2026", "goal": goal.goal, "version": "1"}
    assert "Skriv vad ni bygger det på." in client.post(address, {**said, "result": "met"}).content.decode()
    client.post(address, {**said, "result": "met", "followed_up": "Sju nya."})
    goal.refresh_from_db()
    assert (goal.result, goal.followed_up) == ("met", "Sju nya.")


def test_money_that_is_paid_belongs_to_a_time_and_is_counted(
    team: Team, leader: User, client: Client
) -> None:
    client.force_login(leader)
    paid = {"entry": "requisitioned", "amount": "812 000", "year": "2026"}
    assert "Ange tiden" in client.post("/pengar/nytt/", paid).content.decode()
    client.post("/pengar/nytt/", {**paid, "period_from": "2026-01-01", "period_to": "2026-03-31"})
    client.post("/pengar/nytt/", {"entry": "granted", "amount": "1624000", "year": "2026"})
    told = client.get("/pengar/").content.decode().replace("\u00a0", " ")
    assert "50 % av det beviljade är rekvirerat" in told
    asked = figures_of([team], Period(date(2026, 1, 1), date(2026, 12, 31)))
    share = next(f for f in asked.figures if f.measure == "requisitioned_share" and "team" in f.dimensions)
    assert share.share == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("role", "goals", "money"),
    [
        ("steering_group", 200, 200),
        ("caseworker", 200, 404),
        ("economist", 404, 200),
        ("evaluator", 404, 404),
    ],
)
def test_who_sees_what(team: Team, client: Client, role: str, goals: int, money: int) -> None:
    at = {"economist": team.association, "evaluator": team.controller}.get(role, team)
    client.force_login(people.user(role, at))
    assert client.get("/mal/").status_code == goals
    assert client.get("/pengar/").status_code == money
    assert client.get("/mal/niva/ny/").status_code == 404
