"""The register extract: everything about one person, nothing about others, and handed out in the open."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.codes import known as codes
from stegvis.web.register.data import listing, lists
from stegvis.web.register.models import Livelihood, Note
from stegvis.web.register.queries.extract import UNTOLD, models

PROTECTION = "Sekretessmarkering"
AsUser = Callable[[User], Client]


def test_every_table_about_a_person_stands_in_an_extract() -> None:
    about = {m._meta.model_name for m in apps.get_models() if getattr(m, "person_path", None)}
    assert about == set(listing("extract").choices)


def test_every_field_of_an_extract_is_called_something_in_swedish() -> None:
    fields = [f for model in models() for f in model._meta.concrete_fields if f.name not in UNTOLD]
    unnamed = {f.name for f in fields if str(f.verbose_name) == f.name.replace("_", " ")}
    assert unnamed - set(listing("extract_fields").choices) == set()


def test_every_list_that_an_extract_names_is_there() -> None:
    named = {
        name for one in listing("extract").choices.values() for name in one.more.get("named", {}).values()
    }
    assert {name for name in named if name not in lists() and name not in codes().codes} == set()


@pytest.mark.django_db
def test_an_extract_holds_what_is_known_about_the_person_and_nothing_about_others(
    as_user: AsUser, team: Team, leader: User
) -> None:
    number = people.number()
    of = people.enrolment(people.person(team, number=number, protected="marking"), team)
    of.person.handlers.add(leader)
    other = people.enrolment(people.person(team, "Nora Vindal"), team)
    Livelihood.objects.create(
        enrolment=of, occasion="start", livelihood="sjukpenning", observed_on=of.started_on
    )
    for enrolment, text in ((of, "Vill börja om."), (other, "Någon annans ord.")):
        Note.objects.create(
            enrolment=enrolment, on_day=date(2026, 11, 1), kind="phone", text=text, written_by=leader
        )
    said = as_user(leader).get(f"/deltagare/{of.pk}/utdrag/").content.decode()
    for known in (
        "Mira Ekdunge",
        number,
        "Sjukpenning",
        "Vill börja om.",
        "Försäkringskassan",
        "kvinna",
        PROTECTION,
    ):
        assert known in said, known
    for foreign in ("Nora Vindal", "Någon annans ord."):
        assert foreign not in said
    entry = Entry.objects.get(kind="export")
    assert (entry.action, entry.after, entry.team) == ("person.extract", {"format": "html"}, team)
    assert number not in str(list(Entry.objects.values()))


@pytest.mark.django_db
def test_an_extract_as_a_file_says_the_same_and_who_has_read(
    as_user: AsUser, team: Team, leader: User
) -> None:
    of = people.enrolment(people.person(team), team)
    client = as_user(leader)
    client.get(f"/deltagare/{of.pk}/")
    told = json.loads(client.get(f"/deltagare/{of.pk}/utdrag.json").content)
    assert [section["title"] for section in told["sections"]] == ["Person", "Inskrivningar"]
    assert [who for _, who, _, _ in told["reads"]] == [leader.name]


@pytest.mark.django_db
def test_an_extract_tells_of_other_teams_without_what_they_hold(
    as_user: AsUser, team: Team, leader: User
) -> None:
    person = people.person(team)
    of = people.enrolment(person, team)
    second = people.team("Sjövik")
    person.teams.add(second)
    people.enrolment(person, second, date(2025, 1, 7), referrer="region")
    said = as_user(leader).get(f"/deltagare/{of.pk}/utdrag/").content.decode()
    assert "känd i 1 team till" in said
    assert "Sjövik" not in said


@pytest.mark.django_db
def test_a_stranger_and_a_caseworker_get_no_extract(
    as_user: AsUser, team: Team, stranger: User, caseworker: User
) -> None:
    of = people.enrolment(people.person(team), team)
    for user in (stranger, caseworker):
        assert as_user(user).get(f"/deltagare/{of.pk}/utdrag/").status_code == 404
