"""What is handed out is asked for, decided and logged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.models import Consent, Enrolment

ASKED = {"who": "other", "recipient": "Utvärderaren", "dates": "month", "why": "Utvärdering 2026"}


@pytest.fixture
def enrolled(team: Team) -> Enrolment:
    made = people.enrolment(people.person(team), team, date(2026, 2, 10), comment="Fri text")
    Consent.objects.create(enrolment=made, answer="given", answered_on=date(2026, 2, 10))
    return made


def sent(client: Client, **changed: str) -> Any:
    return client.post("/underlag/", {**ASKED, **changed})


@pytest.mark.django_db
def test_a_recipient_gets_months_pseudonyms_and_no_free_text(
    enrolled: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    packed = zipfile.ZipFile(io.BytesIO(sent(as_user(leader)).content))
    told = packed.read("enrolments.csv").decode()
    assert "2026-02-01" in told
    assert "2026-02-10" not in told
    assert "Fri text" not in told
    assert f"e{enrolled.pk}" not in told.replace(",", ";").split(";")
    entry = Entry.objects.get(kind="export")
    assert entry.why == "Utvärdering 2026"
    assert entry.after is not None
    assert entry.after["recipient"] == "Utvärderaren"
    assert [s.person_id for s in entry.subjects.all()] == [enrolled.person_id]


@pytest.mark.django_db
def test_whole_dates_leave_only_with_the_decision_written_down(
    enrolled: Enrolment, leader: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    refused = sent(client, dates="day")
    assert refused.status_code == 422
    assert "Ange beslutet" in refused.content.decode()
    assert sent(client, dates="day", decision="Dnr 12/2026").status_code == 200
    entry = Entry.objects.get(kind="export")
    assert entry.after is not None
    assert entry.after["decision"] == "Dnr 12/2026"
