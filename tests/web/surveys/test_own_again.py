"""A participant asks for a link to the own page, in three languages; what is answered tells nobody who is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.mail.message import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.codes import known
from stegvis.web.register.models import Consent, Enrolment, Person
from stegvis.web.surveys.answering.texts import text
from stegvis.web.surveys.commands import answers, contact
from stegvis.web.surveys.commands import own as commands
from stegvis.web.surveys.messages.channels import Unsent, phone
from stegvis.web.surveys.models import OwnLink
from stegvis.web.surveys.views import own_again
from stegvis.web.surveys.views.own_again import ASKED, Afterwards

MAIL = "mira@exempel.se"
Signed = Callable[[User], Client]


@pytest.fixture
def of(team: Team, caseworker: User) -> Enrolment:
    made = people.enrolment(people.person(team, email=MAIL), team)
    contact.agree(people.by(caseworker), enrolment=made, way="email")
    return made


def asked(where: str, language: str = "sv", client: Client | None = None) -> tuple[int, str]:
    """The answer's status and text, without what differs between any two forms."""
    answer = (client or Client()).post(reverse("phone:own_again"), {"where": where, "sprak": language})
    return answer.status_code, answer.content.decode()


def test_who_has_agreed_gets_a_link_that_opens_the_own_page(
    of: Enrolment, mailoutbox: list[EmailMessage]
) -> None:
    asked("MIRA@exempel.se ")
    sent = mailoutbox[0]
    assert sent.to == [MAIL]
    address = re.search(r"/m/[\w-]{43}/", str(sent.body))
    assert address is not None
    client = Client()
    assert client.get(address[0]).status_code == 302
    assert "Mira Ekdunge" in client.get(reverse("phone:own")).content.decode()


@pytest.mark.parametrize("where", ["nora@exempel.se", "070-123 45 67", "+46 8 123 45 67"])
def test_the_answer_is_the_same_whether_the_address_is_known_or_not(
    of: Enrolment, where: str, mailoutbox: list[EmailMessage]
) -> None:
    assert asked(where) == asked(MAIL)
    assert len(mailoutbox) == 1


def test_the_answer_has_gone_before_anything_is_looked_up(of: Enrolment) -> None:
    done: list[str] = []
    answer = Afterwards("hej")
    answer.todo = lambda: done.append("sent")
    assert done == []
    answer.close()
    answer.close()
    assert done == ["sent"]


def test_a_person_who_has_not_agreed_gets_nothing(
    of: Enrolment, caseworker: User, team: Team, mailoutbox: list[EmailMessage]
) -> None:
    other = people.enrolment(people.person(team, "Nora Vindal", email="nora@exempel.se"), team)
    asked("nora@exempel.se")
    Person.objects.filter(pk=of.person_id).update(protected="marking")
    asked(MAIL)
    assert mailoutbox == []
    assert not OwnLink.objects.filter(enrolment__in=[of, other]).exists()


@pytest.mark.parametrize("where", ["", "mira", "mira@", "12", "070-12 34 ABC"])
def test_what_is_no_address_is_told_with_an_example_and_stands_there_still(of: Enrolment, where: str) -> None:
    status, page = asked(where)
    assert status == 422
    assert "namn@exempel.se" in page
    assert f'value="{where}"' in page or not where


def test_three_links_a_day_and_the_fourth_is_answered_as_the_others(
    of: Enrolment, mailoutbox: list[EmailMessage]
) -> None:
    assert len({asked(MAIL) for _ in range(4)}) == 1
    assert len(mailoutbox) == commands.A_DAY
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        asked(MAIL)
    assert len(mailoutbox) == commands.A_DAY + 1


def test_asking_again_and_again_from_one_place_is_stopped_for_known_and_unknown_alike(of: Enrolment) -> None:
    for _ in range(ASKED):
        assert asked("nora@exempel.se")[0] == 200
    assert asked("nora@exempel.se") == asked(MAIL)
    assert asked(MAIL)[0] == 429


def test_somebody_elses_asking_closes_no_page_and_only_the_last_link_works(
    caseworker: User, of: Enrolment, mailoutbox: list[EmailMessage]
) -> None:
    _, secret = commands.hand_out(people.by(caseworker), enrolment=of)
    client = Client()
    client.get(reverse("phone:own_enter", args=[secret]))
    asked(MAIL)
    asked(MAIL)
    assert client.get(reverse("phone:own")).status_code == 200
    first, last = (re.findall(r"/m/[\w-]{43}/", str(one.body))[0] for one in mailoutbox)
    assert Client().get(first).status_code == 410
    assert Client().get(last).status_code == 302


def test_a_link_asked_for_can_be_opened_for_a_day(of: Enrolment, mailoutbox: list[EmailMessage]) -> None:
    asked(MAIL)
    address = re.findall(r"/m/[\w-]{43}/", str(mailoutbox[0].body))[0]
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert Client().get(address).status_code == 410


def test_the_log_has_the_link_in_the_participants_name_and_neither_secret_nor_address(
    of: Enrolment, mailoutbox: list[EmailMessage]
) -> None:
    asked(MAIL)
    entry = Entry.objects.get(page="phone:own_again", kind="change")
    assert (entry.user_name, entry.subjects.get().person_id) == ("Deltagaren", of.person_id)
    secret = re.findall(r"/m/([\w-]{43})/", str(mailoutbox[0].body))[0]
    assert secret not in str(list(Entry.objects.values())) + str(list(OwnLink.objects.values()))


def test_a_message_that_does_not_leave_ends_its_link_and_the_answer_is_as_ever(
    of: Enrolment, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def send(self, to: str, subject: str, body: str) -> None:
            raise Unsent(to)

    usual = asked("nora@exempel.se")
    monkeypatch.setattr(own_again, "CHANNELS", {"email": Broken(), "sms": Broken()})
    assert asked(MAIL) == usual
    assert not OwnLink.objects.get().waits
    assert MAIL not in caplog.text


def test_one_phone_number_is_found_however_it_is_written(
    caseworker: User, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    class Kept:
        def send(self, to: str, subject: str, body: str) -> None:
            sent.append(body)

    made = people.enrolment(people.person(team, phone="070-123 45 67"), team)
    contact.agree(people.by(caseworker), enrolment=made, way="sms")
    monkeypatch.setattr(own_again, "CHANNELS", {"email": Kept(), "sms": Kept()})
    asked("+46 70 123 45 67", "ar")
    assert len(sent) == 1
    assert "الرابط" in sent[0]
    assert phone("0046 70-123 45 67") == "0701234567"


LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "sv": ('lang="sv" dir="ltr"', "Mina samtycken", "1 mars", "av 10", "6,2", "Läste: Läsa sin egen sida"),
    "en": ('lang="en" dir="ltr"', "My consents", "1 March", "of 10", "6.2", "Read: Read one"),
    "ar": ('lang="ar" dir="rtl"', "موافقاتي", "1 مارس", "من 10", "6.2", "قراءة: قراءة الصفحة الشخصية"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_page_is_whole_in_each_language_and_remembers_which(
    caseworker: User, of: Enrolment, language: str
) -> None:
    Consent.objects.create(
        enrolment=of, answer="given", answered_on=date(2026, 2, 10), withdrawn_on=date(2026, 3, 1)
    )
    answers.answer(
        people.by(caseworker),
        enrolment=of,
        instrument=known().instruments["progress_scale"],
        occasion="start",
        answered_on=date(2026, 3, 1),
        answers={"step": Decimal("6.2")},
    )
    _, secret = commands.hand_out(people.by(caseworker), enrolment=of)
    client = Client()
    client.get(reverse("phone:own_enter", args=[secret]))
    client.get(reverse("phone:own"), {"sprak": language})
    page = client.get(reverse("phone:own")).content.decode()
    assert [words for words in LANGUAGES[language] if words not in page] == []
    wrong = client.post(reverse("phone:own"), {"text": ""}).content.decode()
    assert text("own_mend_empty", language) in wrong
    everything = client.get(reverse("phone:own_everything")).content.decode()
    assert f'lang="{language}"' in everything
    left = client.post(reverse("phone:own_leave")).content.decode()
    assert f'<html lang="{language}"' in left


def test_the_browsers_language_is_spoken_where_none_is_chosen(of: Enrolment) -> None:
    page = Client(headers={"Accept-Language": "ar"}).get(reverse("phone:own")).content.decode()
    assert "الصفحة مغلقة" in page
    assert reverse("phone:own_again") in page
