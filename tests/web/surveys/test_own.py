"""The participant's own page: opened once by a link, about oneself alone, logged, and closed by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web import people

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.codes import known
from stegvis.web.register.models import Consent, Enrolment, Meeting, Note, Person, Plan
from stegvis.web.register.queries.due import due
from stegvis.web.surveys.commands import answers, contact
from stegvis.web.surveys.commands import own as commands
from stegvis.web.surveys.models import Correction, OwnLink

Signed = Callable[[User], Client]


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team, email="mira@exempel.se"), team)


@pytest.fixture
def other(team: Team) -> Enrolment:
    return people.enrolment(people.person(team, "Nora Vindal"), team)


def opened(worker: User, of: Enrolment) -> Client:
    """The browser of a participant who has followed the link."""
    _, secret = commands.hand_out(people.by(worker), enrolment=of)
    client = Client()
    assert client.get(reverse("phone:own_enter", args=[secret])).status_code == 302
    return client


def shown(client: Client) -> str:
    return client.get(reverse("phone:own")).content.decode()


def test_the_page_shows_plan_meetings_answers_and_consents(caseworker: User, of: Enrolment) -> None:
    Plan.objects.create(enrolment=of, number=1, goals=["Orka en hel arbetsdag"], steps=[])
    Meeting.objects.create(enrolment=of, planned_on=date(2026, 12, 1), place="Rum 2")
    Consent.objects.create(enrolment=of, answer="given", answered_on=date(2026, 2, 10))
    answers.answer(
        people.by(caseworker),
        enrolment=of,
        instrument=known().instruments["progress_scale"],
        occasion="start",
        answered_on=date(2026, 3, 1),
        answers={"step": Decimal("6.2")},
    )
    page = shown(opened(caseworker, of))
    assert all(words in page for words in ("Orka en hel arbetsdag", "Rum 2", "Du har sagt ja.", "6,2"))


def test_what_others_did_is_told_with_their_names(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    as_user(caseworker).get(reverse("register:participant", args=[of.pk]))
    assert "Karin Lövhage" in shown(opened(caseworker, of))


def test_what_the_participant_reads_is_logged_in_the_own_name(caseworker: User, of: Enrolment) -> None:
    shown(opened(caseworker, of))
    entry = Entry.objects.filter(kind="read", action="own.see").get()
    assert (entry.user, entry.user_name) == (None, "Deltagaren")
    assert entry.subjects.get().person_id == of.person_id


def test_the_link_works_once_and_the_page_closes_by_itself(caseworker: User, of: Enrolment) -> None:
    _, secret = commands.hand_out(people.by(caseworker), enrolment=of)
    client, link = Client(), reverse("phone:own_enter", args=[secret])
    client.get(link)
    assert Client().get(link).status_code == 410
    assert client.get(reverse("phone:own")).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=21), tick=False):
        assert client.get(reverse("phone:own")).status_code == 404


def test_the_page_closes_after_two_hours_whatever_one_does(caseworker: User, of: Enrolment) -> None:
    client = opened(caseworker, of)
    began = timezone.now()
    for minutes, status in (
        (15, 200),
        (30, 200),
        (45, 200),
        (60, 200),
        (75, 200),
        (90, 200),
        (105, 200),
        (120, 404),
    ):
        with time_machine.travel(began + timedelta(minutes=minutes), tick=False):
            assert client.get(reverse("phone:own")).status_code == status


@pytest.mark.parametrize("days", [7, 8])
def test_a_link_that_nobody_opened_ends(caseworker: User, of: Enrolment, days: int) -> None:
    _, secret = commands.hand_out(people.by(caseworker), enrolment=of)
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert Client().get(reverse("phone:own_enter", args=[secret])).status_code == 410


def test_a_new_link_closes_the_page_that_the_old_one_opened(caseworker: User, of: Enrolment) -> None:
    client = opened(caseworker, of)
    commands.hand_out(people.by(caseworker), enrolment=of)
    assert client.get(reverse("phone:own")).status_code == 404


def test_who_leaves_has_closed_the_page_for_good(caseworker: User, of: Enrolment) -> None:
    client = opened(caseworker, of)
    held = client.cookies["egen"].value
    assert "Sidan är stängd" in client.post(reverse("phone:own_leave")).content.decode()
    client.cookies["egen"] = held
    assert client.get(reverse("phone:own")).status_code == 404


def test_a_cookie_of_ones_own_making_opens_nothing(caseworker: User, of: Enrolment) -> None:
    opened(caseworker, of)
    client = Client()
    client.cookies["egen"] = str(OwnLink.objects.get().pk)
    assert client.get(reverse("phone:own")).status_code == 404


def test_a_participant_reaches_nobody_else_and_does_nothing_that_is_for_staff(
    of: Enrolment, other: Enrolment
) -> None:
    by = By(None, "test", name="Deltagaren", person=of.person_id)
    assert policy.get(by, "own.see", Enrolment, of.pk) == of
    with pytest.raises(Http404):
        policy.get(by, "own.see", Enrolment, other.pk)
    Note.objects.create(enrolment=of, kind="conversation", text="Ringde", on_day=date(2026, 3, 1))
    assert not policy.visible(by, "note.mend", Note.objects.all()).exists()
    assert not policy.visible(by, "own.see", Team.objects.all()).exists()
    allowed = {action for action in policy.actions() if policy.somewhere(by, action)}
    assert allowed == {"own.see", "own.change", "person.extract"}


def test_everything_is_read_and_fetched_and_holds_nothing_about_others(
    caseworker: User, of: Enrolment, other: Enrolment
) -> None:
    Note.objects.create(enrolment=of, kind="conversation", text="Vill arbeta ute", on_day=date(2026, 3, 1))
    Note.objects.create(enrolment=other, kind="conversation", text="Om någon annan", on_day=date(2026, 3, 1))
    client = opened(caseworker, of)
    page = client.get(reverse("phone:own_everything")).content.decode()
    told = client.get(reverse("phone:own_file"))
    assert told["Content-Disposition"] == 'attachment; filename="om-mig.json"'
    for text in (page, json.dumps(told.json(), ensure_ascii=False)):
        assert "Vill arbeta ute" in text
        assert "Om någon annan" not in text
        assert "Nora Vindal" not in text
    assert Entry.objects.filter(kind="export", action="person.extract", user_name="Deltagaren").count() == 2


def test_a_protected_person_is_named_on_the_own_page(caseworker: User, of: Enrolment) -> None:
    Person.objects.filter(pk=of.person_id).update(protected="marking")
    assert "Mira Ekdunge" in shown(opened(caseworker, of))


def test_consents_are_withdrawn_at_once(caseworker: User, of: Enrolment) -> None:
    Consent.objects.create(enrolment=of, answer="given", answered_on=date(2026, 2, 10))
    contact.agree(people.by(caseworker), enrolment=of, way="email")
    client = opened(caseworker, of)
    client.post(reverse("phone:own_withdraw"))
    client.post(reverse("phone:own_decline"))
    assert Consent.objects.get().withdrawn_on == date(2026, 11, 20)
    assert "Du tog tillbaka ditt samtycke" in shown(client)
    assert "Du får inga." in shown(client)
    assert client.post(reverse("phone:own_withdraw")).status_code == 404


def test_a_correction_is_asked_for_answered_and_read(
    caseworker: User, stranger: User, team: Team, of: Enrolment, as_user: Signed
) -> None:
    client = opened(caseworker, of)
    assert client.post(reverse("phone:own"), {"text": ""}).status_code == 422
    client.post(reverse("phone:own"), {"text": "Jag slutade skolan 2009."})
    made = Correction.objects.get()
    assert "Mira Ekdunge ber om en rättelse" in [one.what for one in due(people.by(caseworker), team)]
    page = reverse("surveys:correction", args=[made.pk])
    assert as_user(stranger).get(page).status_code == 404
    staff = as_user(caseworker)
    assert "Jag slutade skolan 2009." in staff.get(page).content.decode()
    staff.post(page, {"answer": "Ändrat till 2009."})
    assert "Ändrat till 2009." in shown(client)
    assert [one for one in due(people.by(caseworker), team) if "rättelse" in one.what] == []


def test_the_caseworker_sees_the_link_this_once(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    page = as_user(caseworker).post(reverse("surveys:own_hand_out", args=[of.pk])).content.decode()
    secret = re.search(r"/m/([\w-]{43})/", page)
    assert secret is not None
    assert secret[1] not in str(list(OwnLink.objects.values())) + str(list(Entry.objects.values()))


def test_others_hand_out_no_link(stranger: User, of: Enrolment, as_user: Signed) -> None:
    assert as_user(stranger).post(reverse("surveys:own_hand_out", args=[of.pk])).status_code == 404
