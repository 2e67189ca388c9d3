"""Who has an account at the administrator's controller, with which roles, when did they last sign in, and what waits to be reviewed?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Max, Q, QuerySet
from django.http import Http404

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Controller, Entry, Grant, Team, User

ACTION = "users.manage"
ADMINISTRATOR = "administrator"
Place = Team | Controller


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody has at the controller; `state` is "now", "later" or "over". `late`: nobody has confirmed it for a year."""

    grant: Grant
    label: str
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class Account:
    """An account, with what the administrator's own controller has given it. `signed_in` is None where it never was."""

    user: User
    roles: tuple[Held, ...]
    signed_in: datetime | None
    second_factor: bool

    @property
    def open(self) -> list[Held]:
        """Roles that hold now or later."""
        return [held for held in self.roles if held.state != "over"]

    @property
    def over(self) -> list[Held]:
        """Roles that have ended."""
        return [held for held in self.roles if held.state == "over"]

    @property
    def waits(self) -> bool:
        """Nobody has chosen a password yet."""
        return not self.user.has_usable_password()


def accounts(by: By) -> list[Account]:
    """Everybody who has or has had a role at the controller or its teams, by name."""
    return _accounts(User.objects.filter(pk__in=grants(by).values("user")).order_by("name", "pk"), by)


def account(by: By, pk: int) -> Account:
    """One of them. Raises Http404 for an account of another controller as for a missing one; the asking is logged."""
    mine = User.objects.filter(pk=pk, pk__in=grants(by).values("user"))
    found = _accounts(mine, by)
    if not found:
        foreign = User.objects.filter(pk=pk).first()
        if foreign is not None:
            log.write(by, "denied", ACTION, thing=foreign)
        raise Http404
    return found[0]


def grant(by: By, pk: int) -> Grant:
    """A role given at the controller. Raises Http404 for a foreign one as for a missing one; the asking is logged."""
    found = grants(by).filter(pk=pk).first()
    if found is None:
        foreign = Grant.objects.filter(pk=pk).first()
        if foreign is not None:
            log.write(
                by, "denied", ACTION, team=foreign.team, controller_id=foreign.controller_id, thing=foreign
            )
        raise Http404
    return found


def grants(by: By) -> QuerySet[Grant]:
    """Every role given at the administrator's controllers and their teams."""
    mine = policy.controllers(by, ACTION)
    held = Grant.objects.filter(Q(controller__in=mine) | Q(team__controller__in=mine))
    return held.select_related("user", "team", "controller", "association", "confirmed_by").order_by(
        "from_day", "pk"
    )


def elsewhere(by: By, user: User) -> bool:
    """Whether somebody has a role, now or later, that another controller or an association has given."""
    return Grant.objects.filter(lasting(), user=user).exclude(pk__in=grants(by).values("pk")).exists()


def review(by: By) -> list[Held]:
    """The roles that the administrator goes through, by person: those that last. One's own is left to another, where there is one."""
    own = Q(pk__in=[])
    for one in grants(by).filter(lasting(), user=by.user):
        if other_administrators(one.controller_id or one.team.controller_id, by.user).exists():  # type: ignore[union-attr]
            own |= Q(pk=one.pk)
    found = grants(by).filter(lasting()).exclude(own)
    return [_held(one) for one in found.order_by("user__name", "user", "from_day", "pk")]


def late(by: By) -> list[Held]:
    """Those of them that nobody has confirmed for a year, the one that has waited longest first."""
    return sorted((one for one in review(by) if one.late), key=lambda one: one.grant.review_on)


def other_administrators(controller_id: int, user: User | None) -> QuerySet[Grant]:
    """Who else is administrator of the controller until further notice."""
    held = Grant.objects.filter(
        role=ADMINISTRATOR, controller=controller_id, to_day=None, user__is_active=True
    )
    return held.filter(from_day__lte=log.today()).exclude(user=user)


def lasting() -> Q:
    """Roles that hold now or later."""
    return Q(to_day=None) | Q(to_day__gte=log.today())


def places(by: By) -> dict[str, Place]:
    """Where the administrator gives roles, by the key that a form sends: the controller itself, and its teams."""
    mine = policy.controllers(by, ACTION).order_by("name")
    return {f"controller-{one.pk}": one for one in mine} | {
        f"team-{one.pk}": one
        for one in Team.objects.filter(controller__in=mine).select_related("controller").order_by("name")
    }


def given_here() -> list[policy.Role]:
    """The roles that are given at a team or a controller; those of an association are not the administrator's."""
    return [role for role in policy.roles().values() if {"team", "controller"} & set(role.at)]


def _accounts(found: QuerySet[User], by: By) -> list[Account]:
    users = list(found)
    of: dict[int, list[Held]] = defaultdict(list)
    for one in grants(by).filter(user__in=users):
        of[one.user_id].append(_held(one))
    signed = Entry.objects.filter(kind="sign_in", action="sign_in", user__in=users).order_by()
    last = dict(signed.values_list("user").annotate(Max("at")))
    safe = set(Authenticator.objects.filter(user__in=users).values_list("user_id", flat=True))
    return [Account(user, tuple(of[user.pk]), last.get(user.pk), user.pk in safe) for user in users]


def _held(one: Grant) -> Held:
    state = _state(one)
    return Held(one, policy.roles()[one.role].label, state, state != "over" and one.review_on <= log.today())


def _state(one: Grant) -> str:
    today = log.today()
    if one.to_day is not None and one.to_day < today:
        return "over"
    return "later" if one.from_day > today else "now"
