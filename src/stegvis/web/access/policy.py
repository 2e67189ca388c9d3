"""May this user do this with that?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Grant, Scoped, Team, User

M = TypeVar("M", bound=Model)
OPEN = "open"  # anyone, signed in or not
SIGNED_IN = "signed_in"  # anyone signed in


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the kinds of place it can be given at."""

    code: str
    label: str
    at: tuple[str, ...]
    need: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done, its name in two languages, and the roles that may; `own` is whether participants may, with what is
    about themselves.
    """

    code: str
    label: str
    roles: frozenset[str]
    persons: bool
    own: bool
    english: str


@cache
def _table() -> tuple[dict[str, Role], dict[str, Action]]:
    said = yaml.safe_load((Path(__file__).parent / "policy.yaml").read_text(encoding="utf-8"))
    roles = {
        code: Role(code, r["label"]["sv"], tuple(r["at"]), r["need"]["sv"])
        for code, r in said["roles"].items()
    }
    actions = {
        code: Action(
            code,
            a["label"]["sv"],
            frozenset(a["roles"]),
            a.get("persons", False),
            a.get("own", False),
            a["label"]["en"],
        )
        for code, a in said["actions"].items()
    }
    return roles, actions


def roles() -> dict[str, Role]:
    """Every role by code."""
    return _table()[0]


def actions() -> dict[str, Action]:
    """Every action by code."""
    return _table()[1]


def grants(user: User | None) -> list[Grant]:
    """The roles a user has today, with their teams; read once for each request."""
    held: list[Grant] | None = getattr(user, "_grants_today", None)
    if held is not None:
        return held
    if user is None or not user.is_authenticated or not user.is_active:
        return []
    today = timezone.localdate()
    lasting = Grant.objects.filter(Q(to_day=None) | Q(to_day__gte=today), user=user, from_day__lte=today)
    user._grants_today = held = list(lasting.select_related("team__controller"))  # type: ignore[attr-defined]
    return held


def _granting(by: By, action: str) -> list[Grant]:
    if action == SIGNED_IN:
        return grants(by.user)
    allowed = actions()[action].roles
    return [grant for grant in grants(by.user) if grant.role in allowed]


def somewhere(by: By, action: str) -> bool:
    """Whether the user may do this anywhere at all."""
    if action == OPEN:
        return True
    if by.person is not None:
        return action in actions() and actions()[action].own
    if action == SIGNED_IN:
        return by.user is not None and by.user.is_authenticated
    return bool(_granting(by, action))


def teams(by: By, action: str) -> QuerySet[Team]:
    """The teams in which the user may do this; for a participant, those that know the person."""
    if by.person is not None:
        return Team.objects.filter(people=by.person) if actions()[action].own else Team.objects.none()
    found = Q(pk__in=[])
    for grant in _granting(by, action):
        found |= (
            Q(pk=grant.team_id)
            if grant.team_id
            else Q(controller_id=grant.controller_id)
            if grant.controller_id
            else Q(association_id=grant.association_id)
        )
    return Team.objects.filter(found)


def team_ids(by: By, action: str) -> frozenset[int]:
    """The same as keys; asked of the database only where a grant is wider than a team."""
    held = _granting(by, action)
    if all(grant.team_id for grant in held):
        return frozenset(grant.team_id for grant in held if grant.team_id)
    return frozenset(teams(by, action).values_list("pk", flat=True))


def team(by: By, action: str, chosen: int | None) -> Team | None:
    """The chosen team if the user may do this there, else the first by name where they may; None where there is none."""
    held = _granting(by, action)
    known = [grant.team for grant in held if grant.team]
    open_to = known if len(known) == len(held) else teams(by, action).select_related("controller")
    return min(open_to, key=lambda one: (one.pk != chosen, one.name), default=None)


def controllers(by: By, action: str) -> QuerySet[Controller]:
    """The controllers at which the user has a role that may do this."""
    return Controller.objects.filter(
        pk__in=[g.controller_id for g in _granting(by, action) if g.controller_id]
    )


def associations(by: By, action: str) -> QuerySet[Association]:
    """The associations at which the user has a role that may do this."""
    return Association.objects.filter(
        pk__in=[g.association_id for g in _granting(by, action) if g.association_id]
    )


def home(by: By) -> Association | None:
    """The association of somebody who has roles nowhere else; None for who works in a team or at a controller."""
    held = {grant.association_id for grant in grants(by.user)}
    only = held.pop() if len(held) == 1 else None
    return Association.objects.filter(pk=only).first() if only else None


def visible(by: By, action: str, rows: QuerySet[M]) -> QuerySet[M]:
    """Those of the rows that lie in a team where the user may do this. The model says its `team_path`.

    A participant sees what is about themselves alone: the model says its `person_path`.
    """
    if by.person is not None:
        return _about(by.person, action, rows)
    path: str = getattr(rows.model, "team_path")  # noqa: B009
    keys = team_ids(by, action)
    if path == "self":
        return rows.filter(pk__in=keys)
    found = rows.filter(**{f"{path}__in": keys})
    return found.distinct() if path == "teams" else found


def _about(person: int, action: str, rows: QuerySet[M]) -> QuerySet[M]:
    path: str | None = getattr(rows.model, "person_path", None)
    if path is None or not actions()[action].own:
        return rows.none()
    return rows.filter(**{"pk" if path == "self" else path: person})


def get(by: By, action: str, rows: QuerySet[M] | type[M], pk: int) -> M:
    """The row with this key, if the user may do this with it. Raises Http404 for a foreign row as for a missing one.

    That somebody asked for a foreign row is logged, for the auditor of its register.
    """
    held: QuerySet[M] = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    found = visible(by, action, held).filter(pk=pk).first()
    if found is None or not _handled(by, found):
        foreign = found or held.filter(pk=pk).first()
        if foreign is not None:
            team, controller_id = log.place(foreign)
            log.write(by, "denied", action, team=team, controller_id=controller_id, thing=foreign)
        raise Http404
    return found


def found(rows: QuerySet[M]) -> M:
    """The one row there is. Raises Http404."""
    first = rows.first()
    if first is None:
        raise Http404
    return first


def may(by: By, action: str, thing: Model | None = None) -> bool:
    """Whether the user may do this with the thing; without a thing, anywhere."""
    if thing is None or action in (OPEN, SIGNED_IN):
        return somewhere(by, action)
    if isinstance(thing, Controller | Association):
        held = {(g.controller_id, g.association_id) for g in _granting(by, action)}
        return ((thing.pk, None) if isinstance(thing, Controller) else (None, thing.pk)) in held
    inside = visible(by, action, type(thing)._default_manager.filter(pk=thing.pk)).exists()
    return inside and _handled(by, thing)


def _handled(by: By, thing: Model) -> bool:
    """A person with a protected identity is met by the named handlers only."""
    path = getattr(thing, "person_path", None)
    person: Any = (
        thing.follow(path)
        if path and isinstance(thing, Scoped)
        else thing
        if hasattr(thing, "handled_by")
        else None
    )
    return person is None or person.pk == by.person or bool(person.handled_by(by.user))
