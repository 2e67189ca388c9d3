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
from stegvis.web.register.commands import everyday, mending
from stegvis.web.register.commands.people import protect
from stegvis.web.register.models import (
    Activity,
    Attendance,
    CoordinatedAction,
    Enrolment,
    Meeting,
    Note,
    Sip,
    WorkTraining,
)
from stegvis.web.register.queries.people import search
from stegvis.web.register.queries.timeline import timeline

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
def test_a_booked_meeting_gets_another_day_time_place_and_company(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    Meeting.objects.create(enrolment=enrolment, planned_on=DAY, held_on=DAY)
    held = Meeting.objects.create(enrolment=enrolment, planned_on=date(2026, 11, 25), place="Vårdcentralen")
    client, address = as_user(leader), reverse("register:meeting_edit", args=[held.pk])
    assert client.get(address).context["form"]["place"].value() == "Vårdcentralen"
    sent = {"planned_on": "2026-11-27", "at_time": "9.30", "place": "Teamet", "with_whom": "AF", "version": 1}
    assert client.post(address, sent).status_code == 302
    held.refresh_from_db()
    assert (held.planned_on, str(held.at_time), held.place) == (date(2026, 11, 27), "09:30:00", "Teamet")
    assert held.with_whom == "AF"
    late = client.post(address, sent | {"planned_on": "2026-12-20", "version": 2}).content.decode()
    assert "Mötet ska hållas senast" in late


@pytest.mark.django_db
def test_a_meeting_that_was_held_keeps_its_day(enrolment: Enrolment, leader: User) -> None:
    held = Meeting.objects.create(enrolment=enrolment, planned_on=DAY, held_on=DAY)
    with pytest.raises(Refused, match="har hållits"):
        mending.change_meeting(By(leader), meeting=held, planned_on=date(2026, 11, 27))


@pytest.mark.django_db
def test_a_coordinated_action_ends_on_a_day_after_it_began_and_the_timeline_says_so(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    held = CoordinatedAction.objects.create(enrolment=enrolment, partner="primary_care", done_on=DAY)
    client, address = as_user(leader), reverse("register:action_edit", args=[held.pk])
    sent = {"partner": "primary_care", "done_on": "2026-09-01", "what": "Läkarbesök", "version": 1}
    for wrong, said in (("2026-08-31", "före åtgärdens början"), ("2026-11-21", "har inte varit än")):
        assert said in client.post(address, sent | {"ended_on": wrong}).content.decode()
    assert client.post(address, sent | {"ended_on": "2026-10-15"}).status_code == 302
    ended = [event.title for event in timeline(enrolment) if event.day == date(2026, 10, 15)]
    assert len(ended) == 1
    assert ended[0].startswith("Samordningen avslutad")


@pytest.mark.django_db
def test_a_study_visit_to_an_employer_is_registered_for_a_participant_and_seen_in_the_timeline(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    sent = {"employer": "Ekbacka Plantskola", "employer_kind": "private", "held_on": "2026-11-19"}
    client.post(reverse("register:study_visit_new", args=[enrolment.pk]), sent | {"attended": "on"})
    visit = Activity.objects.get()
    assert (visit.kind, visit.employer_kind, visit.attendances.get().attended) == (
        "study_visit",
        "private",
        True,
    )
    told = [event.title for event in timeline(enrolment)]
    assert "Studiebesök hos Ekbacka Plantskola" in told
    shown = client.get(reverse("register:coordination", args=[enrolment.pk])).content.decode()
    assert "Studiebesök hos Ekbacka Plantskola" in shown


@pytest.mark.django_db
def test_a_study_visit_to_come_waits_for_who_came(enrolment: Enrolment, leader: User) -> None:
    booked = everyday.study_visit(
        By(leader), enrolment=enrolment, employer="Kvarnen", held_on=date(2026, 12, 1), attended=True
    )
    assert booked.attendances.get().attended is None


@pytest.mark.django_db
def test_an_activity_is_moved_until_who_came_is_filled_in(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    held = Activity.objects.create(
        team=enrolment.team, kind="group", title="Trädgård", held_on=date(2026, 11, 19)
    )
    client, address = as_user(leader), reverse("register:activity_edit", args=[held.pk])
    sent = {"title": "Trädgård", "held_on": "2026-11-24", "at_time": "13", "place": "Växthuset"}
    assert client.post(address, sent | {"version": 1}).status_code == 302
    held.refresh_from_db()
    assert (held.held_on, held.place) == (date(2026, 11, 24), "Växthuset")
    Attendance.objects.create(activity=held, enrolment=enrolment, attended=True)
    assert "Närvaron är ifylld" in client.post(address, sent | {"version": 2}).content.decode()


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


@pytest.mark.django_db
def test_a_conversation_and_its_note_are_one_event(enrolment: Enrolment, leader: User) -> None:
    everyday.note(By(leader), enrolment=enrolment, kind="conversation", text="Sover bättre", on_day=DAY)
    told = [(event.title, event.text) for event in timeline(enrolment) if event.day == DAY]
    assert told == [("Samtal", "Sover bättre")]


@pytest.mark.django_db
def test_the_day_of_a_step_is_said_in_words(
    enrolment: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    steps = [{"what": "Läkarintyg", "who": "Vården", "due": "2026-12-09", "state": "planned"}]
    everyday.write_plan(By(leader), enrolment=enrolment, goals=["Halvtid"], steps=steps)
    shown = as_user(leader).get(reverse("register:participant", args=[enrolment.pk])).content.decode()
    assert "till 9 december" in shown.replace("\u00a0", " ")
    assert "2026-12-09" not in shown
