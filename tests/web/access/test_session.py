"""Signing in, being away, and forms that are sent twice or left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from tests.web import people
from tests.web.conftest import TODAY

from stegvis.web.access.models import Draft, Entry, Team, User
from stegvis.web.register.models import Note

AsUser = Callable[[User], Client]


def note(text: str = "Kort och bra.") -> dict[str, str]:
    return {"on_day": "2026-11-20", "kind": "phone", "text": text}


@pytest.fixture
def address(team: Team) -> str:
    return f"/deltagare/{people.enrolment(people.person(team), team).pk}/samtal/"


@pytest.mark.django_db
def test_a_page_asks_for_a_sign_in_and_leads_back(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/konto/login/?next={address}")


@pytest.mark.django_db
def test_a_page_that_may_not_be_opened_looks_like_one_that_is_missing(
    as_user: AsUser, stranger: User, address: str
) -> None:
    client = as_user(stranger)
    foreign, missing = client.get(address), client.get("/deltagare/999999/samtal/")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


@pytest.mark.django_db
def test_half_an_hour_away_ends_the_session_and_what_was_sent_is_kept(
    as_user: AsUser, caseworker: User, address: str
) -> None:
    client = as_user(caseworker)
    client.get(address)
    with time_machine.travel(TODAY + timedelta(minutes=32), tick=False):
        answer = client.post(address, note("Det jag skrev."))
        assert answer.headers["Location"].startswith("/konto/login/")
        assert "Du har varit borta" in client.get("/konto/login/").content.decode()
        assert not Note.objects.exists()
        again = as_user(caseworker)
        assert "Det jag skrev." in again.get(address).content.decode()


@pytest.mark.django_db
def test_twelve_hours_end_a_session_however_busy(as_user: AsUser, caseworker: User, address: str) -> None:
    client = as_user(caseworker)
    for minutes in range(0, 12 * 60, 20):
        with time_machine.travel(TODAY + timedelta(minutes=minutes), tick=False):
            assert client.get(address).status_code == 200
    with time_machine.travel(TODAY + timedelta(hours=12, minutes=10), tick=False):
        assert client.get(address).status_code == 302


@pytest.mark.django_db
def test_a_form_sent_twice_makes_one_row(as_user: AsUser, caseworker: User, address: str) -> None:
    client, sent = as_user(caseworker), {**note(), "submission": str(uuid4())}
    first, second = client.post(address, sent), client.post(address, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Note.objects.count() == 1


@pytest.mark.django_db
def test_a_draft_is_sealed_shown_again_and_gone_when_sent(
    as_user: AsUser, caseworker: User, address: str
) -> None:
    client = as_user(caseworker)
    kept = client.post("/utkast/", {"key": address, **note("Halvfärdigt")})
    assert kept.json() == {"saved": "10.00"}
    assert "Halvfärdigt" not in Draft.objects.get().content
    assert "Halvfärdigt" in client.get(address).content.decode()
    client.post(address, {**note(), "submission": str(uuid4())})
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_a_second_factor_is_asked_for_outside_the_demo(
    as_user: AsUser, caseworker: User, address: str, settings: object
) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    answer = as_user(caseworker).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/konto/2fa/")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/konto/login/", "/finns-inte/", "/healthz", "/laget/"])
def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    "where", ["//ond.se", "https:ond.se", r"\\ond.se", "https://ond.se/x", "javascript:1"]
)
def test_a_sign_in_leads_nowhere_else(client: Client, caseworker: User, where: str) -> None:
    sent = {"login": caseworker.email, "password": people.PASSWORD, "next": where}
    assert client.post("/konto/login/", sent).headers["Location"] == "/"


@pytest.mark.django_db
def test_a_refused_page_is_logged(as_user: AsUser, team: Team) -> None:
    steering = people.user("steering_group", team, "Gunnar Åsmark")
    assert as_user(steering).get("/deltagare/").status_code == 404
    assert Entry.objects.get().kind == "denied"
