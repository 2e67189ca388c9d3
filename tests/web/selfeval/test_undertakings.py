"""What a team undertakes after its self-evaluation: reminded of, moved, followed up, and seen first the year after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.queries.due import due
from stegvis.web.selfeval.commands import days
from stegvis.web.selfeval.commands import undertakings as commands
from stegvis.web.selfeval.models import Day, Undertaking

AsUser = Callable[[User], Client]


@pytest.fixture
def day(team: Team, leader: User) -> Day:
    made = days.create(people.by(leader), team=team, year=2025, held_on=date(2025, 11, 20))
    days.enter(people.by(leader), day=made, values={"methods": [5, 6, 7, 7, 8]})
    return made


@pytest.fixture
def promised(day: Day, leader: User) -> Undertaking:
    area = day.areas.get(code="methods")
    return commands.add(
        people.by(leader), area=area, what="Skriv en mall", who="Karin", due_on=date(2026, 11, 25)
    )


def test_what_is_due_within_a_week_stands_on_min_dag(
    team: Team, caseworker: User, promised: Undertaking
) -> None:
    rows = [row for row in due(people.by(caseworker), team) if row.what == "Skriv en mall"]
    assert [row.day for row in rows] == [date(2026, 11, 25)]
    commands.follow_up(people.by(caseworker), undertaking=promised, result="done")
    assert "Skriv en mall" not in [row.what for row in due(people.by(caseworker), team)]


def test_one_that_is_moved_says_when_it_was_to_be_done_first(leader: User, promised: Undertaking) -> None:
    by = people.by(leader)
    commands.follow_up(by, undertaking=promised, result="moved", due_on=date(2027, 1, 10))
    commands.follow_up(by, undertaking=promised, result="moved", due_on=date(2027, 2, 10))
    promised.refresh_from_db()
    assert (promised.result, promised.due_on, promised.first_due_on) == (
        "",
        date(2027, 2, 10),
        date(2026, 11, 25),
    )


def test_it_is_moved_to_a_day_that_comes(leader: User, promised: Undertaking) -> None:
    with pytest.raises(Refused) as no:
        commands.follow_up(people.by(leader), undertaking=promised, result="moved", due_on=date(2026, 11, 20))
    assert no.value.field == "due_on"


def test_the_next_day_begins_with_what_was_undertaken(
    team: Team, leader: User, promised: Undertaking, as_user: AsUser
) -> None:
    now = days.create(people.by(leader), team=team, year=2026, held_on=date(2026, 11, 20))
    page = as_user(leader).get(f"/sjalvvardering/{now.pk}/").content.decode()
    assert page.index("Det ni bestämde 2025") < page.index("Ändra områdena")
    assert "Skriv en mall" in page


def test_the_steering_group_reads_and_writes_nothing(
    team: Team, day: Day, promised: Undertaking, as_user: AsUser
) -> None:
    client = as_user(people.user("steering_group", team, "Olle Styrman"))
    page = client.get(f"/sjalvvardering/{day.pk}/").content.decode()
    assert "Skriv en mall" in page
    assert "Följ upp" not in page
    assert client.get(f"/sjalvvardering/atagande/{promised.pk}/folj-upp/").status_code == 404


def test_another_teams_day_is_not_there(stranger: User, day: Day, as_user: AsUser) -> None:
    assert as_user(stranger).get(f"/sjalvvardering/{day.pk}/").status_code == 404


def test_a_follow_up_is_sent_from_its_page(leader: User, promised: Undertaking, as_user: AsUser) -> None:
    where = f"/sjalvvardering/atagande/{promised.pk}/folj-upp/"
    client = as_user(leader)
    moved = client.post(where, {"result": "moved", "due_on": "", "note": "", "version": promised.version})
    assert "Ange den nya dagen." in moved.content.decode()
    client.post(
        where,
        {"result": "not_done", "due_on": "", "note": "Ingen tid", "version": promised.version},
    )
    promised.refresh_from_db()
    assert (promised.result, promised.note) == ("not_done", "Ingen tid")
