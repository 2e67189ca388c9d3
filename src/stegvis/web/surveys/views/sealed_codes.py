"""Inviting to a sealed survey: links by mail, codes on paper, and reminders to those who have not answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.commands import sealed_letters as letters
from stegvis.web.surveys.forms.sealed import AddressesForm, CodesForm
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.qr import qr
from stegvis.web.surveys.queries import sealed as queries


def survey_invite(request: Request, pk: int) -> HttpResponse:
    """A link of one's own to each address."""
    at, held = _held(request, pk)

    def act(given: dict[str, Any]) -> str:
        letters.ready()
        codes = commands.invite(request.by, survey=held, addresses=given["addresses"])
        _send(request, held, codes, letters.INVITATION)
        return at.address("survey", pk)

    return form_page(
        request,
        AddressesForm,
        act,
        heading="Bjud in med e-post",
        button="Skicka inbjudningarna",
        context={
            "kicker": (at.address("survey", pk), held.title),
            "lead": "Var och en får en egen länk. Adresserna är krypterade, visas inte mer och raderas när enkäten stängs.",
        },
    )


def survey_codes(request: Request, pk: int) -> HttpResponse:
    """New codes on paper: shown this once, and kept nowhere."""
    at, held = _held(request, pk)
    codes: list[str] = []

    def act(given: dict[str, Any]) -> str:
        codes.extend(code for _, code in commands.invite(request.by, survey=held, codes=given["count"]))
        return at.address("survey", pk)

    answer = form_page(
        request,
        CodesForm,
        act,
        heading="Koder på papper",
        button="Gör koderna",
        context={
            "kicker": (at.address("survey", pk), held.title),
            "lead": "Ett ark att skriva ut och klippa isär, en lapp till var och en. Koderna visas bara den här gången.",
        },
    )
    return _sheet(request, at, held, codes) if codes else answer


@require_POST
def survey_renew(request: Request, pk: int) -> HttpResponse:
    """The codes on paper that are not used, made anew: those before stop to work."""
    at, held = _held(request, pk)
    try:
        renewed = commands.renew(request.by, survey=held, paper=True)
    except Refused as no:
        return refused(request, no, at.address("survey", pk))
    return _sheet(request, at, held, [code for _, code in renewed])


@require_POST
def survey_remind(request: Request, pk: int) -> HttpResponse:
    """A new link to each address that has not answered."""
    at, held = _held(request, pk)
    try:
        letters.ready()
        renewed = commands.renew(request.by, survey=held)
    except Refused as no:
        return refused(request, no, at.address("survey", pk))
    _send(request, held, renewed, letters.REMINDER)
    return redirect(at.address("survey", pk))


def _send(request: Request, held: Survey, codes: list[tuple[str, str]], letter: letters.Letter) -> None:
    links = [(address, request.build_absolute_uri(queries.link(code))) for address, code in codes]
    sent = letters.send(held, links, letter)
    who = f"{in_words(sent).capitalize()} {plural(sent, 'brev är skickat,brev är skickade')}."
    lost = len(links) - sent
    failed = f" {in_words(lost).capitalize()} gick inte att skicka: se efter adresserna." if lost else ""
    done(request, f"{who}{failed}")


def _sheet(request: Request, at: queries.Place, held: Survey, codes: list[str]) -> HttpResponse:
    slips = [(code, qr(request.build_absolute_uri(queries.link(code)))) for code in codes]
    context = {
        "survey": held,
        "slips": slips,
        "where": request.build_absolute_uri(queries.door()),
        "kicker": (at.address("survey", held.pk), held.title),
    }
    return render(request, "surveys/sealed/sheet.html", context)


def _held(request: Request, pk: int) -> tuple[queries.Place, Survey]:
    at = queries.place(request)
    return at, queries.survey(request.by, at, pk)
