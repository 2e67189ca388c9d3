"""What is registered in the working day: attendance, meetings, notes, plans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import everyday as commands
from stegvis.web.register.models import Activity, Attendance, Enrolment, FollowUp, Meeting
from stegvis.web.register.queries import people as queries
from stegvis.web.register.queries.timeline import timeline

HELD, COMING = date(2026, 9, 1), date(2026, 11, 30)


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team)


@pytest.fixture
def meetings(enrolment: Enrolment) -> None:
    Meeting.objects.create(enrolment=enrolment, planned_on=HELD, held_on=HELD, agreement="Trappa upp.")
    Meeting.objects.create(enrolment=enrolment, planned_on=COMING, place="Vårdcentralen")


@pytest.mark.django_db
@pytest.mark.usefixtures("meetings")
def test_coordination_shows_the_meetings_to_come_and_those_that_were_held(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    told = as_user(leader).get(reverse("register:coordination", args=[enrolment.pk])).content.decode()
    assert "Vårdcentralen" in told
    assert "Trappa upp." in told


@pytest.mark.django_db
@pytest.mark.usefixtures("meetings")
def test_the_timeline_has_the_meetings_held_and_the_follow_ups_done(
    enrolment: Enrolment, leader: User
) -> None:
    FollowUp.objects.create(
        enrolment=enrolment, months=6, due_on=HELD, attempted_on=HELD, reached=True, outcome="work"
    )
    shown = queries.participant(By(leader), enrolment.pk)
    told = [event.title for event in timeline(shown.enrolment)]
    assert {"Flerpartsmöte", "Uppföljning efter 6 månader"} <= set(told)


@pytest.mark.django_db
@pytest.mark.usefixtures("meetings")
def test_the_next_meeting_is_counted_from_the_last_one_held(enrolment: Enrolment, leader: User) -> None:
    of = queries.participant(By(leader), enrolment.pk).enrolment
    assert commands.last_day_for_meeting(of) == date(2026, 12, 1)


@pytest.mark.django_db
def test_an_unknown_mark_is_refused_and_says_nothing_about_attendance(
    enrolment: Enrolment, leader: User
) -> None:
    held = Activity.objects.create(team=enrolment.team, kind="group", title="Trädgård", held_on=HELD)
    row = Attendance.objects.create(activity=held, enrolment=enrolment)
    with pytest.raises(Refused, match="Välj Kom eller Kom inte"):
        commands.attend(By(leader), attendance=row, mark="kom")
    row.refresh_from_db()
    assert row.attended is None
