"""A team's logic model: its rows and what they point back to, what is missing, and its versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import promises
from stegvis.web.selfeval.commands import logic as commands
from stegvis.web.selfeval.models import Logic, LogicRow
from stegvis.web.selfeval.queries.logic import Shown, measures, shown
from stegvis.web.selfeval.queries.reported import logic_at

AsUser = Callable[[User], Client]


@pytest.fixture
def logic(team: Team, leader: User) -> Logic:
    return commands.begin(people.by(leader), team=team)


@pytest.fixture
def write(logic: Logic, leader: User) -> Callable[..., LogicRow]:
    def written(column: str, text: str = "Text", **values: object) -> LogicRow:
        return commands.add(people.by(leader), logic=logic, column=column, text=text, **values)

    return written


def seen(logic: Logic, leader: User) -> Shown:
    return shown(people.by(leader), logic)


def missing(logic: Logic, leader: User) -> dict[str, str]:
    return {line.row.code: line.missing for line in seen(logic, leader).missing}


def test_rows_are_named_by_their_column_and_a_name_is_not_used_twice(
    write: Callable[..., LogicRow], leader: User
) -> None:
    assert [write("goal").code, write("goal").code, write("activity").code] == ["M1", "M2", "A1"]
    commands.remove(people.by(leader), row=LogicRow.objects.get(code="M1"))
    assert write("goal").code == "M3"


def test_a_goal_without_measure_and_an_activity_without_follow_up_are_pointed_out(
    logic: Logic, write: Callable[..., LogicRow], leader: User
) -> None:
    write("goal")
    write("activity", back=["M1"])
    assert missing(logic, leader) == {
        "M1": "Målet har inget mått.",
        "A1": "Aktiviteten har ingen uppföljning.",
    }
    write("follow_up", back=["M1", "A1"])
    assert set(missing(logic, leader)) == {"M1"}
    write("follow_up", back=["M1"], measure="positive_share")
    assert missing(logic, leader) == {}
    assert (
        seen(logic, leader).lead == "Ett av ett mål har ett mått, och en av en aktivitet har en uppföljning."
    )


def test_a_measure_that_can_be_chosen_has_one_value_for_a_team() -> None:
    offered = dict(measures())
    assert offered["positive_share"] == "Andel positiva utfall"
    assert "livelihood_transition" not in offered


def test_a_goal_with_a_level_has_its_outcome_beside_it(
    team: Team, logic: Logic, write: Callable[..., LogicRow], leader: User
) -> None:
    by = people.by(leader)
    row = {
        "measure": "positive_share",
        "outcome": None,
        "horizon": "at_exit",
        "level": 55.0,
        "unit": "percent",
    }
    days = {"period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
    kept = promises.add(by, team=team, table="goals", **row, **days)
    write("goal", kept=kept)
    (chain,) = seen(logic, leader).chains
    assert chain.followed is not None
    assert chain.followed.level == "55\u00a0%"
    assert chain.line.missing == ""


def test_a_goal_gathers_what_is_done_for_it_what_that_needs_and_what_follows(
    logic: Logic, write: Callable[..., LogicRow], leader: User
) -> None:
    write("goal")
    write("goal")
    write("activity", back=["M1"])
    write("activity", back=["M2"])
    write("resource", back=["A1"])
    write("follow_up", back=["A1"])
    chain = seen(logic, leader).chains[0]
    assert [[line.row.code for line in part] for part in (chain.activities, chain.resources)] == [
        ["A1"],
        ["R1"],
    ]
    assert [line.row.code for line in chain.follow_ups] == ["U1"]


def test_a_fixed_version_stays_and_the_next_goes_on_from_it(
    team: Team, logic: Logic, write: Callable[..., LogicRow], leader: User
) -> None:
    by = people.by(leader)
    write("purpose", "Varför")
    with pytest.raises(Refused, match="minst ett syfte och ett mål"):
        commands.fix(by, logic=logic)
    goal = write("goal", "Vad", back=["S1"])
    commands.fix(by, logic=logic)
    with pytest.raises(Refused, match="fastställd"):
        commands.change(by, row=goal, version=None, text="Annat")
    second = commands.begin(by, team=team)
    assert [(row.code, row.text, row.back) for row in second.rows.order_by("column")] == [
        ("M1", "Vad", ["S1"]),
        ("S1", "Varför", []),
    ]
    with pytest.raises(Refused, match="skrivs redan"):
        commands.begin(by, team=team)


def test_what_points_at_a_row_that_is_taken_away_points_no_more(
    write: Callable[..., LogicRow], leader: User
) -> None:
    goal, activity = write("goal"), write("activity", back=["M1"])
    commands.remove(people.by(leader), row=goal)
    activity.refresh_from_db()
    assert activity.back == []


def test_a_report_has_the_version_that_was_in_force(
    team: Team, logic: Logic, write: Callable[..., LogicRow], leader: User
) -> None:
    by = people.by(leader)
    write("purpose", "Varför")
    write("goal", "Vad", back=["S1"])
    write("activity", "Hur", back=["M1"])
    commands.fix(by, logic=logic)
    commands.begin(by, team=team)
    assert logic_at(team, date(2026, 6, 30)) == ()
    (told,) = logic_at(team, Period(date(2026, 7, 1), date(2026, 12, 31)).last)
    assert (told.number, told.purposes, told.goals[0].activities) == (1, ("Varför",), ("Hur",))


def test_a_caseworker_reads_and_the_leader_writes_from_the_page(
    logic: Logic, write: Callable[..., LogicRow], caseworker: User, leader: User, as_user: AsUser
) -> None:
    write("goal", "Fler till arbete")
    page = as_user(caseworker).get("/programlogik/").content.decode()
    assert "Fler till arbete" in page
    assert "Ny rad" not in page
    where = f"/programlogik/{logic.pk}/ny/follow_up/"
    answer = as_user(leader).post(where, {"text": "Utfall", "back": ["M1"], "measure": "exits"})
    assert answer.status_code == 302
    assert LogicRow.objects.get(code="U1").measure == "exits"
    assert as_user(leader).get(f"/programlogik/{logic.pk}/ny/annat/").status_code == 404
