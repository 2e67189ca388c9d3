"""The log: what was changed and read stays, in one chain; personnummer never stand in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.web import people

from stegvis.web.access import append_only, log, queries, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Subject, Team, User
from stegvis.web.access.record import Changed
from stegvis.web.access.secrecy import Unreadable, decrypt, encrypt
from stegvis.web.register.commands import people as commands
from stegvis.web.register.models import Person

AsUser = Callable[[User], Client]


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


STATEMENTS = {
    "UPDATE": "UPDATE access_entry SET why = 'x'",
    "DELETE": "DELETE FROM access_entry",
    "TRUNCATE": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE access_entry CASCADE",
}


@pytest.mark.django_db
@pytest.mark.parametrize("event", append_only.EVENTS[connection.vendor])
def test_the_database_refuses_to_alter_the_log(event: str, leader: User) -> None:
    log.write(By(leader), "read", "person.see")
    with (
        pytest.raises(DatabaseError, match=append_only.REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(STATEMENTS[event])
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_an_altered_entry_is_found(team: Team, leader: User) -> None:
    for person in (3, 1, 2):
        log.read(By(leader, "sida"), "person.see", [person, 7], team=team)
    assert log.checked().whole
    append_only.remove(connection)
    second = Entry.objects.order_by("pk")[1]
    Entry.objects.filter(pk=second.pk).update(user_name="Någon annan")
    assert (log.checked().broken, log.checked().entries) == (second, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("kept", [0, 2])
def test_entries_that_are_gone_from_the_end_are_missed_then_and_when_more_is_written(
    kept: int, team: Team, leader: User
) -> None:
    for person in (1, 2, 3):
        log.read(By(leader, "sida"), "person.see", [person], team=team)
    append_only.remove(connection)
    gone = Entry.objects.filter(pk__in=list(Entry.objects.order_by("pk").values_list("pk", flat=True))[kept:])
    Subject.objects.filter(entry__in=gone).delete()
    gone.delete()
    found = log.checked()
    assert (found.broken, found.cut, found.entries) == (None, True, kept)
    later = log.write(By(leader), "read", "person.see")
    assert (log.checked().broken, log.checked().entries) == (later, kept)


@pytest.mark.django_db
def test_an_empty_log_is_whole() -> None:
    assert log.checked().whole


@pytest.mark.django_db
def test_a_digest_is_not_made_without_the_key(leader: User, settings: object) -> None:
    entry = log.write(By(leader), "read", "person.see")
    settings.PERSON_KEY = "en annan nyckel"  # type: ignore[attr-defined]
    assert log.digest("", entry, []) != entry.digest


@pytest.mark.django_db
def test_a_change_of_a_person_is_logged_at_the_controller(team: Team, leader: User) -> None:
    person = people.person(team)
    commands.change(By(leader), person=person, name="Mira Björkdunge")
    entry = Entry.objects.get(kind="change")
    assert (entry.team, entry.controller) == (None, team.controller)


@pytest.mark.django_db
def test_an_auditor_sees_what_is_about_the_own_controller_and_nothing_else(
    team: Team, leader: User, stranger: User
) -> None:
    auditor = people.user("auditor", team.controller, "Greta Alm")
    commands.change(By(leader), person=people.person(team), name="Mira Björkdunge")
    log.write(By(leader), "denied", "log.see")
    log.write(By(stranger), "denied", "log.see")
    commands.change(By(stranger), person=people.person(stranger.grants.get().team), name="Nora Vindal")
    who = [(line.kind, line.entry.user_name) for line in queries.search(people.by(auditor), {})]
    assert who == [("Nekad", leader.name), ("Ändring", leader.name)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "count"), [("2026-07-02", "2026-07-02", 2), ("0001-01-01", "9999-12-31", 4)]
)
def test_the_log_is_searched_from_the_start_of_a_swedish_day_to_the_end_of_another(
    first: str, last: str, count: int, team: Team, leader: User
) -> None:
    auditor = people.user("auditor", team.controller, "Greta Alm")
    for at in ("01T21:59:59", "01T22:00:00", "02T21:59:59", "02T22:00:00"):
        with time_machine.travel(f"2026-07-{at}+00:00", tick=False):
            log.write(By(leader), "read", "person.see", team=team)
    asked = {"fran": first, "till": last, "vem": leader.name}
    assert len(queries.search(people.by(auditor), asked)) == count


@pytest.mark.django_db
def test_asking_for_a_foreign_row_is_logged_for_the_auditor_of_its_register(
    as_user: AsUser, team: Team, stranger: User
) -> None:
    enrolment = people.enrolment(people.person(team), team)
    assert as_user(stranger).get(f"/deltagare/{enrolment.pk}/").status_code == 404
    entry = Entry.objects.get(kind="denied")
    assert (entry.user, entry.team, entry.object_id) == (stranger, team, enrolment.pk)
    assert as_user(stranger).get("/deltagare/999999/").status_code == 404
    assert Entry.objects.filter(kind="denied").count() == 1


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
    assert log.checked().whole
