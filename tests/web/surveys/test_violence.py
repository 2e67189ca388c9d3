"""Frågor om våld: only that they have been put, for the caseworkers alone, and never with whose it is."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Entry, Team
from stegvis.web.register.dataset_rows import rows_of
from stegvis.web.register.keys import Keys
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import ViolenceAsked


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, started_on=date(2026, 2, 10))


def send(client: Client, enrolment: Enrolment, **fields: str) -> str:
    answer = client.post(
        f"/deltagare/{enrolment.pk}/fragor-om-vald/", {"asked_on": "2026-03-01", **fields}, follow=True
    )
    return answer.content.decode()


def test_a_caseworker_notes_that_they_were_put(team: Team, enrolment: Enrolment, client: Client) -> None:
    client.force_login(people.user("caseworker", team))
    assert "Besvarade" in send(client, enrolment, answered="yes", needs_support="yes")
    asked = ViolenceAsked.objects.get()
    assert (asked.answered, asked.needs_support) == (True, True)
    entry = Entry.objects.filter(kind="change", action="violence.ask").get()
    assert "True" not in json.dumps(entry.after)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"answered": "yes"}, "Ange om deltagaren behöver stöd."),
        ({"answered": "no", "needs_support": "yes"}, "Det vet ni bara om deltagaren svarade."),
        ({"answered": "no", "asked_on": "2025-01-01"}, "Dagen är före inskrivningen."),
    ],
)
def test_what_cannot_be_is_told(
    team: Team, enrolment: Enrolment, client: Client, fields: dict[str, str], told: str
) -> None:
    client.force_login(people.user("caseworker", team))
    assert told in send(client, enrolment, **fields)
    assert not ViolenceAsked.objects.exists()


@pytest.mark.parametrize("role", ["team_leader", "steering_group", "administrator", "auditor"])
def test_nobody_else_sees_the_page_or_that_there_is_one(
    team: Team, enrolment: Enrolment, client: Client, role: str
) -> None:
    at = team.controller if role in ("administrator", "auditor") else team
    client.force_login(people.user(role, at))
    assert client.get(f"/deltagare/{enrolment.pk}/fragor-om-vald/").status_code == 404
    if role == "team_leader":
        assert "Frågor om våld" not in client.get(f"/deltagare/{enrolment.pk}/matningar/").content.decode()


@pytest.mark.parametrize("recipient", ["", "Förbundet"])
def test_no_dataset_says_whose_it_is(team: Team, enrolment: Enrolment, recipient: str) -> None:
    ViolenceAsked.objects.create(
        enrolment=enrolment, asked_on=date(2026, 3, 17), answered=True, needs_support=False
    )
    rows = rows_of([team], Keys(recipient), whole_dates=True).tables["responses"]
    assert {row["enrolment"] for row in rows} == {None}
    assert {row["answered_on"] for row in rows} == {date(2026, 3, 1)}
    assert {row["item"]: row["value"] for row in rows} == {
        "asked": 1.0,
        "answered": 1.0,
        "needs_support": 0.0,
    }


def test_an_extract_by_the_leader_says_that_it_is_handed_out_by_others(
    team: Team, enrolment: Enrolment, client: Client
) -> None:
    ViolenceAsked.objects.create(
        enrolment=enrolment, asked_on=date(2026, 3, 17), answered=True, needs_support=True
    )
    client.force_login(people.user("team_leader", team))
    told = client.get(f"/deltagare/{enrolment.pk}/utdrag/").content.decode()
    assert "har en egen åtkomst" in told
    assert "Behöver stöd" not in told
