"""Teams, accounts and roles are made, and what cannot be is refused in words."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from tests.web import people

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User

NEW = {
    "email": "ada@exempel.se",
    "name": "Ada",
    "role": "team_leader",
    "team": "ny",
    "why": "Leder teamet",
    "team_name": "Nya teamet",
    "controller": "Nya kommunen",
    "association": "nya",
    "password": people.PASSWORD,
}


@pytest.mark.django_db
def test_a_new_team_gets_its_leader_and_the_log_says_why() -> None:
    call_command("add_user", **NEW)
    ada = User.objects.get(email="ada@exempel.se")
    assert ada.check_password(people.PASSWORD)
    assert policy.may(By(ada), "queue.manage", Team.objects.get(code="ny"))
    entry = Entry.objects.first()
    assert entry is not None
    assert entry.why == "Leder teamet"


@pytest.mark.django_db
def test_a_role_is_given_where_the_table_says(team: Team) -> None:
    call_command("add_user", **{**NEW, "team": team.code, "role": "auditor"})
    assert User.objects.get().grants.get().controller == team.controller


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"role": "chef"}, "Rollen chef finns inte. Roller som finns: caseworker,"),
        ({"password": "kort"}, "15 tecken"),
        ({"team_name": ""}, "Teamet ny finns inte. Ange --team-name, --controller och --association"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(said: dict[str, str], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("add_user", **{**NEW, **said})
    assert not User.objects.exists()
