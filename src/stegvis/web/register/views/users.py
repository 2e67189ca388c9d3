"""Användare och roller: who may sign in at the controller, and as what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import accounts as commands
from stegvis.web.access import policy
from stegvis.web.access import users as queries
from stegvis.web.access.by import By
from stegvis.web.access.models import User
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import day, in_words, plural
from stegvis.web.register.clock import today
from stegvis.web.register.forms.users import EndForm, RoleForm, UserForm
from stegvis.web.register.views.form_page import done, form_page, refused

DAY = 24 * 60 * 60


def users(request: Request) -> HttpResponse:
    """Everybody with a role at the controller, and those who have had one."""
    found = queries.accounts(request.by)
    context = {
        "now": [one for one in found if one.open],
        "before": [one for one in found if not one.open],
        "controllers": policy.controllers(request.by, queries.ACTION),
        "late": queries.late(request.by),
    }
    return render(request, "register/users/users.html", context)


def review(request: Request) -> HttpResponse:
    """Gå igenom behörigheter: every role that lasts, and when somebody last said that it is needed."""
    found = queries.review(request.by)
    context = {"rows": found, "late": [one for one in found if one.late], "kicker": _back()}
    return render(request, "register/users/review.html", context)


@require_POST
def roles_confirm(request: Request) -> HttpResponse:
    """Those that stood on the page are still needed."""
    seen = {int(key) for key in request.POST.getlist("seen") if key.isdigit()}
    count = commands.confirm(request.by, seen=seen)
    said = f"{in_words(count).capitalize()} {plural(count, 'roll är bekräftad,roller är bekräftade')}."
    done(request, said if count else "Rollerna var redan bekräftade i dag.")
    return redirect(reverse("register:users"))


def user_new(request: Request) -> HttpResponse:
    """Somebody new, with a first role; the way in is fetched on the account's own page."""

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, **given)
        done(request, f"{made.name} är upplagd.")
        return reverse("register:user", args=[made.pk])

    return form_page(
        request,
        UserForm,
        act,
        heading="Ny användare",
        button="Lägg upp användaren",
        initial={"from_day": today()},
        context={"kicker": _back()},
        places=queries.places(request.by),
    )


def user(request: Request, pk: int) -> HttpResponse:
    """An account: its roles, and how it signs in."""
    found = queries.account(request.by, pk)
    context = {
        "account": found,
        "kicker": _back(),
        "oneself": found.user == request.user,
        "elsewhere": queries.elsewhere(request.by, found.user),
    }
    return render(request, "register/users/user.html", context)


def user_role(request: Request, pk: int) -> HttpResponse:
    """One more role."""
    held = queries.account(request.by, pk).user

    def act(given: dict[str, Any]) -> str:
        commands.give(request.by, user=held, **given)
        done(request, f"{held.name} har fått rollen.")
        return reverse("register:user", args=[pk])

    return form_page(
        request,
        RoleForm,
        act,
        heading=f"Ge {held.name} en roll",
        button="Ge rollen",
        initial={"from_day": today()},
        context={"kicker": _back(held)},
        places=queries.places(request.by),
    )


def role_end(request: Request, pk: int) -> HttpResponse:
    """A role gets its last day."""
    held = queries.grant(request.by, pk)
    label = policy.roles()[held.role].label

    def act(given: dict[str, Any]) -> str:
        last = given["last_day"]
        commands.end(request.by, grant=held, reason=given["reason"], last_day=last)
        over = last < today()
        when = "gäller inte längre" if over else f"gäller till och med {day(last, today(), 'year')}"
        done(request, f"Rollen {label.lower()} {when}.")
        return reverse("register:user", args=[held.user_id])

    return form_page(
        request,
        EndForm,
        act,
        heading=f"Avsluta rollen {label.lower()}",
        button="Avsluta rollen",
        context={
            "kicker": _back(held.user),
            "lead": f"{held.user.name} är {label.lower()} för {held.where}.",
        },
        initial={"last_day": today()},
    )


@require_POST
def user_link(request: Request, pk: int) -> HttpResponse:
    """The way in, shown this once and kept nowhere."""
    held = queries.account(request.by, pk).user
    try:
        parts = commands.link(request.by, user=held)
    except Refused as no:
        return refused(request, no, reverse("register:user", args=[pk]))
    address = request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=parts))
    days = settings.PASSWORD_RESET_TIMEOUT // DAY
    context = {"held": held, "address": address, "days": days, "kicker": _back(held)}
    return render(request, "register/users/link.html", context)


@require_POST
def factor_remove(request: Request, pk: int) -> HttpResponse:
    """The phone or key is lost: the next sign-in asks for a new one."""
    return _done(request, pk, commands.remove_second_factor, "Den andra faktorn är borttagen.")


@require_POST
def user_close(request: Request, pk: int) -> HttpResponse:
    """Nobody signs in with the account any more."""
    return _done(request, pk, commands.close, "Kontot är stängt.")


@require_POST
def user_reopen(request: Request, pk: int) -> HttpResponse:
    """The account signs in again."""
    return _done(request, pk, commands.reopen, "Kontot är öppet igen.")


def _done(request: Request, pk: int, act: Callable[..., None], said: str) -> HttpResponse:
    by: By = request.by
    where = reverse("register:user", args=[pk])
    try:
        act(by, user=queries.account(by, pk).user)
    except Refused as no:
        return refused(request, no, where)
    done(request, said)
    return redirect(where)


def _back(held: User | None = None) -> tuple[str, str]:
    if held is not None:
        return reverse("register:user", args=[held.pk]), held.name
    return reverse("register:users"), "Användare och roller"
