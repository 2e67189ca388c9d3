"""How is a form shown, kept as a draft, sent once, and mended when two people wrote in it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from stegvis.web.access import drafts
from stegvis.web.access.once import once
from stegvis.web.access.record import Changed, Refused
from stegvis.web.access.request import Request

Act = Callable[[dict[str, Any]], str]
Held = Callable[[Any], Mapping[str, Any]]
MORE = "more"  # the button that asks for one more row


@dataclass(frozen=True, slots=True)
class Box:
    """A choice of a field with several, made in `mine` (one's own version), in the saved one or in both."""

    value: str
    label: str
    mine: bool
    theirs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people gave different values: as written, and as it is shown. A field with several has `boxes` instead."""

    name: str
    label: str
    mine: str
    mine_shown: str
    theirs: str
    theirs_shown: str
    boxes: tuple[Box, ...] = ()


def form_page(
    request: Request,
    form_class: Callable[..., forms.Form],
    act: Act,
    *,
    heading: str,
    button: str,
    initial: Mapping[str, Any] | None = None,
    version: int | None = None,
    held: Held | None = None,
    template: str = "register/form.html",
    context: Mapping[str, Any] | None = None,
    **form_kwargs: Any,
) -> HttpResponse:
    """A page with one form.

    GET shows it, with what was drafted. POST checks it and calls `act(cleaned_data)`, which writes and gives the address to
    go to; a Refused rule stands at its field, and where somebody else changed the row meanwhile (Changed) both versions are
    shown (409). Where the page is about a row, `version` is the row's, and `act` finds the one that the form was opened with
    under "version". `held` says what the fields hold of a row, where they are not its own attributes. A button named "more"
    asks for one more row: what was typed is shown again.
    """
    shown: dict[str, Any] = {"heading": heading, "button": button, **(context or {})}
    if request.method != "POST" or MORE in request.POST:
        asks_more = request.method == "POST"
        kept = _typed(request) if asks_more else drafts.kept(request)
        form = form_class(initial={**({} if asks_more else initial or {}), **kept}, **form_kwargs)
        opened_with = kept.get("version", version)
        restored = bool(kept) and not asks_more
        return render(
            request, template, {**shown, "form": form, "version": opened_with, "restored": restored}
        )
    form = form_class(
        data=request.POST, files=request.FILES or None, initial=dict(initial or {}), **form_kwargs
    )
    opened = request.POST.get("version", "")
    if form.is_valid():
        given = dict(form.cleaned_data)
        if version is not None:
            given["version"] = int(opened) if opened.isdigit() else None
        try:
            return once(request, lambda: act(given))
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, no.message)
        except Changed as meanwhile:
            return conflict(request, form, meanwhile, shown, held, partial(form_class, **form_kwargs))
    return render(request, template, {**shown, "form": form, "version": opened or version}, status=422)


def conflict(
    request: Request,
    form: forms.Form,
    meanwhile: Changed,
    shown: Mapping[str, Any],
    held: Held | None = None,
    remade: Callable[..., forms.Form] | None = None,
) -> HttpResponse:
    """Both versions, field by field; what is chosen is sent to the same page under the new version.

    `held` says what the fields hold of the row as it is now; `remade` makes the form with those fields, where it has more rows.
    """
    current: Any = meanwhile.current
    theirs = held(current) if held else {n: getattr(current, n) for n in form.fields if hasattr(current, n)}
    fields = {**form.fields, **(remade(initial=theirs).fields if remade and held else {})}
    asked_of = fields if held else theirs
    found = [d for n in asked_of if (d := _difference(form, fields[n], n, theirs.get(n, "")))]
    asked = {difference.name for difference in found}
    same = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in asked | {"version", "submission", "csrfmiddlewaretoken"}
    ]
    return render(
        request,
        "register/conflict.html",
        {**shown, "differences": found, "same": same, "version": current.version},
        status=409,
    )


def _difference(form: forms.Form, field: forms.Field, name: str, value: Any) -> Difference | None:
    named: dict[str, str] = {str(k): str(v) for k, v in getattr(field, "choices", ())}
    if isinstance(field, forms.MultipleChoiceField):
        return _boxes(field, name, set(form.data.getlist(name)), {str(one) for one in value}, named)  # type: ignore[attr-defined]
    held = field.prepare_value(value)
    theirs = "" if held is None else str(getattr(held, "pk", held))
    mine = str(form.data.get(name, ""))
    if mine == theirs or (name in form.cleaned_data and form.cleaned_data[name] == value):
        return None
    return Difference(
        name,
        str(field.label or name),
        mine,
        named.get(mine, mine) or "tomt",
        theirs,
        named.get(theirs, theirs) or "tomt",
    )


def _boxes(
    field: forms.Field, name: str, mine: set[str], theirs: set[str], named: dict[str, str]
) -> Difference | None:
    if mine == theirs:
        return None
    boxes = tuple(Box(v, said, v in mine, v in theirs) for v, said in named.items() if v in mine | theirs)
    words = [
        "; ".join(said for v, said in named.items() if v in chosen) or "tomt" for chosen in (mine, theirs)
    ]
    return Difference(name, str(field.label or name), "", words[0], "", words[1], boxes)


def _typed(request: Request) -> dict[str, Any]:
    """What a form was sent with: a string each, or a list where a field had several values."""
    return {name: said[0] if len(said) == 1 else said for name, said in request.POST.lists()}


def done(request: Request, message: str, undo: str = "") -> None:
    """Says what happened, with a way back where there is one (the address that Ångra posts to)."""
    messages.success(request, message, extra_tags=f"undo:{undo}" if undo else "")


def refused(request: Request, no: Refused, where: str) -> HttpResponse:
    """Says why a button's act was refused, on the page that it stands on."""
    messages.warning(request, no.message)
    return redirect(where)
