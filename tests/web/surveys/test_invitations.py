"""A participant answers alone: by a link that works once, or a code at the tablet, and nobody else comes in."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web import people

from stegvis.web.access import guesses
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.unlogged import WithoutSecrets
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys import held
from stegvis.web.surveys.commands import invitations as commands
from stegvis.web.surveys.models import Answer, Invitation, Response
from stegvis.web.surveys.views.sitting import GUESSES
from stegvis.web.surveys.views.tablet import GUESSES as CODES

Signed = Callable[[User], Client]
ITEMS = ("home", "relations", "health", "work")


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team)


def invited(
    worker: User, of: Enrolment, way: str = "phone", name: str = "life_areas"
) -> tuple[Invitation, str]:
    return commands.invite(
        people.by(worker), enrolment=of, instrument=known().instruments[name], occasion="start", way=way
    )


def opened(secret: str) -> tuple[Client, str]:
    """A browser that has followed the link, and the page it came to."""
    client = Client()
    answer = client.get(reverse("phone:link", args=[secret]))
    assert answer.status_code == 302
    return client, str(answer["Location"])


def answer_all(client: Client, page: str, value: str = "6.2") -> str:
    """Answers every question; gives the page that came last."""
    for item in ITEMS:
        answer = client.post(page, {"item": item, "act": "next", "exact": value})
    return client.get(answer["Location"]).content.decode()


def test_a_participant_answers_by_the_link_and_it_is_an_occasion(caseworker: User, of: Enrolment) -> None:
    made, secret = invited(caseworker, of)
    client, page = opened(secret)
    assert "Tack. Svaren är skickade." in answer_all(client, page)
    response = Response.objects.get()
    assert (response.channel, response.occasion, response.given_by) == ("phone", "start", None)
    assert set(Answer.objects.values_list("value", flat=True)) == {Decimal("6.2")}
    made.refresh_from_db()
    assert (made.response, made.held, made.state) == (response, "", "answered")
    entry = Entry.objects.filter(object_type="Response").get()
    assert (entry.user, entry.user_name) == (None, "Deltagaren")


def test_the_secret_is_256_bits_and_the_database_does_not_know_it(caseworker: User, of: Enrolment) -> None:
    made, secret = invited(caseworker, of)
    assert len(secret) >= 43
    assert secret not in str(Invitation.objects.values().get())
    assert secret not in str(list(Entry.objects.values()))
    assert secret not in opened(secret)[1]
    assert made.ref not in secret


def test_a_link_works_once(caseworker: User, of: Enrolment) -> None:
    _, secret = invited(caseworker, of)
    answer_all(*opened(secret))
    again = Client().get(reverse("phone:link", args=[secret]))
    assert again.status_code == 410
    assert "Svaren har redan kommit fram" in again.content.decode()
    assert Response.objects.count() == 1


def test_the_last_screen_sent_twice_is_one_occasion(caseworker: User, of: Enrolment) -> None:
    made, secret = invited(caseworker, of)
    client, page = opened(secret)
    answer_all(client, page)
    assert client.post(page, {"item": "work", "act": "next", "exact": "1"}).status_code == 302
    commands.finish(people.by(caseworker), invitation=made, given={"home": Decimal(1)})
    assert Response.objects.count() == 1


@pytest.mark.parametrize("days", [14, 40])
def test_a_link_ends_and_what_was_answered_can_be_taken_in(
    caseworker: User, of: Enrolment, as_user: Signed, days: int
) -> None:
    made, secret = invited(caseworker, of)
    client, page = opened(secret)
    client.post(page, {"item": "home", "act": "next", "exact": "6.2"})
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert "Länken har gått ut" in client.get(page).content.decode()
        assert Client().get(reverse("phone:link", args=[secret])).status_code == 410
        staff = as_user(caseworker)
        tab = staff.get(reverse("surveys:measurements", args=[of.pk])).content.decode()
        assert "1 av 4 frågor är besvarade" in tab
        staff.post(reverse("surveys:invitation_take_in", args=[made.pk]))
    assert Answer.objects.get().value == Decimal("6.2")


def test_nothing_answered_is_nothing_to_take_in(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    made, _ = invited(caseworker, of)
    client = as_user(caseworker)
    client.post(reverse("surveys:invitation_take_in", args=[made.pk]))
    assert not Response.objects.exists()


def test_a_revoked_link_opens_nothing_not_even_where_it_was_open(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    made, secret = invited(caseworker, of)
    client, page = opened(secret)
    client.post(page, {"item": "home", "act": "next", "exact": "6.2"})
    as_user(caseworker).post(reverse("surveys:invitation_revoke", args=[made.pk]))
    assert client.get(page).status_code == 410
    client.post(page, {"item": "relations", "act": "next", "exact": "6.2"})
    made.refresh_from_db()
    assert (made.held, Response.objects.count()) == ("", 0)


def test_a_new_link_takes_over_what_was_answered_by_the_old(caseworker: User, of: Enrolment) -> None:
    _, first = invited(caseworker, of)
    client, page = opened(first)
    client.post(page, {"item": "home", "act": "next", "exact": "6.2"})
    made, _ = invited(caseworker, of)
    assert held.given(made.held) == {"home": Decimal("6.2")}
    assert Client().get(reverse("phone:link", args=[first])).status_code == 410


def test_answers_not_sent_are_unreadable_in_the_database(caseworker: User, of: Enrolment) -> None:
    made, secret = invited(caseworker, of)
    client, page = opened(secret)
    client.post(page, {"item": "home", "act": "next", "exact": "6.2"})
    made.refresh_from_db()
    assert "home" not in made.held
    assert held.given(made.held) == {"home": Decimal("6.2")}


def test_the_page_without_the_link_is_not_there(caseworker: User, of: Enrolment) -> None:
    made, _ = invited(caseworker, of)
    _, other_secret = invited(caseworker, of, name="progress_scale")
    page = reverse("phone:sit", args=[made.ref])
    assert Client().get(page).status_code == 404
    client, _ = opened(other_secret)
    assert client.get(page).status_code == 404
    client.cookies["svar"] = made.ref
    assert client.get(page).status_code == 404


def test_nobody_may_keep_the_page(caseworker: User, of: Enrolment) -> None:
    client, page = opened(invited(caseworker, of)[1])
    answer = client.get(page)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_guessing_links_is_stopped_and_a_right_one_still_opens(caseworker: User, of: Enrolment) -> None:
    _, secret = invited(caseworker, of)
    guess = reverse("phone:link", args=["x" * 43])
    assert Client().get(guess).status_code == 404
    for _ in range(GUESSES):
        guesses.wrong("link 127.0.0.1")
    assert Client().get(guess).status_code == 429
    assert Client().get(reverse("phone:link", args=[secret])).status_code == 302


def test_the_secret_stands_in_no_log(caplog: pytest.LogCaptureFixture, db: None) -> None:
    caplog.handler.addFilter(WithoutSecrets())
    with caplog.at_level(logging.WARNING, "django.request"):
        Client().get(reverse("phone:link", args=["Hemlig-Hemlig_Hemlig"]))
    assert "Not Found: /s/•••/" in caplog.text
    assert "Hemlig" not in caplog.text


def test_the_caseworker_sees_link_and_code_this_once(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    client = as_user(caseworker)
    page = client.post(reverse("surveys:invite_phone", args=[of.pk, "life_areas"])).content.decode()
    secret = re.search(r"/s/([\w-]{43})/", page)
    assert secret is not None
    assert '<svg viewBox="0 0' in page
    assert "style=" not in page
    assert opened(secret[1])
    tab = client.get(reverse("surveys:measurements", args=[of.pk])).content.decode()
    assert secret[1] not in tab
    assert "Öppnad, inget svar än" in tab


def test_an_instrument_without_words_is_not_handed_out(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    answer = as_user(caseworker).post(reverse("surveys:invite_phone", args=[of.pk, "ors"]), follow=True)
    assert "saknar ord" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_others_hand_out_and_revoke_nothing(
    caseworker: User, stranger: User, of: Enrolment, as_user: Signed
) -> None:
    made, _ = invited(caseworker, of)
    client = as_user(stranger)
    pages = [
        reverse("surveys:invite_phone", args=[of.pk, "life_areas"]),
        reverse("surveys:invitation_revoke", args=[made.pk]),
        reverse("surveys:invitation_take_in", args=[made.pk]),
    ]
    assert [client.post(one).status_code for one in pages] == [404] * 3
    made.refresh_from_db()
    assert made.state == "waiting"


def tablet(client: Client) -> Client:
    """The browser of a caseworker who has made the device the team's tablet."""
    client.post(reverse("surveys:tablet_device"))
    return client


def test_a_tablet_shows_no_register_and_asks_for_a_code(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    client = tablet(as_user(caseworker))
    assert "Skriv din kod" in client.get(reverse("phone:tablet")).content.decode()
    assert client.get(reverse("register:people")).status_code == 302
    assert Client().get(reverse("phone:tablet")).status_code == 404


def test_a_code_opens_once_and_the_next_person_sees_nothing_of_it(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    client = tablet(as_user(caseworker))
    _, code = invited(caseworker, of, "tablet")
    page = client.post(reverse("phone:tablet"), {"kod": f"{code[:3]} {code[3:]}"})["Location"]
    screen = client.get(page)
    assert "data-keeps" not in screen.content.decode()
    assert screen["Refresh"].startswith("180; url=/platta/slut/")
    assert "Lämna tillbaka plattan" in answer_all(client, page)
    assert Response.objects.get().channel == "tablet"
    assert client.get(page)["Location"] == reverse("phone:tablet")
    assert client.post(reverse("phone:tablet"), {"kod": code}).status_code == 422


def test_a_screen_left_goes_back_to_the_code_which_goes_on_where_it_was(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    client = tablet(as_user(caseworker))
    made, code = invited(caseworker, of, "tablet")
    page = client.post(reverse("phone:tablet"), {"kod": code})["Location"]
    client.post(page, {"item": "home", "act": "next", "exact": "6.2"})
    client.get(reverse("phone:tablet_end", args=[made.ref]))
    assert client.get(page)["Location"] == reverse("phone:tablet")
    client.post(reverse("phone:tablet"), {"kod": code})
    assert "Fråga 2 av 4" in client.get(page).content.decode()


def test_a_code_is_worth_nothing_after_a_quarter_of_an_hour_or_at_another_team(
    caseworker: User, stranger: User, of: Enrolment, as_user: Signed
) -> None:
    _, code = invited(caseworker, of, "tablet")
    elsewhere = tablet(as_user(stranger))
    assert elsewhere.post(reverse("phone:tablet"), {"kod": code}).status_code == 422
    client = tablet(as_user(caseworker))
    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        answer = client.post(reverse("phone:tablet"), {"kod": code})
    assert "Koden stämmer inte, eller så har den gått ut" in answer.content.decode()


def test_guessing_codes_is_stopped_even_for_the_right_one(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    client = tablet(as_user(caseworker))
    _, code = invited(caseworker, of, "tablet")
    for _ in range(CODES):
        client.post(reverse("phone:tablet"), {"kod": "x"})
    assert client.post(reverse("phone:tablet"), {"kod": code}).status_code == 429
