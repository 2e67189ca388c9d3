"""What was registered is changed, ended or taken away by those who may, and the log keeps what it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import mending
from stegvis.web.register.commands.people import protect
from stegvis.web.register.models import Enrolment, Meeting, Note, Sip, WorkTraining
from stegvis.web.register.queries.people import search

DAY = date(2026, 9, 1)


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team, "Wilma Åsmark Öqvist"), team)


@pytest.fixture
def note(enrolment: Enrolment, caseworker: User) -> Note:
    return Note.objects.create(
        enrolment=enrolment, kind="phone", text="Ringde", on_day=DAY, written_by=caseworker
    )


@pytest.mark.django_db
def test_a_note_is_changed_by_its_author_and_the_log_has_both_texts(note: Note, caseworker: User) -> None:
    mending.note(By(caseworker), note=note, kind="phone", text="Ringde två gånger", on_day=DAY)
    told = Entry.objects.first()
    assert told is not None
    assert (told.before, told.after) == ({"text": "Ringde"}, {"text": "Ringde två gånger"})


@pytest.mark.django_db
def test_a_colleague_may_not_change_or_remove_a_note_but_the_leader_may(
    note: Note, team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    colleague = people.user("caseworker", team, "Nils Granlöf")
    with pytest.raises(Refused, match="Bara den som skrev"):
        mending.note(By(colleague), note=note, kind="phone", text="Annat", on_day=DAY)
    address = reverse("register:note_remove", args=[note.pk])
    as_user(colleague).post(address)
    assert Note.objects.filter(pk=note.pk).exists()
    as_user(leader).post(address)
    assert not Note.objects.filter(pk=note.pk).exists()


@pytest.mark.django_db
def test_a_work_training_ends_on_a_day_after_it_began(enrolment: Enrolment, leader: User) -> None:
    held = WorkTraining.objects.create(enrolment=enrolment, employer="Plantskolan", started_on=DAY)
    with pytest.raises(Refused, match="före arbetsträningens början"):
        mending.end_training(By(leader), training=held, ended_on=date(2026, 8, 1), attended=True)
    mending.end_training(By(leader), training=held, ended_on=date(2026, 10, 1), attended=True)
    held.refresh_from_db()
    assert (held.ended_on, held.attended) == (date(2026, 10, 1), True)


@pytest.mark.django_db
def test_a_sip_is_opened_as_it_is_and_ended(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    steps = [{"what": "Läkarintyg", "who": "Vårdcentralen", "due": "", "state": "planned"}]
    held = Sip.objects.create(
        enrolment=enrolment, goals="Halvtid", steps=steps, main_responsible="Vården", agreed_on=DAY
    )
    client, address = as_user(leader), reverse("register:sip_edit", args=[held.pk])
    assert client.get(address).context["form"]["what_1"].value() == "Läkarintyg"
    sent = {"goals": "Halvtid", "main_responsible": "Vården", "agreed_on": "2026-09-01", "version": "1"}
    assert client.post(address, sent | {"ended_on": "2026-11-01", "what_1": "Intyg"}).status_code == 302
    held.refresh_from_db()
    assert (held.ended_on, held.steps[0]["what"]) == (date(2026, 11, 1), "Intyg")


@pytest.mark.django_db
def test_a_booked_meeting_is_cancelled_but_not_one_that_was_held(enrolment: Enrolment, leader: User) -> None:
    held = Meeting.objects.create(enrolment=enrolment, planned_on=DAY, held_on=DAY)
    with pytest.raises(Refused, match="har hållits"):
        mending.cancel_meeting(By(leader), meeting=held)
    mending.cancel_meeting(By(leader), meeting=Meeting.objects.create(enrolment=enrolment, planned_on=DAY))
    assert list(Meeting.objects.all()) == [held]


@pytest.mark.django_db
def test_the_log_says_who_became_handlers(enrolment: Enrolment, leader: User, caseworker: User) -> None:
    protect(By(leader), person=enrolment.person, kind="marking", handlers=[leader])
    protect(By(leader), person=enrolment.person, kind="marking", handlers=[caseworker])
    told = Entry.objects.first()
    assert told is not None
    assert (told.before, told.after) == ({"handlers": [leader.name]}, {"handlers": [caseworker.name]})


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["wilma", "åsmark", "ÅSM", "öqvist"])
def test_a_search_finds_a_name_by_the_beginning_of_any_word_capital_or_not(
    enrolment: Enrolment, leader: User, team: Team, text: str
) -> None:
    assert [row.enrolment for row in search(By(leader), team, text)] == [enrolment]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["smark", "w_lma", "%%"])
def test_a_search_takes_no_sign_for_any_other_and_no_middle_of_a_word(
    enrolment: Enrolment, leader: User, team: Team, text: str
) -> None:
    assert search(By(leader), team, text) == ()
