"""The pages of sealed surveys: set up, opened, answered without an account, closed and read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.web import people
from tests.web.surveys.sealed_people import addresses, given, survey

from stegvis.web.access.models import Association, Entry, Team, User
from stegvis.web.access.unlogged import WithoutSecrets
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey, Ticket
from stegvis.web.surveys.queries.sealed import line

Signed = Callable[[User], Client]
NEW = {"title": "Trivsel hösten", "closes_on": "2026-12-18", "asked": "staff", "way": "personal"}


@pytest.fixture
def held(team: Team, leader: User) -> Survey:
    return survey(team, leader)


def codes(held: Survey, leader: User, count: int = 7) -> list[str]:
    return [code for _, code in commands.invite(people.by(leader), survey=held, codes=count)]


def said(client: Client, name: str, *args: int | str) -> str:
    return str(client.get(reverse(f"surveys:{name}", args=args)).content.decode())


def screen(client: Client, item: str, **sent: str) -> int:
    return int(client.post("/enkat/", {"item": item, "act": "next", **sent}).status_code)


def test_a_leader_makes_a_survey_of_own_questions_and_opens_it(leader: User, as_user: Signed) -> None:
    client = as_user(leader)
    client.post(reverse("surveys:survey_new", args=["egna-fragor"]), NEW)
    held = Survey.objects.get()
    assert "Inga frågor än" in said(client, "survey", held.pk)
    client.post(reverse("surveys:survey_open", args=[held.pk]))
    assert "Frågorna är inte klara" in said(client, "survey", held.pk)
    asked = {
        "sv_1": "Trivs du?",
        "kind_1": "degree",
        "sv_2": "Vad saknas?",
        "kind_2": "text",
        "kind_3": "degree",
        "en_1": "Do you like it?",
    }
    client.post(reverse("surveys:survey_questions", args=[held.pk]), {**asked, "version": held.version})
    client.post(reverse("surveys:survey_open", args=[held.pk]))
    held.refresh_from_db()
    assert held.state == "open"
    assert [(item.wording, item.scale.kind) for item in held.what.items] == [
        ({"sv": "Trivs du?", "en": "Do you like it?"}, "choice"),
        ({"sv": "Vad saknas?"}, "text"),
    ]
    assert "Skriv inget som visar vem du är" in held.what.items[1].hint["sv"]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Skriv minst en fråga"),
        ({"sv_1": "Trivs du?", "en_2": "Do you?"}, "Skriv frågan på svenska, eller töm raden"),
    ],
)
def test_questions_with_a_hole_are_told(
    team: Team, leader: User, as_user: Signed, sent: dict[str, str], message: str
) -> None:
    client = as_user(leader)
    client.post(reverse("surveys:survey_new", args=["egna-fragor"]), NEW)
    address = reverse("surveys:survey_questions", args=[Survey.objects.get().pk])
    assert (
        message
        in client.post(
            address, {"kind_1": "degree", "kind_2": "degree", "kind_3": "degree", **sent}
        ).content.decode()
    )


def test_a_form_that_waits_for_its_words_cannot_be_asked(leader: User, as_user: Signed) -> None:
    client = as_user(leader)
    assert "NNS indikatorer, deltagare" in said(client, "surveys")
    assert client.get(reverse("surveys:survey_new", args=["nns_participant"])).status_code == 404
    assert client.get(reverse("surveys:survey_new", args=["equality"])).status_code == 200


def test_somebody_answers_by_a_code_in_any_browser_and_the_code_is_then_used(
    held: Survey, leader: User
) -> None:
    code = codes(held, leader)[0]
    client = Client()
    assert client.get("/enkat/").status_code == 200
    assert client.post("/enkat/", {"code": "aaaa"}).status_code == 422
    assert client.post("/enkat/", {"code": code.replace("-", " ").upper()}).status_code == 302
    assert "Har stödet varit till nytta?" in client.get("/enkat/").content.decode()
    assert screen(client, "help", number="4") == 302
    assert screen(client, "words", text="Allt var bra") == 302
    assert line(held).answered == 1
    assert Ticket.objects.filter(used=True).count() == 1
    assert "Ditt svar är räknat" in client.get("/enkat/tack/").content.decode()
    again = Client().get(reverse("sealed:link", args=[code]))
    assert "Svaren har redan kommit fram" in again.content.decode()


def test_the_code_does_not_stand_in_the_address_of_the_questions(held: Survey, leader: User) -> None:
    sent = Client().get(reverse("sealed:link", args=[codes(held, leader)[0]]))
    assert sent.headers["Location"] == "/enkat/"
    assert sent.cookies["enkat"]["httponly"]


def test_half_an_answer_is_kept_where_only_that_browser_can_read_it(held: Survey, leader: User) -> None:
    client = Client()
    client.get(reverse("sealed:link", args=[codes(held, leader)[0]]))
    screen(client, "help", number="2")
    assert "Vad vill du säga?" in client.get("/enkat/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM access_cache")
        rows = cursor.fetchall()
    assert len(rows) == 1
    key, _, secret = client.cookies["enkat"].value.partition(".")
    assert key not in str(rows)
    assert secret not in str(rows)
    screen(client, "words", text="Klart")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_cache")
        assert cursor.fetchone() == (0,)


def test_an_answer_makes_no_session_no_draft_and_no_entry(held: Survey, leader: User) -> None:
    code = codes(held, leader)[0]
    tables = ("access_entry", "access_draft", "access_submission", "django_session", "surveys_response")
    before = [_rows(table) for table in tables]
    client = Client()
    client.get(reverse("sealed:link", args=[code]))
    screen(client, "help", number="2")
    screen(client, "words", text="Klart")
    assert line(held).answered == 1
    assert [_rows(table) for table in tables] == before
    cache.clear()


def test_a_closed_survey_says_what_was_answered_in_words_and_bars(
    held: Survey, leader: User, as_user: Signed
) -> None:
    for n, code in enumerate(codes(held, leader)[:6]):
        given(held, code, (5, 4, 4, 4, 2, 1)[n], "Zebra" if n else "Apa")
    client = as_user(leader)
    assert "Apa" not in said(client, "survey", held.pk)
    client.post(reverse("surveys:survey_close", args=[held.pk]))
    text = said(client, "survey", held.pk)
    assert "Sex av sju har svarat" in text
    assert re.search(r"4 av 6 svarade positivt, 67.% \(rimligt spann 30–90.%\)\. Medel 3,3 av 5\.", text)
    assert text.index("Apa") < text.index("Zebra")


def test_fewer_than_five_show_nothing_and_are_gone(held: Survey, leader: User, as_user: Signed) -> None:
    for code in codes(held, leader)[:4]:
        given(held, code, 5, "Bara vi fyra")
    client = as_user(leader)
    assert "Färre än fem har svarat, så svaren raderas" in said(client, "survey", held.pk)
    client.post(reverse("surveys:survey_close", args=[held.pk]))
    text = said(client, "survey", held.pk)
    assert "Inget att visa" in text
    assert "Bara vi fyra" not in text


def test_a_new_round_is_compared_with_the_one_before_and_with_what_is_published(
    held: Survey, leader: User, as_user: Signed
) -> None:
    client = as_user(leader)
    for code in codes(held, leader)[:6]:
        given(held, code, 1)
    client.post(reverse("surveys:survey_close", args=[held.pk]))
    client.post(reverse("surveys:survey_again", args=[held.pk]))
    later = Survey.objects.get(follows=held)
    commands.open_(people.by(leader), survey=later)
    for code in codes(later, leader)[:6]:
        given(later, code, 5)
    client.post(reverse("surveys:survey_close", args=[later.pk]))
    address = reverse("surveys:survey_compare", args=[later.pk])
    client.post(
        address,
        {"source": "NNS 2022", "share_help": "65", "version": Survey.objects.get(pk=later.pk).version},
    )
    text = said(client, "survey", later.pk).replace("\xa0", " ")
    assert "Förra omgången 0 %. Det är mer än slump kan förklara." in text
    assert "Publicerat 65 %: resultatet går inte att skilja från det." in text
    assert "Publicerade värden: NNS 2022." in text
    assert "Över tid" in text


def test_without_a_mail_server_nobody_is_invited_and_the_page_says_why(
    held: Survey, leader: User, as_user: Signed
) -> None:
    address = reverse("surveys:survey_invite", args=[held.pk])
    told = as_user(leader).post(address, {"addresses": "anna@exempel.se"}).content.decode()
    assert "Installationen har ingen e-postserver" in told
    assert not Ticket.objects.exists()


def test_a_code_is_not_written_in_the_servers_log(held: Survey, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutSecrets())
    assert Client().get("/enkat/aaaa-bbbb-cccc/").status_code == 404
    assert "/enkat/•••/" in caplog.text
    assert "bbbb" not in caplog.text


def test_links_go_by_mail_to_one_at_a_time_and_reminders_to_those_who_wait(
    held: Survey, leader: User, as_user: Signed, settings: Any
) -> None:
    settings.MAIL_READY = True
    client = as_user(leader)
    address = reverse("surveys:survey_invite", args=[held.pk])
    wrong = client.post(address, {"addresses": "anna@exempel.se, inte en adress"}).content.decode()
    assert "Så ser den inte ut: inte, en, adress" in wrong
    client.post(address, {"addresses": "\n".join(addresses(3))})
    assert [message.to for message in mail.outbox] == [[one] for one in addresses(3)]
    link = re.search(r"/enkat/[a-z0-9-]+/", str(mail.outbox[0].body))
    assert link
    person = Client()
    person.get(link[0])
    screen(person, "help", number="4")
    screen(person, "words", text="Tack")
    client.post(reverse("surveys:survey_remind", args=[held.pk]))
    assert [message.to for message in mail.outbox[3:]] == [[one] for one in addresses(3)[1:]]
    assert "exempel.se" not in said(client, "survey", held.pk)


def test_codes_are_printed_once_with_a_picture_each(held: Survey, leader: User, as_user: Signed) -> None:
    client = as_user(leader)
    sheet = client.post(reverse("surveys:survey_codes", args=[held.pk]), {"count": "6"}).content.decode()
    assert len(re.findall(r"<svg[^>]*class=\"qr", sheet)) == 6
    assert Ticket.objects.count() == 6
    found = re.findall(r'class="code">([a-z0-9-]+)<', sheet)
    given(held, found[0])
    renewed = client.post(reverse("surveys:survey_renew", args=[held.pk])).content.decode()
    assert len(re.findall(r'class="code">', renewed)) == 5
    assert found[1] not in renewed


def test_an_associations_survey_is_its_managers_alone(
    team: Team, leader: User, held: Survey, as_user: Signed
) -> None:
    association = Association.objects.get()
    manager = people.user("association_manager", association, "Birgitta Hedvik")
    client = as_user(manager)
    client.post(reverse("surveys:association_survey_new", args=["egna-fragor"]), {**NEW, "asked": "board"})
    own = Survey.objects.get(association=association)
    assert "Styrelsen" in said(client, "association_survey", own.pk)
    foreign = client.get(reverse("surveys:association_survey", args=[held.pk]))
    assert foreign.status_code == 404
    assert as_user(leader).get(reverse("surveys:survey", args=[own.pk])).status_code == 404
    assert Entry.objects.filter(kind="denied").count() == 2


def test_the_steering_group_reads_the_result_and_changes_nothing(
    held: Survey, team: Team, leader: User, as_user: Signed
) -> None:
    group = as_user(people.user("steering_group", team, "Gunnar Åsmark"))
    text = said(group, "survey", held.pk)
    assert "Stäng enkäten</button>" not in text
    assert group.post(reverse("surveys:survey_close", args=[held.pk])).status_code == 404
    assert Survey.objects.get().closed_on is None


def test_a_survey_past_its_last_day_takes_no_answer(held: Survey, leader: User) -> None:
    code = codes(held, leader)[0]
    Survey.objects.update(closes_on=date(2026, 11, 19))
    client = Client()
    client.get(reverse("sealed:link", args=[code]))
    assert "Enkäten är stängd" in client.get("/enkat/").content.decode()


def test_a_survey_past_its_last_day_stands_on_the_leaders_day(
    held: Survey, team: Team, leader: User, as_user: Signed
) -> None:
    assert "Stäng enkäten" not in as_user(leader).get(reverse("register:today")).content.decode()
    Survey.objects.update(closes_on=date(2026, 11, 19))
    assert "Stäng enkäten Om stödet" in as_user(leader).get(reverse("register:today")).content.decode()
    worker = as_user(people.user("caseworker", team))
    assert "Stäng enkäten" not in worker.get(reverse("register:today")).content.decode()


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # names of our own
        return int(cursor.fetchone()[0])


def test_the_questions_of_a_known_form_are_not_changed_in_a_survey(
    team: Team, leader: User, as_user: Signed
) -> None:
    made = survey(team, leader, instrument="nns_participant", occasion="exit")
    page = as_user(leader).get(reverse("surveys:survey_questions", args=[made.pk]), follow=True)
    assert "Frågorna hör till formuläret." in page.content.decode()
