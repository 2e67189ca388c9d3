"""Two records of one person become one with everything that hangs on them, and two again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from tests.web import people
from tests.web.conftest import TODAY
from tests.web.demo import build

from stegvis.dataset import load
from stegvis.definitions import load as definitions
from stegvis.examples import write_example
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import merging
from stegvis.web.register.commands.load_dataset import load_dataset
from stegvis.web.register.commands.people import find_or_add
from stegvis.web.register.models import Application, Enrolment, Imported, Person
from stegvis.web.register.models.person import TOLD
from stegvis.web.register.queries.people import reads

NUMBER = people.number(date(1991, 3, 4), 1)


@pytest.fixture
def kept(team: Team) -> Person:
    return people.person(team, "Mira Ekdunge", number=NUMBER, birth_year=1991)


@pytest.fixture
def other(team: Team) -> Person:
    return people.person(team, "Mira Ekdunghe", birth_year=1991, phone="070-123 45 67")


def about(person: Person) -> dict[str, int]:
    """How many rows of each table lead to a person."""
    return {
        m.__name__: m._default_manager.filter(**{m.person_path: person}).count()
        for m in apps.get_models()
        if getattr(m, "person_path", None) not in (None, "self") and m.__name__ != "Merge"
    }


def held(person: Person) -> dict[str, object]:
    person = Person.objects.get(pk=person.pk)
    names = (*TOLD, "number_hash", "protected", "anonymous", "merged_into_id")
    links = {"teams": set(person.teams.all()), "handlers": set(person.handlers.all())}
    return {**{name: getattr(person, name) for name in names}, **links, "rows": about(person)}


@pytest.mark.django_db
def test_every_row_about_a_person_moves_and_comes_back() -> None:
    """Of every table in the demo: a model that is added later is held to it too."""
    build()
    team = Team.objects.get(code="hallstahammar")
    leader = people.user("team_leader", team)
    enrolled = Enrolment.objects.filter(team=team, plan_set__isnull=False).order_by("pk").distinct()
    kept, other = enrolled[0].person, enrolled[1].person
    before = held(kept), held(other)
    made = merging.merge(By(leader), kept=kept, other=other, taken=("name", "phone"))
    assert set(about(other).values()) == {0}
    assert about(kept) == {
        table: count + before[1]["rows"][table]  # type: ignore[index]
        for table, count in before[0]["rows"].items()  # type: ignore[attr-defined]
    }
    merging.undo(By(leader), merge=made)
    assert (held(kept), held(other)) == before


@pytest.mark.django_db
def test_the_chosen_values_stay_and_a_number_tells_sex_and_year(
    kept: Person, other: Person, leader: User
) -> None:
    made = merging.merge(By(leader), kept=other, other=kept, taken=("name", "number"))
    now = made.kept
    assert (now.name, now.number, now.phone) == ("Mira Ekdunge", NUMBER, "070-123 45 67")
    merging.undo(By(leader), merge=made)
    other.refresh_from_db()
    assert (other.name, other.number) == ("Mira Ekdunghe", "")


@pytest.mark.django_db
def test_what_was_added_or_changed_meanwhile_stays_with_the_kept_record(
    kept: Person, other: Person, team: Team, leader: User
) -> None:
    applied = people.application(other, team, decision="accepted")
    made = merging.merge(By(leader), kept=kept, other=other, taken=("name", "phone"))
    with time_machine.travel(TODAY + timedelta(days=1)):
        enrolled = people.enrolment(kept, team, application=applied)
    Person.objects.filter(pk=kept.pk).update(phone="070-765 43 21")
    undone = merging.undo(By(leader), merge=made)
    assert (undone.stayed, undone.fields) == (1, ("telefon",))
    assert Application.objects.get().person == other
    enrolled.refresh_from_db()
    assert (enrolled.person, enrolled.application) == (kept, None)
    kept.refresh_from_db()
    assert (kept.name, kept.phone) == ("Mira Ekdunge", "070-765 43 21")


@pytest.mark.django_db
def test_the_stricter_protection_stays(kept: Person, other: Person, leader: User, caseworker: User) -> None:
    Person.objects.filter(pk=kept.pk).update(protected="registration")
    kept.handlers.set([leader, caseworker])
    Person.objects.filter(pk=other.pk).update(protected="marking")
    other.handlers.set([leader])
    made = merging.merge(By(leader), kept=kept, other=other)
    assert made.kept.protected == "registration"
    assert list(made.kept.handlers.all()) == [leader]
    merging.undo(By(leader), merge=made)
    kept.refresh_from_db()
    assert (kept.protected, set(kept.handlers.all())) == ("registration", {leader, caseworker})


@pytest.mark.django_db
def test_a_later_merge_is_undone_before_an_earlier_one(
    kept: Person, other: Person, team: Team, leader: User
) -> None:
    first = merging.merge(By(leader), kept=other, other=people.person(team, "Mira Ekdung"))
    second = merging.merge(By(leader), kept=kept, other=other)
    with pytest.raises(Refused, match="senaste"):
        merging.undo(By(leader), merge=first)
    merging.undo(By(leader), merge=second)
    merging.undo(By(leader), merge=first)
    assert not Person.objects.exclude(merged_into=None).exists()


@pytest.mark.django_db
def test_the_number_of_a_merged_record_finds_the_kept_one(kept: Person, team: Team, leader: User) -> None:
    second = people.number(date(1991, 3, 4), 3)
    made = merging.merge(By(leader), kept=kept, other=people.person(team, number=second))
    assert find_or_add(By(leader), team=team, number=second) == (made.kept, True)


@pytest.mark.django_db
def test_a_dataset_imported_again_after_a_merge_adds_nothing_to_the_merged_record(
    tmp_path: Path, leader: User
) -> None:
    write_example("hallstahammar-2019", tmp_path / "ut")
    data = load(tmp_path / "ut", definitions=definitions())
    load_dataset(By(None), data=data)
    kept, other = Person.objects.order_by("pk")[:2]
    merging.merge(By(leader), kept=kept, other=other)
    Imported.objects.exclude(table="participants").delete()
    load_dataset(By(None), data=data)
    assert set(about(other).values()) == {0}
    assert not Person.objects.get(pk=other.pk).teams.exists()


@pytest.mark.django_db
def test_a_merge_is_logged_about_both_with_what_was_moved(kept: Person, other: Person, leader: User) -> None:
    merging.merge(By(leader), kept=kept, other=other, taken=("name",))
    entry = Entry.objects.filter(object_type="Merge", before__person=other.pk).get()
    assert {s.person_id for s in entry.subjects.all()} == {kept.pk, other.pk}
    named = Entry.objects.get(object_type="Person", object_id=kept.pk, action="person.merge")
    assert (named.before["name"], named.after["name"]) == ("Mira Ekdunge", "Mira Ekdunghe")  # type: ignore[index]


@pytest.mark.django_db
def test_who_has_read_the_merged_record_is_told_on_the_kept_one(
    kept: Person, other: Person, team: Team, leader: User
) -> None:
    enrolled = people.enrolment(other, team)
    reads(By(leader, "förut"), enrolled.pk)
    merging.merge(By(leader), kept=kept, other=other)
    _, entries = reads(By(leader, "nu"), enrolled.pk)
    assert {"förut", "nu"} <= {entry.page for entry in entries}


@pytest.mark.django_db
def test_two_records_of_different_controllers_do_not_merge(
    kept: Person, other_team: Team, leader: User
) -> None:
    with pytest.raises(Refused, match="samma myndighet"):
        merging.merge(By(leader), kept=kept, other=people.person(other_team))


@pytest.mark.django_db
def test_a_record_changed_while_it_was_compared_is_compared_again(
    kept: Person, other: Person, leader: User, as_user: Callable[[User], Client]
) -> None:
    client, address = as_user(leader), f"/dubbletter/{kept.pk}/{other.pk}/"
    assert client.post(address, {"version": "2"}).status_code == 422
    Person.objects.filter(pk=kept.pk).update(version=5)
    told = client.post(address, {"name": "kept", "version": "2"})
    assert "medan du jämförde" in told.content.decode()
    assert client.post(address, {"name": "other", "version": "6"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.phone) == ("Mira Ekdunghe", "070-123 45 67")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "olika/"])
def test_a_record_of_another_team_cannot_be_compared(
    kept: Person, other_team: Team, leader: User, as_user: Callable[[User], Client], page: str
) -> None:
    foreign = people.person(other_team)
    assert as_user(leader).get(f"/dubbletter/{kept.pk}/{foreign.pk}/{page}").status_code == 404
