"""Pengar: what the team has been given, asked for, used and given back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import promises as commands
from stegvis.web.register.forms.promises import MoneyForm
from stegvis.web.register.queries.goals import kept
from stegvis.web.register.queries.money import TABLE, day_of
from stegvis.web.register.queries.money import money as years_of
from stegvis.web.register.views.form_page import done, form_page

MANAGE = commands.MANAGE[TABLE]


def money(request: Request) -> HttpResponse:
    """Every year, newest first."""
    context = {
        "years": years_of(request.by, request.team),
        "may_manage": policy.may(request.by, MANAGE, request.team),
    }
    return render(request, "register/promises/money.html", context)


def money_new(request: Request) -> HttpResponse:
    """A new amount."""

    def act(given: dict[str, Any]) -> str:
        commands.add(request.by, team=request.team, table=TABLE, **given)
        done(request, "Beloppet är sparat.")
        return reverse("register:money")

    return form_page(
        request,
        MoneyForm,
        act,
        heading="Nytt belopp",
        button="Spara beloppet",
        initial={"year": today().year},
        context={"kicker": _back()},
    )


def money_edit(request: Request, pk: int) -> HttpResponse:
    """Another amount, entry or time."""
    held = kept(request.by, pk, MANAGE, TABLE)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, kept=held, **given)
        done(request, "Beloppet är ändrat.")
        return reverse("register:money")

    days = {name: day_of(held.row.get(name)) for name in ("period_from", "period_to")}
    said = {name: held.row.get(name) for name in ("entry", "amount", "year", "financier")}
    return form_page(
        request,
        MoneyForm,
        act,
        heading="Ändra beloppet",
        button="Spara ändringen",
        initial={**said, **days},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": _back(),
            "remove": reverse("register:money_remove", args=[pk]),
            "what": "beloppet",
        },
    )


@require_POST
def money_remove(request: Request, pk: int) -> HttpResponse:
    """Takes an amount away."""
    commands.remove(request.by, kept=kept(request.by, pk, MANAGE, TABLE))
    done(request, "Beloppet är borttaget.")
    return redirect("register:money")


def _back() -> tuple[str, str]:
    return reverse("register:money"), "Pengar"
