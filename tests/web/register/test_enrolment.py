"""Nobody is enrolled past the rules, and no consent is recorded that nobody gave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import enrolment as commands
from stegvis.web.register.commands import queue
from stegvis.web.register.models import Consent, Enrolment, Livelihood
from stegvis.web.register.queries.queue import standing

DAY = date(2026, 11, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("decision", ["", "declined", "withdrawn"])
def test_an_application_that_is_not_accepted_enrols_nobody(team: Team, leader: User, decision: str) -> None:
    held = people.application(people.person(team), team, decision=decision)
    with pytest.raises(Refused, match="Ansökan är inte antagen"):
        commands.enrol(By(leader), team=team, person=held.person, application=held, started_on=DAY)
    assert not Enrolment.objects.exists()


@pytest.mark.django_db
def test_a_consent_is_answered_by_somebody_never_beforehand(
    team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    asked = client.get("/skriv-in/").content.decode()
    assert "checked" not in asked
    answer = client.post("/skriv-in/", {"name": "Mira Ekdunge", "started_on": "2026-11-02"})
    assert answer.status_code == 422
    assert not Consent.objects.exists()


@pytest.mark.django_db
def test_a_withdrawn_consent_keeps_its_day(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team)
    first = date(2026, 10, 1)
    held = Consent.objects.create(enrolment=enrolment, answer="given", answered_on=DAY, withdrawn_on=first)
    assert commands.withdraw(By(leader), consent=held).withdrawn_on == first


@pytest.mark.django_db
def test_somebody_who_takes_part_is_not_enrolled_again(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team)
    with pytest.raises(Refused, match="redan inskriven i teamet sedan 10"):
        commands.enrol(By(leader), team=team, person=enrolment.person, started_on=DAY)


@pytest.mark.django_db
def test_a_move_keeps_both_stays_and_counts_no_exit(team: Team, leader: User) -> None:
    before, after = people.track(team, "MAC"), people.track(team, "Trädgård")
    enrolment = people.enrolment(people.person(team), team, track=before)
    commands.move(By(leader), enrolment=enrolment, track=after, started_on=DAY)
    stays = list(enrolment.placement_set.values_list("track__name", "ended_on"))
    assert stays == [("MAC", date(2026, 11, 1)), ("Trädgård", None)]
    enrolment.refresh_from_db()
    assert enrolment.open


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("started_on", "told"),
    [
        (date(2026, 3, 31), "var inskriven från 1\u00a0februari 2026 till 31\u00a0mars 2026"),
        (date(2026, 1, 1), "var inskriven från"),
        (date(2026, 7, 1), "var i MAC till och med 30\u00a0juni 2026"),
    ],
)
def test_a_start_day_may_not_lie_in_another_enrolment_or_after_a_move(
    team: Team, leader: User, started_on: date, told: str
) -> None:
    person = people.person(team)
    people.enrolment(person, team, date(2026, 2, 1), ended_on=date(2026, 3, 31))
    enrolment = people.enrolment(person, team, date(2026, 5, 1), track=people.track(team, "MAC"))
    enrolment.placement_set.update(ended_on=date(2026, 6, 30))
    with pytest.raises(Refused, match=told) as no:
        commands.change(By(leader), enrolment=enrolment, started_on=started_on)
    assert no.value.field == "started_on"


@pytest.mark.django_db
def test_what_was_said_of_the_first_day_follows_the_start_day(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team, DAY)
    held = Livelihood.objects.create(
        enrolment=enrolment, occasion="start", livelihood="sjukpenning", observed_on=DAY
    )
    commands.change(By(leader), enrolment=enrolment, started_on=date(2026, 11, 9))
    held.refresh_from_db()
    assert held.observed_on == date(2026, 11, 9)


@pytest.mark.django_db
def test_somebody_who_has_begun_stands_in_no_queue_though_no_day_is_given_for_leaving_it(
    team: Team, leader: User
) -> None:
    held = people.application(people.person(team), team, decision="accepted")
    waits = people.application(people.person(team, "Nora Vindal"), team, decision="accepted")
    people.enrolment(held.person, team, application=held)
    assert [row.application for row in standing(By(leader), team).rows] == [waits]
    with pytest.raises(Refused, match="står inte längre i kön"):
        queue.leave(By(leader), application=held, on=DAY, why="Flyttade")
