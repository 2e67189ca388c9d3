"""How do organisations, accounts and roles come about?"""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from stegvis.web.access import log, policy, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Grant, Team, User
from stegvis.web.access.record import Refused

ACTION = "users.manage"


@transaction.atomic
def add_team(by: By, *, code: str, name: str, controller: str, association: str) -> Team:
    """A team of a controller in an association, either of which is made where it is not known. Raises Refused for a code in use."""
    if Team.objects.filter(code=code).exists():
        raise Refused(f"Koden {code} används redan av ett team. Välj en annan.", "code")
    made = Team(
        code=code,
        name=name,
        controller=Controller.objects.get_or_create(name=controller)[0],
        association=Association.objects.get_or_create(code=association, defaults={"name": association})[0],
    )
    return record.added(by, "team.manage", made)


@transaction.atomic
def give_role(by: By, *, email: str, name: str, role: str, team: Team, why: str, password: str = "") -> Grant:
    """A role for somebody, who gets an account where there is none; given at the team, or at its controller or association.

    Raises Refused for a role that is none, a weak password, and a new account without one.
    """
    known = policy.roles().get(role)
    if known is None:
        raise Refused(f"Rollen {role} finns inte. Roller som finns: {', '.join(policy.roles())}.", "role")
    user = User.objects.filter(email=email.strip().lower()).first() or _account(email, name, password)
    where = {"team": team, "controller": team.controller, "association": team.association}
    at = known.at[0]
    grant = Grant.objects.create(user=user, role=role, why=why, from_day=log.today(), **{at: where[at]})
    log.write(
        by,
        "change",
        ACTION,
        team=team,
        thing=grant,
        after={"user": user.pk, "role": role, "at": at, "why": why},
    )
    return grant


def _account(email: str, name: str, password: str) -> User:
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as no:
        raise Refused(" ".join(no.messages), "password") from no
    return User.objects.create_user(email, password, name=name)
