"""The whole table of who may do what: every role, every action, every place."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.web import people

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Grant, Team, User
from stegvis.web.register.clock import today

SAID = yaml.safe_load(Path(policy.__file__).with_name("policy.yaml").read_text(encoding="utf-8"))
PAIRS = [(role, action) for role in SAID["roles"] for action in SAID["actions"]]


def place(role: str, team: Team) -> Any:
    kind = SAID["roles"][role]["at"][0]
    return {"team": team, "controller": team.controller, "association": team.association}[kind]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "action"), PAIRS, ids=[f"{r}-{a}" for r, a in PAIRS])
def test_a_role_may_what_the_table_says_where_it_was_given(
    role: str, action: str, team: Team, other_team: Team
) -> None:
    sibling = people.team("Söderby", controller=team.controller.name)
    by = By(people.user(role, place(role, team)))
    allowed = role in SAID["actions"][action]["roles"]
    kind = SAID["roles"][role]["at"][0]
    expected = {
        team: allowed,
        sibling: allowed and kind in ("controller", "association"),
        other_team: allowed and kind == "association",
    }
    assert {t: policy.may(by, action, t) for t in expected} == expected
    assert policy.somewhere(by, action) is allowed
    assert set(policy.teams(by, action)) == {t for t, may in expected.items() if may}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("from_days", "to_days", "held"), [(-9, None, True), (-9, 0, True), (-9, -1, False), (1, None, False)]
)
def test_a_role_holds_between_its_days(team: Team, from_days: int, to_days: int | None, held: bool) -> None:
    user = User.objects.create_user("a@exempel.se", None, name="A")
    until = None if to_days is None else today() + timedelta(days=to_days)
    Grant.objects.create(
        user=user,
        role="caseworker",
        team=team,
        from_day=today() + timedelta(days=from_days),
        to_day=until,
        why="Prov",
    )
    assert policy.may(By(user), "person.see", team) is held


@pytest.mark.django_db
def test_a_closed_account_may_nothing(team: Team, leader: User) -> None:
    leader.is_active = False
    assert not any(policy.somewhere(By(leader), action) for action in policy.actions())


@pytest.mark.django_db
def test_a_protected_person_is_met_by_the_named_handlers_only(
    team: Team, leader: User, caseworker: User
) -> None:
    person = people.person(team, protected="marking")
    person.handlers.set([leader])
    enrolment = people.enrolment(person, team, date(2026, 1, 5))
    assert policy.may(By(leader), "person.see", enrolment)
    assert not policy.may(By(caseworker), "person.see", enrolment)


def test_every_role_and_action_is_said_in_both_languages() -> None:
    for entry in (*SAID["roles"].values(), *SAID["actions"].values()):
        assert entry["label"]["sv"]
        assert entry["label"]["en"]
    assert {r for a in SAID["actions"].values() for r in a["roles"]} <= set(SAID["roles"])
