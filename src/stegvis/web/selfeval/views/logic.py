"""Programlogik: why the team is there, what it wants, does and needs, and how it knows; version by version."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.selfeval.commands import logic as commands
from stegvis.web.selfeval.logic import Column, columns
from stegvis.web.selfeval.logic_forms import RowForm, held_row
from stegvis.web.selfeval.models import Logic, LogicRow
from stegvis.web.selfeval.queries import logic as queries

WRITE = commands.WRITE


def logic(request: Request) -> HttpResponse:
    """The newest version of the team's logic model, or how to begin one."""
    held = queries.latest(request.by, request.team)
    if held is None:
        return render(
            request, "selfeval/logic_none.html", {"may_write": policy.may(request.by, WRITE, request.team)}
        )
    return _shown(request, held)


def logic_version(request: Request, pk: int) -> HttpResponse:
    """One version."""
    return _shown(request, queries.logic(request.by, pk))


@require_POST
def logic_begin(request: Request) -> HttpResponse:
    """A first version, or a new one that goes on from the last."""
    try:
        made = commands.begin(request.by, team=request.team)
    except Refused as no:
        return refused(request, no, reverse("selfeval:logic"))
    done(request, f"Version {made.number} är påbörjad.")
    return redirect("selfeval:logic")


@require_POST
def logic_fix(request: Request, pk: int) -> HttpResponse:
    """The version stays as it is."""
    held = queries.logic(request.by, pk, WRITE)
    try:
        commands.fix(request.by, logic=held)
    except Refused as no:
        return refused(request, no, reverse("selfeval:logic"))
    done(request, f"Version {held.number} är fastställd.")
    return redirect("selfeval:logic")


def logic_row_new(request: Request, pk: int, column: str) -> HttpResponse:
    """A new row in a column."""
    held = queries.logic(request.by, pk, WRITE)
    of = columns().get(column)
    if of is None:
        raise Http404

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, logic=held, column=column, **given)
        done(request, f"{made.code} är sparad.", undo=reverse("selfeval:logic_row_remove", args=[made.pk]))
        return reverse("selfeval:logic")

    return _form(request, held, of, act, heading=f"{of.label}: ny rad", button="Spara raden")


def logic_row(request: Request, pk: int) -> HttpResponse:
    """Other words or links."""
    row = queries.row(request.by, pk, WRITE)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, row=row, **given)
        done(request, f"{row.code} är ändrad.")
        return reverse("selfeval:logic")

    return _form(
        request,
        row.logic,
        columns()[row.column],
        act,
        heading=f"Ändra {row.code}",
        button="Spara ändringen",
        initial=held_row(row),
        version=row.version,
        held=held_row,
        template="register/promises/kept.html",
        more={"remove": reverse("selfeval:logic_row_remove", args=[pk]), "what": "raden"},
    )


@require_POST
def logic_row_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a row away."""
    row: LogicRow = queries.row(request.by, pk, WRITE)
    try:
        commands.remove(request.by, row=row)
    except Refused as no:
        return refused(request, no, reverse("selfeval:logic"))
    done(request, f"{row.code} är borttagen.")
    return redirect("selfeval:logic")


def _shown(request: Request, held: Logic) -> HttpResponse:
    may_write = policy.may(request.by, WRITE, held)
    shown = queries.shown(request.by, held)
    newest = shown.versions[0] == held
    context = {
        "shown": shown,
        "newest": newest,
        "may_write": may_write and newest and held.fixed_on is None,
        "may_begin": may_write and newest and held.fixed_on is not None,
    }
    return render(request, "selfeval/logic.html", context)


def _form(
    request: Request, model: Logic, of: Column, act: Any, *, more: dict[str, Any] | None = None, **said: Any
) -> HttpResponse:
    return form_page(
        request,
        RowForm,
        act,
        context={"kicker": (reverse("selfeval:logic"), "Programlogik"), **(more or {})},
        column=of,
        pointed=queries.pointed(model, of.code),
        goals=queries.goals_under(request.by, model.team),
        measures=queries.measures(),
        **said,
    )
