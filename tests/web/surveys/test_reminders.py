"""Links and reminders are sent once, to those who have agreed to it, and never after an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
import yaml
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment, Person
from stegvis.web.surveys.commands import answers, contact, giving, invitations
from stegvis.web.surveys.commands.reminders import remind
from stegvis.web.surveys.messages import wording
from stegvis.web.surveys.messages.channels import CHANNELS, Sms, Unsent
from stegvis.web.surveys.models import Invitation

Signed = Callable[[User], Client]
Sent = list[tuple[str, str, str]]


class Kept:
    """A channel that keeps what it is given, or fails."""

    def __init__(self) -> None:
        self.sent: Sent = []
        self.fails = False

    def send(self, to: str, subject: str, body: str) -> None:
        if self.fails:
            raise Unsent("Servern svarar inte.")
        self.sent.append((to, subject, body))


@pytest.fixture
def post() -> Kept:
    return Kept()


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team, email="mira@exempel.se", phone="070-1740605"), team)


def handed(worker: User, of: Enrolment, *, agreed: bool = True) -> tuple[Invitation, str]:
    """A link handed out four days ago."""
    if agreed:
        contact.agree(people.by(worker), enrolment=of, way="email")
    made, secret = invitations.invite(
        people.by(worker),
        enrolment=of,
        instrument=known().instruments["life_areas"],
        occasion="session",
        way="phone",
    )
    Invitation.objects.filter(pk=made.pk).update(added_at=timezone.now() - timedelta(days=4))
    return made, secret


def run(post: Kept) -> tuple[int, int, list[str]]:
    done = remind(By(None, "stegvis remind"), channels={"email": post, "sms": post})
    return done.new, done.again, done.faults


def opens(body: str) -> int:
    found = re.search(r"/s/[\w-]{43}/", body)
    assert found is not None
    return Client().get(found[0]).status_code


def test_a_link_that_waits_is_reminded_of_once_with_a_link_that_works(
    caseworker: User, of: Enrolment, post: Kept
) -> None:
    _, first = handed(caseworker, of)
    assert run(post) == (0, 1, [])
    assert run(post) == (0, 0, [])
    ((to, subject, body),) = post.sent
    assert (to, subject) == ("mira@exempel.se", "Frågorna väntar på dig")
    assert opens(body) == 302
    assert Client().get(reverse("phone:link", args=[first])).status_code == 404
    assert "Livshjulet" not in subject + body
    assert "Mira" not in subject + body


@pytest.mark.parametrize("what", ["fresh", "no consent", "withdrawn", "no address", "answered", "revoked"])
def test_nobody_else_is_reminded(caseworker: User, of: Enrolment, post: Kept, what: str) -> None:
    by = people.by(caseworker)
    made, _ = handed(caseworker, of, agreed=what != "no consent")
    if what == "fresh":
        Invitation.objects.update(added_at=timezone.now() - timedelta(days=2))
    elif what == "withdrawn":
        contact.decline(by, contact=of.contact_set.get())
    elif what == "no address":
        Person.objects.update(email="")
    elif what == "answered":
        life = known().instruments["life_areas"]
        given = {"home": Decimal(5)}
        answers.answer(
            by,
            enrolment=of,
            instrument=life,
            occasion="session",
            answered_on=date(2026, 11, 20),
            answers=given,
        )
    elif what == "revoked":
        invitations.revoke(by, invitation=made)
    assert run(post) == (0, 0, [])
    assert post.sent == []


def test_a_protection_that_came_after_the_consent_takes_it_away(
    caseworker: User, of: Enrolment, post: Kept
) -> None:
    handed(caseworker, of)
    Person.objects.update(protected="marking")
    assert run(post) == (0, 0, [])
    of.person.refresh_from_db()
    contact.agree(people.by(caseworker), enrolment=of, way="email")
    assert run(post) == (0, 1, [])


def test_what_does_not_leave_is_tried_again(caseworker: User, of: Enrolment, post: Kept) -> None:
    handed(caseworker, of)
    post.fails = True
    assert run(post) == (0, 0, ["Servern svarar inte."])
    post.fails = False
    assert run(post) == (0, 1, [])


def test_six_months_after_the_exit_a_link_is_sent_by_rule(
    caseworker: User, team: Team, of: Enrolment, post: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_later = replace(known().instruments["life_areas"], given_at=("follow_up_6",))
    monkeypatch.setattr("stegvis.web.surveys.queries.giving.personal", lambda: [asked_later])
    Enrolment.objects.filter(pk=of.pk).update(ended_on=date(2026, 5, 20))
    contact.agree(people.by(caseworker), enrolment=of, way="sms")
    giving.choose(people.by(caseworker), team=team, instruments=["life_areas"])
    assert run(post) == (1, 0, [])
    assert run(post) == (0, 0, [])
    assert post.sent[0][0] == "070-1740605"
    assert opens(post.sent[0][2]) == 302
    assert Invitation.objects.get().occasion == "follow_up_6"


def test_a_conversation_is_not_sent_by_rule(caseworker: User, team: Team, of: Enrolment, post: Kept) -> None:
    contact.agree(people.by(caseworker), enrolment=of, way="email")
    giving.choose(people.by(caseworker), team=team, instruments=["life_areas"])
    assert run(post) == (0, 0, [])


def test_the_command_sends_mail_and_says_how_many(
    caseworker: User, of: Enrolment, capsys: pytest.CaptureFixture[str]
) -> None:
    handed(caseworker, of)
    call_command("send_reminders")
    assert "0 länkar och 1 påminnelse är skickade." in capsys.readouterr().out
    assert mail.outbox[0].to == ["mira@exempel.se"]
    entry = Entry.objects.filter(object_type="Invitation", page="stegvis remind").first()
    assert entry is not None
    assert "secret" not in str(entry.after).replace("secret_hash", "")


def test_sms_without_a_gateway_says_what_is_missing(
    caseworker: User, of: Enrolment, settings: object
) -> None:
    contact.agree(people.by(caseworker), enrolment=of, way="sms")
    handed(caseworker, of, agreed=False)
    with pytest.raises(CommandError, match="STEGVIS_SMS är tom"):
        call_command("send_reminders")
    settings.SMS_CLASS = "kommunen.sms.Gateway"  # type: ignore[attr-defined]
    with pytest.raises(Unsent, match=r"pekar på kommunen\.sms\.Gateway"):
        Sms().send("070", "", "")


def test_sms_goes_by_the_customers_own_class(settings: object) -> None:
    settings.SMS_CLASS = "tests.web.surveys.test_reminders.Gateway"  # type: ignore[attr-defined]
    CHANNELS["sms"].send("070", "Ämne", "Hej")
    assert Gateway.sent == [("070", "Ämne", "Hej")]


class Gateway:
    """A customer's own."""

    sent: Sent = []  # noqa: RUF012  # what the test looks at

    def send(self, to: str, subject: str, body: str) -> None:
        self.sent.append((to, subject, body))


def test_who_has_no_address_cannot_agree(caseworker: User, team: Team) -> None:
    of = people.enrolment(people.person(team), team)
    with pytest.raises(Refused, match="E-postadressen saknas"):
        contact.agree(people.by(caseworker), enrolment=of, way="email")


def test_the_caseworker_notes_yes_and_no(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    client, tab = as_user(caseworker), reverse("surveys:measurements", args=[of.pk])
    client.post(reverse("surveys:agree_email", args=[of.pk]))
    assert "har sagt ja till länkar och påminnelser med e-post" in client.get(tab).content.decode()
    client.post(reverse("surveys:decline", args=[of.pk]))
    assert "får inga länkar eller påminnelser" in client.get(tab).content.decode()


def test_every_message_is_worded_in_every_language_with_link_and_day() -> None:
    for said in yaml.safe_load(wording.FILE.read_text(encoding="utf-8"))["texts"].values():
        assert set(said["subject"]) == set(said["body"]) == {"sv", "en", "ar"}
        assert all("{link}" in body and "{until}" in body for body in said["body"].values())


def test_a_link_ends_on_the_day_that_the_message_says(caseworker: User, of: Enrolment, post: Kept) -> None:
    handed(caseworker, of)
    run(post)
    until = re.search(r"\d{4}-\d\d-\d\d", post.sent[0][2])
    assert until is not None
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        assert opens(post.sent[0][2]) == 410
    assert until[0] == "2026-12-04"
