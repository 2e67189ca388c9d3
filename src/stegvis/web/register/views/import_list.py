"""Läs in lista: uploaded, its columns and values told, tried without writing, then read in whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.once import once
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import number, plural
from stegvis.web.register.commands import lists as held_lists
from stegvis.web.register.commands.import_list import import_list
from stegvis.web.register.forms.import_list import (
    Asked,
    ImportColumnsForm,
    UploadForm,
    ValuesForm,
    asked_of,
)
from stegvis.web.register.forms.listed import importable, offered, read_rows
from stegvis.web.register.lists import Listed, guess, guess_codes, read_list
from stegvis.web.register.lists.faulty import as_csv, as_workbook
from stegvis.web.register.lists.model import IMPORTED
from stegvis.web.register.lists.wanted import Fault, Wanted
from stegvis.web.register.models import HeldList
from stegvis.web.register.queries import importing as queries
from stegvis.web.register.queries import lists
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.register.views.held_list import gone, of_held, thrown_away

HOME, COLUMNS, VALUES, TRIAL = (
    f"register:import_list{part}" for part in ("", "_columns", "_values", "_trial")
)
MANY = 60  # so many different values at most are codes; more is something else
TOO_MANY = "Kolumnen har fler än 60 olika värden och kan inte vara det. Välj en annan, eller Finns inte."
KINDS = {
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


def upload(request: Request) -> HttpResponse:
    """Takes a list, or goes on with the one that is held."""

    def act(given: dict[str, Any]) -> str:
        listed = read_list(given["file"].read(), given["file"].name, limits=IMPORTED)
        held = held_lists.hold(request.by, team=request.team, purpose=queries.PURPOSE, listed=listed)
        return reverse(COLUMNS, args=[held.pk])

    context = {
        "held": lists.held(request.by, request.team, queries.PURPOSE),
        "imports": queries.imports(request.by, request.team),
    }
    return form_page(
        request,
        UploadForm,
        act,
        heading="Läs in lista",
        button="Läs listan",
        template="register/data/import_list.html",
        context=context,
    )


@of_held(queries.PURPOSE, HOME)
def columns(request: Request, held: HeldList, listed: Listed) -> HttpResponse:
    """Which column is which: guessed, or as they were last time."""
    labels = {code: column.label for code, column in importable().items()}
    kept = lists.fitting(request.by, held, listed)
    guessed = held.columns or (kept.columns if kept else guess(listed.headings, labels))
    asked: list[ImportColumnsForm] = []

    def made(*args: Any, **kwargs: Any) -> ImportColumnsForm:
        asked.append(ImportColumnsForm(*args, headings=listed.headings, labels=labels, **kwargs))
        return asked[-1]

    def act(given: dict[str, Any]) -> str:
        chosen = asked[-1].columns()
        said = asked_of(listed, chosen)
        codes = _known(held, said, dict(kept.codes) if kept else {})
        held_lists.map_columns(request.by, held=held, columns=chosen, codes=codes, name=given["keep"])
        return reverse(VALUES if said else TRIAL, args=[held.pk])

    return form_page(
        request,
        made,
        act,
        heading="Vilken kolumn är vilken?",
        button="Gå vidare",
        initial={**guessed, "keep": kept.name if kept else ""},
        template="register/data/import_parts.html",
        context={
            "kicker": (reverse(HOME), "Läs in lista"),
            "lead": f"Kolumnerna är valda som i {kept.name}. Ändra det som inte stämmer."
            if kept and guessed == kept.columns
            else "Rubrikerna i din lista är förvalda där de går att känna igen. Bara det du väljer läses in.",
            "keeps": True,
        },
    )


def _known(held: HeldList, said: list[Asked], kept: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What each value means: as chosen before, as kept, or as it can be told. Refused where they are too many to be codes."""
    found: dict[str, dict[str, str]] = {}
    for code in dict.fromkeys(one.column.code for one in said):
        column = importable()[code]
        told = [one.value for one in said if one.column.code == code and one.value]
        if len(told) > MANY:
            raise Refused(TOO_MANY, code)
        choices = [(str(value), str(label)) for value, label in offered(column, held.team)]
        before = {**kept.get(code, {}), **held.codes.get(code, {})}
        found[code] = {
            **{value: one for value, one in guess_codes(told, column.of, choices).items() if one},
            **{value: one for value, one in before.items() if value in told or not value},
        }
    return found


@of_held(queries.PURPOSE, HOME)
def values(request: Request, held: HeldList, listed: Listed) -> HttpResponse:
    """What each value of the list means here."""
    if not held.columns:
        return redirect(COLUMNS, held.pk)
    said = asked_of(listed, held.columns)
    asked: list[ValuesForm] = []

    def made(*args: Any, **kwargs: Any) -> ValuesForm:
        asked.append(ValuesForm(*args, asked=said, team=held.team, **kwargs))
        return asked[-1]

    def act(given: dict[str, Any]) -> str:
        name = lists.kept_as(request.by, held, listed)
        held_lists.map_columns(
            request.by, held=held, columns=held.columns, codes=asked[-1].codes(), name=name
        )
        return reverse(TRIAL, args=[held.pk])

    known = {
        f"value_{n}": held.codes.get(one.column.code, {}).get(one.value, "") for n, one in enumerate(said)
    }
    return form_page(
        request,
        made,
        act,
        heading="Vad betyder värdena?",
        button="Prova",
        initial=known,
        template="register/data/import_parts.html",
        context={
            "kicker": (reverse(COLUMNS, args=[held.pk]), "Kolumner"),
            "lead": "Det som går att känna igen är förvalt. Rader med ett värde som inte är valt går inte att läsa in.",
        },
    )


def trial(request: Request, pk: int) -> HttpResponse:
    """What reading in the list would do, with nothing written; sent, it is read in."""
    found = lists.held_as(
        request.by, queries.PURPOSE, pk
    )  # and not by of_held, which would keep it in memory
    if found is None:
        return gone(request, HOME)
    held, listed = found
    if not held.columns:
        return redirect(COLUMNS, held.pk)
    read = read_rows(listed, held.columns, held.codes, held.team)
    if request.method == "POST":
        del found, listed  # the register is large enough beside the rows
        return _read_in(request, held, *read)
    tried = queries.tried(request.by, held, listed, importable(), read)
    context = {"found": tried, "listed": listed, "held": held, "most": f":{queries.SHOWN}"}
    return render(request, "register/data/import_trial.html", context)


def _read_in(
    request: Request, held: HeldList, rows: Sequence[Wanted], faults: Sequence[Fault]
) -> HttpResponse:
    def act() -> str:
        if faults:
            raise Refused("Inget är inläst: det finns fel i listan. Rätta dem och läs in listan på nytt.")
        new = import_list(request.by, held=held, rows=rows)
        count = new["enrolments"]
        said = f"{number(count)} {plural(count, 'inskrivning är inläst,inskrivningar är inlästa')}."
        done(request, said + (f" {number(new['here'])} fanns redan." if new["here"] else ""))
        return reverse("register:people")

    try:
        return once(request, act)
    except Refused as no:
        return refused(request, no, reverse(TRIAL, args=[held.pk]))


@of_held(queries.PURPOSE, HOME)
def faults(request: Request, held: HeldList, listed: Listed, kind: str) -> HttpResponse:
    """The rows that are wrong, as they stand in the list, with what is wrong beside them."""
    if kind not in KINDS:
        raise Http404
    read = read_rows(listed, held.columns, held.codes, held.team)
    rows = queries.faulty(request.by, held, listed, importable(), read)
    written, content_type = KINDS[kind]
    answer = HttpResponse(written(listed, rows), content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="rader-med-fel.{kind}"'
    return answer


@require_POST
def forget(request: Request, pk: int) -> HttpResponse:
    """Throws the list away."""
    return thrown_away(
        request, pk, queries.PURPOSE, HOME, "Listan är borttagen. Inget i registret har ändrats."
    )
