"""How does the administrator add somebody, give, confirm and end roles, and close or mend an account?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import Http404

from stegvis.web.access import log, policy, users
from stegvis.web.access.by import By
from stegvis.web.access.models import Controller, Grant, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.access.users import ACTION, ADMINISTRATOR, Place


@transaction.atomic
def add(by: By, *, email: str, name: str, employer: str, where: Place, **role: Any) -> User:
    """An account without a password, with its first role. One that another controller has made gets the role and stays as it is.

    Raises Refused where the address has an account here already.
    """
    known = User.objects.filter(email=email.strip().lower()).first()
    if known and users.grants(by).filter(user=known).exists():
        raise Refused(f"{known.name} finns redan i listan. Öppna kontot och ge en roll till.", "email")
    user = known or User.objects.create_user(email, None, name=name, employer=employer)
    if known is None:
        after = {"name": user.name, "email": user.email, "employer": employer}
        log.write(by, "change", ACTION, **_at(where), thing=user, after=after)
    give(by, user=user, where=where, **role)
    return user


@transaction.atomic
def give(
    by: By, *, user: User, role: str, where: Place, why: str, from_day: date, to_day: date | None
) -> Grant:
    """A role at a team or the controller. Raises Http404 for a place of another controller, Refused for what cannot be."""
    if not policy.may(by, ACTION, where):
        log.write(by, "denied", ACTION, **_at(where), thing=where)
        raise Http404
    place = "team" if isinstance(where, Team) else "controller"
    known = policy.roles().get(role)
    if known is None or place not in known.at:
        raise Refused(_misplaced(known), "where")
    if user == by.user:
        raise Refused("Egna roller ger en annan administratör.")
    at: dict[str, Any] = {place: where}
    if Grant.objects.filter(users.lasting(), user=user, role=role, **at).exists():
        raise Refused(f"{user.name} har redan den rollen där.", "role")
    made = Grant.objects.create(user=user, role=role, why=why, from_day=from_day, to_day=to_day, **at)
    log.write(by, "change", ACTION, **_at(where), thing=made, after=_values(made))
    return made


@transaction.atomic
def end(by: By, *, grant: Grant, reason: str, last_day: date) -> None:
    """The role gets a last day, and holds for the whole of it; with yesterday it ends at once.

    Raises Refused for a day that has been longer ago, for a role that has ended, and for the last administrator's.
    """
    held = (
        Grant.objects.select_for_update(of=("self",))
        .select_related("user", "team", "controller")
        .get(pk=grant.pk)
    )
    yesterday = log.today() - timedelta(days=1)
    if held.to_day is not None and held.to_day <= yesterday:
        raise Refused("Rollen har redan slutat gälla.")
    if last_day < yesterday:
        raise Refused("Rollen har gällt till och med i går. Ange gårdagen eller en senare dag.", "last_day")
    _keep_one(held)
    before = _values(held)
    held.to_day = last_day
    held.save()
    where = held.team or held.controller
    log.write(
        by.because(reason), "change", ACTION, **_at(where), thing=held, before=before, after=_values(held)
    )


@transaction.atomic
def confirm(by: By, *, seen: Collection[int]) -> int:
    """The roles that were `seen` (keys) are still needed. Gives how many; one that is confirmed today already is left as it is."""
    mine = [one.grant for one in users.review(by) if one.grant.pk in seen]
    waiting = [one for one in mine if one.confirmed_on != log.today()]
    for held in waiting:
        before = _values(held)
        held.confirmed_on, held.confirmed_by = log.today(), by.user
        held.save(update_fields=["confirmed_on", "confirmed_by"])
        log.write(
            by,
            "change",
            ACTION,
            **_at(held.team or held.controller),
            thing=held,
            before=before,
            after=_values(held),
        )
    return len(waiting)


@transaction.atomic
def link(by: By, *, user: User) -> dict[str, str]:
    """What an address to choose a password is made of. The password until now, and earlier addresses, stop to work."""
    _own(by, user, "Byt ditt eget lösenord under ditt namn.")
    before = {"password": user.has_usable_password()}
    user.set_unusable_password()
    user.save()
    _log(by, user, before, {"password": False, "link": True})
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


@transaction.atomic
def remove_second_factor(by: By, *, user: User) -> None:
    """Open sessions end, and the next sign-in asks for a new one."""
    _own(by, user, "Byt din egen andra faktor under Säkerhet.")
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if not kinds:
        raise Refused(f"{user.name} har ingen andra faktor.")
    Authenticator.objects.filter(user=user).delete()
    user.end_sessions()
    _log(by, user, {"second_factor": sorted(kinds)}, {"second_factor": []})


@transaction.atomic
def close(by: By, *, user: User) -> None:
    """Nobody signs in with the account any more, and open sessions end. Roles stay as they are."""
    _own(by, user, "En annan administratör stänger ditt konto.")
    for held in users.grants(by).filter(user=user):
        _keep_one(held)
    _set_active(by, user, active=False)


@transaction.atomic
def reopen(by: By, *, user: User) -> None:
    """The account signs in again."""
    _own(by, user, "En annan administratör öppnar ditt konto.")
    _set_active(by, user, active=True)


def _set_active(by: By, user: User, *, active: bool) -> None:
    before = {"is_active": user.is_active}
    user.is_active = active
    user.save()
    _log(by, user, before, {"is_active": active})


def _own(by: By, user: User, oneself: str) -> None:
    """An account is the controller's to change only as long as no other relies on it; nobody changes their own this way."""
    users.account(by, user.pk)
    if user == by.user:
        raise Refused(oneself)
    if users.elsewhere(by, user):
        raise Refused(
            f"{user.name} har också roller hos någon annan, så kontot ändras inte härifrån. Avsluta rollerna hos er i stället."
        )


def _keep_one(held: Grant) -> None:
    """Every controller keeps an administrator without a last day."""
    if held.role != ADMINISTRATOR or held.to_day is not None:
        return
    if not users.other_administrators(held.controller_id, held.user).exists():  # type: ignore[arg-type]
        raise Refused("Det är myndighetens enda administratör tills vidare. Ge rollen till någon mer först.")


def _misplaced(role: policy.Role | None) -> str:
    if role is None or not {"team", "controller"} & set(role.at):
        return "Den rollen ges inte här."
    return (
        f"Rollen {role.label.lower()} ges {'för ett team' if 'team' in role.at else 'för hela myndigheten'}."
    )


def _at(where: Place | None) -> dict[str, Any]:
    if isinstance(where, Team):
        return {"team": where}
    return {"controller_id": where.pk if isinstance(where, Controller) else None}


def _log(by: By, user: User, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Once for each controller that the administrator answers for and the account belongs to."""
    places = {held.controller_id or held.team.controller_id for held in users.grants(by).filter(user=user)}  # type: ignore[union-attr]
    for controller_id in sorted(places):
        log.write(by, "change", ACTION, controller_id=controller_id, thing=user, before=before, after=after)


def _values(held: Grant) -> dict[str, Any]:
    named = (
        "user_id",
        "role",
        "team_id",
        "controller_id",
        "from_day",
        "to_day",
        "why",
        "confirmed_on",
        "confirmed_by_id",
    )
    return {name: getattr(held, name) for name in named}
