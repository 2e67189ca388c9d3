"""An uploaded list is its user's own, encrypted, and gone within hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.commands import lists as commands
from stegvis.web.register.lists import Listed, read_list
from stegvis.web.register.models import HeldList, Mapping
from stegvis.web.register.queries import lists as queries

pytestmark = pytest.mark.django_db
PURPOSE = "reconciliation"


@pytest.fixture
def listed() -> Listed:
    return read_list(b"Namn;Start\nMira Ekdunge;2026-03-01\n", "lista.csv")


def hold(user: User, team: Team, listed: Listed) -> HeldList:
    return commands.hold(people.by(user), team=team, purpose=PURPOSE, listed=listed)


def test_a_held_list_is_opened_by_its_user_alone(leader: User, team: Team, listed: Listed) -> None:
    held = hold(leader, team, listed)
    colleague = people.user("team_leader", team, "Vera Åsmark")
    assert queries.held(people.by(leader), team, PURPOSE) == (held, listed)
    assert queries.held(people.by(colleague), team, PURPOSE) is None
    assert queries.held(people.by(leader), team, "import") is None


def test_neither_the_database_nor_the_log_shows_what_the_list_holds(
    leader: User, team: Team, listed: Listed
) -> None:
    held = hold(leader, team, listed)
    commands.map_columns(
        people.by(leader),
        held=held,
        columns={"name": "Namn"},
        codes={"exit_outcome": {"Mira Ekdunge": "work"}},
    )
    assert "Ekdunge" not in held.sealed
    assert Entry.objects.filter(object_type="HeldList").count() == 2
    assert not Entry.objects.filter(after__icontains="Ekdunge").exists()


def test_a_new_list_takes_the_place_of_the_one_before(leader: User, team: Team, listed: Listed) -> None:
    hold(leader, team, listed)
    second = hold(leader, team, listed)
    assert list(HeldList.objects.all()) == [second]


def test_a_list_is_gone_after_four_hours(leader: User, team: Team, listed: Listed) -> None:
    hold(leader, team, listed)
    with time_machine.travel(timezone.now() + timedelta(hours=4, minutes=1)):
        assert queries.held(people.by(leader), team, PURPOSE) is None
        commands.forget_old()
    assert not HeldList.objects.exists()


def test_a_mapping_with_a_name_is_kept_and_fits_a_list_with_the_same_columns(
    leader: User, team: Team, listed: Listed
) -> None:
    by, held = people.by(leader), hold(leader, team, listed)
    for columns in ({"name": "Namn"}, {"name": "Namn", "started_on": "Start"}):
        commands.map_columns(by, held=held, columns=columns, codes={}, name="Vår lista")
    kept = queries.mappings(by, team, PURPOSE)
    assert [(one.name, one.columns) for one in kept] == [
        ("Vår lista", {"name": "Namn", "started_on": "Start"})
    ]
    assert queries.fitting(by, held, listed) == Mapping.objects.get()
    assert queries.fitting(by, held, read_list(b"Namn;Annat\nMira Ekdunge;1\n", "annan.csv")) is None
    assert queries.kept_as(by, held, listed) == "Vår lista"


@pytest.mark.parametrize("rule", ["sign-in", "timer"])
def test_a_list_goes_by_itself_though_nobody_uploads_another(
    leader: User, team: Team, listed: Listed, as_user: Callable[[User], Client], rule: str
) -> None:
    hold(leader, team, listed)
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        as_user(leader)
        assert HeldList.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(hours=4, minutes=1)):
        as_user(leader) if rule == "sign-in" else call_command("forget_held")
    assert not HeldList.objects.exists()
