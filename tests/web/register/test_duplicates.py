"""Records that may be one person are found, and those that are not are left alone."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from random import Random

import pytest
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.register.alike import Known, pairs
from stegvis.web.register.commands import merging
from stegvis.web.register.names import heard_apart, sound, words
from stegvis.web.register.queries import duplicates

BORN = date(1991, 3, 4)


def why(by: User, team: Team) -> list[tuple[str, ...]]:
    return [pair.why for pair in duplicates.suspects(By(by), team).pairs]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Mira Ekdunge", "ekdunge, mira", True),
        ("Wilma Åsmark", "Vilma Asmark", True),
        ("Anna-Karin Berg", "Anna Carin Berg", True),
        ("Mira Ekdunge", "Mira Ekdung", True),
        ("Mira Ekdunge", "Mina Ekdunge", True),
        ("Mira Ekdunge", "Mira Sjöhage", False),
        ("Mira Ekdunge", "Nina Ekdunge", False),
    ],
)
def test_names_that_sound_the_same_or_differ_by_one_sign_are_alike(one: str, other: str, alike: bool) -> None:
    assert heard_apart(sound(one), sound(other)) is alike
    both = [Known(place, name, 1991, numbered=False, unsure=True) for place, name in enumerate((one, other))]
    assert bool(pairs(both)) is alike


def test_every_pair_is_found_that_comparing_everybody_with_everybody_finds() -> None:
    rng = Random(3)
    names = [
        f"{first} {last}"
        for first in ("Mira", "Mirja", "Bo", "Ida")
        for last in ("Ek", "Ekdunge", "Ekdung", "Eke")
    ]
    known = []
    for pk in range(300):
        numbered = rng.random() < 0.7
        known.append(
            Known(
                pk,
                rng.choice(names),
                rng.choice((None, 1990, 1991)),
                numbered,
                not numbered or rng.random() < 0.2,
            )
        )
    slow = {(one.pk, other.pk) for one, other in combinations(known, 2) if may_be_one(one, other)}
    found = pairs(known)
    assert {(min(a.pk, b.pk), max(a.pk, b.pk)) for a, b in found} == slow
    assert len(found) == len(slow) > 100


def may_be_one(one: Known, other: Known) -> bool:
    """As the page says it: the same words, whatever the year if one has none; or one sign apart in the same year."""
    if not (one.unsure or other.unsure):
        return False
    years = {one.birth_year, other.birth_year}
    if words(one.name) == words(other.name):
        return len(years) == 1 or None in years
    return (
        len(years - {None}) == len(years) == 1
        and not (one.numbered and other.numbered)
        and heard_apart(sound(one.name), sound(other.name))
    )


def test_a_name_is_compared_without_accents_and_order() -> None:
    assert words("Élin  Ångström-Öst") == "angstrom elin ost"
    assert sound("Kattarina") == sound("Catarina")


@pytest.mark.django_db
def test_one_with_and_one_without_number_of_the_same_name_and_year_is_suspected(
    team: Team, leader: User
) -> None:
    people.person(team, number=people.number(BORN), birth_year=1991)
    people.person(team, birth_year=1991)
    assert why(leader, team) == [("same_name", "one_number")]


@pytest.mark.django_db
def test_two_with_a_number_each_are_two_people(team: Team, leader: User) -> None:
    for serial in (1, 3):
        people.person(team, number=people.number(BORN, serial), birth_year=1991)
    assert why(leader, team) == []


@pytest.mark.django_db
def test_a_samordningsnummer_and_a_personnummer_may_be_one_person(team: Team, leader: User) -> None:
    nine = "910364980"
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(nine))
    coordination = f"19{nine}{-sum(n // 10 + n % 10 for n in doubled) % 10}"
    people.person(team, number=people.number(BORN, 3), birth_year=1991)
    people.person(team, number=coordination, birth_year=1991)
    assert why(leader, team) == [("same_name", "two_numbers")]


@pytest.mark.django_db
def test_the_same_person_in_two_teams_of_a_controller_is_suspected(team: Team, leader: User) -> None:
    second = people.team("Lundby")
    people.person(team, birth_year=1991)
    people.person(second, "Mira Ekdunghe", birth_year=1991)
    assert why(leader, team) == []
    people.grant(leader, "team_leader", second)
    assert why(User.objects.get(pk=leader.pk), team) == [("similar_name", "two_teams")]


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "found"), [(1992, []), (None, [("no_year",)])])
def test_another_year_of_birth_is_another_person_and_no_year_may_be_anybody(
    team: Team, leader: User, year: int | None, found: list[tuple[str, ...]]
) -> None:
    people.person(team, birth_year=1991)
    people.person(team, birth_year=year)
    assert why(leader, team) == found


@pytest.mark.django_db
def test_a_protected_person_is_suspected_before_the_handlers_only(team: Team, leader: User) -> None:
    hidden = people.person(team, birth_year=1991, protected="marking")
    people.person(team, birth_year=1991)
    assert why(leader, team) == []
    hidden.handlers.add(leader)
    assert why(leader, team) == [("same_name",)]


@pytest.mark.django_db
def test_two_who_are_said_to_be_different_are_not_asked_about_again(team: Team, leader: User) -> None:
    one, other = people.person(team), people.person(team)
    kept = merging.different(By(leader), team=team, one=other, other=one, why="Tvillingar")
    assert why(leader, team) == []
    kept.delete()
    assert why(leader, team) == [("same_name",)]
