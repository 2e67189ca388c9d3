"""How many times do the pages of the day ask the database, however many rows they show? (PostgreSQL once more: the log's lock.)"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web import people

from stegvis.web.access import log
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.models import (
    Activity,
    Attempt,
    Attendance,
    Consent,
    Duty,
    Enrolment,
    FollowUp,
    Livelihood,
    Meeting,
    NationalEntry,
    Sip,
)
from stegvis.web.register.queries.day import day

TODAY = date(2026, 11, 20)
SOON, LATE = TODAY + timedelta(days=3), TODAY - timedelta(days=3)
STARTS = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))

# How a row of each kind begins.
KINDS = (
    "Fyll i utfall",
    "Följ upp Person",
    "Flerpartsmöte",
    "Boka flerpartsmöte",
    "Startmöte",
    "Grupp:",
    "Urvalsgrupp",
    "Planerad sista dag",
    "Följ upp SIP",
    "Uppgift",
    "Lägg in i Uppföljning Finsam",
)


def fill(team: Team, handler: User, rows: int) -> None:
    """So many rows of every kind that Min dag shows, every other person with a protected identity."""
    track = people.track(team)
    for number in range(rows):
        protected = "secrecy_marking" if number % 2 else ""
        for leave in (_leaving, _staying, _waiting):
            person = people.person(team, f"Person {number}", protected=protected)
            person.handlers.add(handler)
            leave(team, people.enrolment(person, team, track=track))
        held = Activity.objects.create(
            team=team, kind="group", title=f"Grupp {number}", held_on=SOON, at_time=time(9)
        )
        Attendance.objects.create(activity=held, enrolment=Enrolment.objects.latest("pk"))
        Duty.objects.create(
            team=team, title=f"Uppgift {number}", due="11-25", days_before=14, why="Varje år."
        )
        log.write(people.by(_other(team)), "change", "plan.write", team=team, thing=held)


def _other(team: Team) -> User:
    return User.objects.filter(name="Ada Kollega").first() or people.user("caseworker", team, "Ada Kollega")


def _leaving(team: Team, e: Enrolment) -> None:
    """An exit without outcome, with a follow-up that has been tried; entered by name before, and consent withdrawn."""
    e.ended_on = LATE
    e.save()
    Attempt.objects.create(
        follow_up=FollowUp.objects.create(enrolment=e, months=6, due_on=SOON), on_day=LATE, how="phone"
    )
    Consent.objects.create(enrolment=e, answer="given", answered_on=e.started_on, withdrawn_on=LATE)
    NationalEntry.objects.create(
        enrolment=e, event="start", entered_on=LATE, anonymous=False, entered_by=e.person.handlers.get()
    )


def _staying(team: Team, e: Enrolment) -> None:
    """A meeting, a plan and a last day, all of them soon; livelihoods of both occasions."""
    e.planned_end_on = SOON
    e.save()
    Meeting.objects.create(enrolment=e, planned_on=SOON, at_time=time(10), place="Vårdcentralen")
    Sip.objects.create(enrolment=e, goals="Mål", main_responsible="Vården", agreed_on=LATE, follow_up_on=SOON)
    Livelihood.objects.create(
        enrolment=e, occasion="start", livelihood="sjukpenning", observed_on=e.started_on
    )


def _waiting(team: Team, e: Enrolment) -> None:
    """No meeting for a long time; the same person waits in the queue, and another application waits for a decision."""
    Consent.objects.create(enrolment=e, answer="given", answered_on=e.started_on)
    people.application(e.person, team, decision="accepted", start_meeting_at=STARTS, track=people.track(team))
    people.application(e.person, team, complete=True)


def asked(client: Client, path: str) -> list[str]:
    """What the page asks the database."""
    with CaptureQueriesContext(connection) as said:
        assert client.get(path).status_code == 200
    return [one["sql"] for one in said.captured_queries]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "few", "many", "most"), [("/", 2, 20, 31), ("/deltagare/", 3, 25, 12)])
def test_a_page_asks_as_often_for_many_rows_as_for_a_few(
    path: str, few: int, many: int, most: int, team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    fill(team, leader, few)
    client.get(path)
    said = asked(client, path)
    fill(team, leader, many - few)
    again = asked(client, path)
    assert len(again) == len(said), "\n".join(again)
    assert len(said) <= most, "\n".join(said)


@pytest.mark.django_db
def test_a_participants_page_asks_as_often_however_much_has_happened(
    team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    track = people.track(team)
    enrolment = people.enrolment(people.person(team), team, track=track)
    client, address = as_user(leader), f"/deltagare/{enrolment.pk}/"
    client.get(address)
    said = asked(client, address)
    _staying(team, enrolment)
    for _ in range(3):
        Meeting.objects.create(enrolment=enrolment, planned_on=LATE, held_on=LATE)
        Livelihood.objects.create(enrolment=enrolment, occasion="start", livelihood="lon", observed_on=LATE)
    again = asked(client, address)
    assert len(again) == len(said), "\n".join(again)
    assert len(said) <= 26, "\n".join(said)


@pytest.mark.django_db
def test_every_kind_of_row_stands_on_min_dag(team: Team, leader: User) -> None:
    fill(team, leader, 2)
    shown = day(people.by(leader), team)
    told = " ".join(one.what for one in (*shown.late, *shown.now, *shown.soon))
    for kind in KINDS:
        assert kind in told
    assert (len(shown.queue.rows), len(shown.changes)) == (2, 1)


@pytest.mark.django_db
def test_who_waits_in_the_queue_is_logged_as_shown_on_min_dag(team: Team, leader: User) -> None:
    fill(team, leader, 2)
    shown = day(people.by(leader), team)
    logged = {one.person_id for one in Entry.objects.get(action="day.see").subjects.all()}
    assert {row.application.person_id for row in shown.queue.rows} < logged


@pytest.mark.django_db
def test_a_protected_identity_is_named_on_min_dag_to_those_who_handle_it(team: Team, leader: User) -> None:
    fill(team, people.user("caseworker", team), 2)
    shown = day(people.by(leader), team)
    told = " ".join(one.what for one in (*shown.late, *shown.now, *shown.soon))
    assert "Person 0" in told
    assert "Person 1" not in told
