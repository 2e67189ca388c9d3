"""What a team gives by rule stands on Min dag when it is due, and not once it is answered or handed out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.definitions.instrument import Occasion
from stegvis.web.access.models import Team, User
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries.due import due
from stegvis.web.surveys.commands import giving as commands
from stegvis.web.surveys.commands import invitations
from stegvis.web.surveys.models import Giving, Response
from stegvis.web.surveys.queries.giving import turns
from stegvis.web.surveys.rules import Stay, due_on, rules

Signed = Callable[[User], Client]
START, NOW = date(2026, 2, 10), date(2026, 11, 20)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("ended", "answered", "today", "expected"),
    [
        (None, [], date(2026, 2, 10), ("start", date(2026, 2, 10))),
        (None, [("start", date(2026, 2, 12))], date(2026, 3, 4), None),
        (None, [("start", date(2026, 2, 12))], date(2026, 3, 5), ("session", date(2026, 3, 12))),
        (None, [], date(2026, 4, 1), ("session", date(2026, 3, 10))),
        (date(2026, 5, 1), [("start", date(2026, 2, 12))], date(2026, 5, 1), ("exit", date(2026, 5, 1))),
        (date(2026, 5, 1), [("exit", date(2026, 5, 1))], date(2026, 5, 20), None),
        (date(2026, 5, 1), [], date(2026, 7, 1), None),
    ],
)
def test_an_occasion_is_due_on_its_day_and_for_its_time(
    ended: date | None, answered: list[tuple[str, date]], today: date, expected: tuple[str, date] | None
) -> None:
    assert due_on(known().instruments["life_areas"], Stay(START, ended, answered), today, WEEK) == expected


def test_every_occasion_that_an_instrument_may_be_given_at_has_a_rule_but_the_yearly_one() -> None:
    assert set(rules()) == set(Occasion.__args__) - {"yearly"}


def test_follow_ups_count_months_from_the_exit() -> None:
    exit_on = date(2026, 5, 31)
    assert rules()["follow_up_6"].day(exit_on) == date(2026, 11, 30)
    assert rules()["follow_up_12"].day(exit_on) == date(2027, 5, 31)


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, NOW - timedelta(days=3))


def chosen(worker: User, team: Team, *names: str) -> Giving:
    return commands.choose(people.by(worker), team=team, instruments=list(names))


def rows(worker: User, team: Team) -> list[str]:
    return [one.what for one in due(people.by(worker), team) if one.button == "Fyll i"]


def test_what_is_due_stands_on_min_dag_in_one_row_for_each_participant(
    caseworker: User, team: Team, of: Enrolment
) -> None:
    assert rows(caseworker, team) == []
    chosen(caseworker, team, "life_areas", "progress_scale")
    assert rows(caseworker, team) == [
        "Livshjulet, fyra områden och Upplevd stegförflyttning 0–10 med Mira Ekdunge"
    ]


def test_what_is_answered_or_handed_out_is_not_asked_for(caseworker: User, team: Team, of: Enrolment) -> None:
    chosen(caseworker, team, "life_areas")
    life = known().instruments["life_areas"]
    made, _ = invitations.invite(
        people.by(caseworker), enrolment=of, instrument=life, occasion="start", way="phone"
    )
    assert turns(team) == []
    invitations.revoke(people.by(caseworker), invitation=made)
    assert len(turns(team)) == 1
    Response.objects.create(
        enrolment=of, instrument="life_areas", instrument_version=1, occasion="start", answered_on=NOW
    )
    assert turns(team) == []


def test_nothing_is_late_from_before_the_team_chose(caseworker: User, team: Team) -> None:
    people.enrolment(people.person(team), team, START)
    chosen(caseworker, team, "life_areas")
    assert [turn.day for turn in turns(team)] == [NOW]


def test_a_protected_name_is_due_to_its_handlers_alone(caseworker: User, leader: User, team: Team) -> None:
    person = people.person(team, protected="marking")
    person.handlers.add(leader)
    people.enrolment(person, team, NOW)
    chosen(leader, team, "life_areas")
    assert rows(caseworker, team) == []
    assert len(rows(leader, team)) == 1


def test_the_leader_chooses_and_the_caseworker_does_not(
    leader: User, caseworker: User, team: Team, as_user: Signed
) -> None:
    page = reverse("surveys:giving")
    assert as_user(caseworker).get(page).status_code == 404
    client = as_user(leader)
    assert "Mätningar som ges" in client.get(reverse("register:team_settings")).content.decode()
    client.post(page, {"instruments": ["life_areas"]})
    assert Giving.objects.get().instruments == ["life_areas"]
    client.post(page, {"instruments": []})
    assert Giving.objects.get().instruments == []


def test_two_who_choose_at_once_are_told(leader: User, team: Team, as_user: Signed) -> None:
    client, page = as_user(leader), reverse("surveys:giving")
    held = chosen(leader, team, "life_areas")
    chosen(leader, team, "progress_scale")
    answer = client.post(page, {"instruments": ["life_areas"], "version": held.version})
    assert answer.status_code == 409
