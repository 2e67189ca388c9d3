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


def plan(of: Enrolment) -> str:
    return reverse("register:plan", args=[of.pk])


@pytest.mark.django_db
def test_a_plan_has_as_many_steps_and_goals_as_are_written(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    steps = {f"what_{n}": f"Steg {n} av planen" for n in range(1, 10)}
    sent = {"version": "0", "goal_1": "Halvtid till jul", "goal_2": "Ta körkort", **steps}
    assert client.post(plan(enrolment), sent).status_code == 302
    made = enrolment.plan_set.get()
    assert (made.goals, len(made.steps)) == (["Halvtid till jul", "Ta körkort"], 9)
    assert [row[0].value() for row in client.get(plan(enrolment)).context["form"].rows][8:] == [
        "Steg 9 av planen",
        "",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "name"), [("what", "what_4"), ("goal", "goal_2")])
def test_one_more_row_is_given_without_script_and_what_was_typed_stays(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client], rows: str, name: str
) -> None:
    sent = {"version": "0", "goal_1": "Halvtid", "what_1": "", "what_2": "", "what_3": "Ringa", "more": rows}
    answer = as_user(leader).post(plan(enrolment), sent)
    form = answer.context["form"]
    assert answer.status_code == 200
    assert name in form.fields
    assert (form["what_3"].value(), answer.context["version"]) == ("Ringa", "0")
    assert not enrolment.plan_set.exists()


@pytest.mark.django_db
def test_the_second_who_writes_a_first_plan_sees_both_step_by_step(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    theirs = {"goal_1": "Halvtid", "what_1": "Ringa", "what_5": "Läkarintyg"}
    assert client.post(plan(enrolment), {"version": "0", **theirs}).status_code == 302
    mine = {"version": "0", "goal_1": "Heltid", "what_1": "Skriva"}
    answer = client.post(plan(enrolment), mine)
    assert answer.status_code == 409
    told = {d.name: (d.mine, d.theirs) for d in answer.context["differences"]}
    assert told["goal_1"] == ("Heltid", "Halvtid")
    assert told["what_1"] == ("Skriva", "Ringa")
    assert told["what_2"] == ("", "Läkarintyg")
    assert answer.context["version"] == 1
