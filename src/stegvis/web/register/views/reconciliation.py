"""Avstämning: a list from another register is uploaded, its columns told, and compared person by person."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.commands import lists as commands
from stegvis.web.register.forms.reconciliation import CodesForm, ComparedForm, UploadForm
from stegvis.web.register.lists import Listed, guess, guess_codes, read_list
from stegvis.web.register.models import HeldList
from stegvis.web.register.queries import lists
from stegvis.web.register.queries import reconciliation as queries
from stegvis.web.register.views.form_page import form_page
from stegvis.web.register.views.held_list import of_held, thrown_away

HOME, COLUMNS, CODES, RESULT = (
    f"register:reconciliation{part}" for part in ("", "_columns", "_codes", "_result")
)
VALUES = 60  # so many different values at most are outcomes; more is something else
TOO_MANY = "Kolumnen har fler än 60 olika värden och kan inte vara utfall. Välj en annan, eller Finns inte."


def reconciliation(request: Request) -> HttpResponse:
    """Uploads a list, or goes on with the one that is held."""

    def act(given: dict[str, Any]) -> str:
        listed = read_list(given["file"].read(), given["file"].name)
        held = commands.hold(request.by, team=request.team, purpose=queries.PURPOSE, listed=listed)
        return reverse(COLUMNS, args=[held.pk])

    return form_page(
        request,
        UploadForm,
        act,
        heading="Avstämning",
        button="Läs listan",
        template="register/reconciliation/upload.html",
        context={"held": lists.held(request.by, request.team, queries.PURPOSE)},
    )


@of_held(queries.PURPOSE, HOME)
def columns(request: Request, held: HeldList, listed: Listed) -> HttpResponse:
    """Which column is which: guessed, or as they were last time."""
    kept = lists.fitting(request.by, held, listed)
    guessed = held.columns or (kept.columns if kept else guess(listed.headings, queries.FIELDS))
    asked: list[ComparedForm] = []

    def made(*args: Any, **kwargs: Any) -> ComparedForm:
        asked.append(ComparedForm(*args, headings=listed.headings, labels=queries.labels(), **kwargs))
        return asked[-1]

    def act(given: dict[str, Any]) -> str:
        chosen = asked[-1].columns()
        outcome = chosen.get(queries.OUTCOME, "")
        said = _values(listed, outcome)
        known = kept.codes.get(queries.OUTCOME, {}) if kept else {}
        codes = guess_codes(said, queries.OUTCOME, queries.outcomes()) | {
            value: code for value, code in known.items() if value in said
        }
        commands.map_columns(
            request.by,
            held=held,
            columns=chosen,
            codes={queries.OUTCOME: codes},
            name=given["keep"],
            period={"from_day": given["from_day"], "to_day": given["to_day"]},
        )
        return reverse(CODES if said else RESULT, args=[held.pk])

    return form_page(
        request,
        made,
        act,
        heading="Vilken kolumn är vilken?",
        button="Gå vidare",
        initial={
            **guessed,
            "keep": kept.name if kept else "",
            "from_day": held.from_day,
            "to_day": held.to_day,
        },
        context={
            "kicker": (reverse(HOME), "Avstämning"),
            "lead": "Rubrikerna i din lista är förvalda där de går att känna igen. Bara det du väljer jämförs.",
        },
    )


def _values(listed: Listed, heading: str) -> list[str]:
    """The values of the outcome column. Raises Refused where they are too many to be outcomes."""
    said = [value for value, _ in listed.values(heading)] if heading else []
    if len(said) > VALUES:
        raise Refused(TOO_MANY, queries.OUTCOME)
    return said


@of_held(queries.PURPOSE, HOME)
def codes(request: Request, held: HeldList, listed: Listed) -> HttpResponse:
    """What each outcome in the list means here."""
    if queries.OUTCOME not in held.columns:
        return redirect(COLUMNS, held.pk)
    said = listed.values(held.columns[queries.OUTCOME])
    known = held.codes.get(queries.OUTCOME, {})
    asked: list[CodesForm] = []

    def made(*args: Any, **kwargs: Any) -> CodesForm:
        asked.append(CodesForm(*args, said=said, outcomes=queries.outcomes(), **kwargs))
        return asked[-1]

    def act(given: dict[str, Any]) -> str:
        chosen = {queries.OUTCOME: asked[-1].codes()}
        name = lists.kept_as(request.by, held, listed)
        commands.map_columns(request.by, held=held, columns=held.columns, codes=chosen, name=name)
        return reverse(RESULT, args=[held.pk])

    return form_page(
        request,
        made,
        act,
        heading="Vad betyder utfallen?",
        button="Jämför",
        initial={f"value_{place}": known.get(value, "") for place, (value, _) in enumerate(said)},
        context={
            "kicker": (reverse(COLUMNS, args=[held.pk]), "Kolumner"),
            "lead": "Välj vad varje utfall i listan motsvarar här.",
        },
    )


@of_held(queries.PURPOSE, HOME)
def result(request: Request, held: HeldList, listed: Listed) -> HttpResponse:
    """Both lists, person by person."""
    if not held.columns:
        return redirect(COLUMNS, held.pk)
    compared = queries.reconciled(request.by, held.team, held, listed)
    context = {"found": compared, "listed": listed, "held": held}
    return render(request, "register/reconciliation/result.html", context)


@require_POST
def forget(request: Request, pk: int) -> HttpResponse:
    """Throws the list away."""
    return thrown_away(request, pk, queries.PURPOSE, HOME, "Listan är borttagen.")
