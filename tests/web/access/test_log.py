"""The log: what was changed and read stays, in one chain; personnummer never stand in it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web import people

from stegvis.web.access import append_only, log, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Changed
from stegvis.web.access.secrecy import Unreadable, decrypt, encrypt
from stegvis.web.register.commands import people as commands
from stegvis.web.register.models import Person


@pytest.mark.django_db
def test_a_change_shows_what_it_was_and_what_it_became(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team)
    record.changed(By(leader, "sida"), "enrolment.register", enrolment, referrer="region")
    entry = Entry.objects.get(kind="change")
    assert (entry.before, entry.after) == ({"referrer": "forsakringskassan"}, {"referrer": "region"})
    assert (entry.user, entry.page, entry.team) == (leader, "sida", team)
    assert [s.person_id for s in entry.subjects.all()] == [enrolment.person_id]


@pytest.mark.django_db
def test_a_change_to_the_same_is_no_change(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team)
    record.changed(By(leader), "enrolment.register", enrolment, referrer=enrolment.referrer)
    assert not Entry.objects.exists()
    assert enrolment.version == 1


@pytest.mark.django_db
def test_the_second_of_two_editors_is_told(team: Team, leader: User) -> None:
    enrolment = people.enrolment(people.person(team), team)
    record.changed(By(leader), "enrolment.register", enrolment, 1, referrer="region")
    with pytest.raises(Changed):
        record.changed(By(leader), "enrolment.register", enrolment, 1, referrer="kommun")
    enrolment.refresh_from_db()
    assert enrolment.referrer == "region"


@pytest.mark.django_db
def test_a_personnummer_never_stands_in_the_log(team: Team, leader: User) -> None:
    number = people.number()
    commands.find_or_add(By(leader), team=team, number=number, name="Mira Ekdunge")
    told = str(list(Entry.objects.values("before", "after")))
    assert "•••" in told
    assert number not in told
    assert Person.objects.get().number == number


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE access_entry SET why = 'x'", "DELETE FROM access_entry"])
def test_the_database_refuses_to_alter_the_log(statement: str, leader: User) -> None:
    log.write(By(leader), "read", "person.see")
    with (
        pytest.raises(DatabaseError, match=append_only.REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_an_altered_entry_is_found(team: Team, leader: User) -> None:
    for person in (3, 1, 2):
        log.read(By(leader, "sida"), "person.see", [person, 7], team=team)
    assert log.broken() is None
    append_only.remove(connection)
    second = Entry.objects.order_by("pk")[1]
    Entry.objects.filter(pk=second.pk).update(user_name="Någon annan")
    assert log.broken() == second


@pytest.mark.django_db
def test_nothing_is_logged_where_nobody_was_shown(leader: User) -> None:
    log.read(By(leader), "person.list", [])
    assert not Entry.objects.exists()


def test_what_is_sealed_opens_only_whole_and_for_its_purpose() -> None:
    sealed = encrypt("hemligt", "prov")
    assert decrypt(sealed, "prov") == "hemligt"
    flipped = ("A" if sealed[20] != "A" else "B").join((sealed[:20], sealed[21:]))
    for stored, purpose in ((flipped, "prov"), (sealed, "annat")):
        with pytest.raises(Unreadable):
            decrypt(stored, purpose)


@pytest.mark.django_db
def test_the_day_of_an_entry_survives_the_database(leader: User) -> None:
    entry = log.write(
        By(leader), "change", "team.manage", before={"day": date(2026, 1, 1)}, after={"day": None}
    )
    entry.refresh_from_db()
    assert entry.before == {"day": "2026-01-01"}
    assert log.broken() is None
