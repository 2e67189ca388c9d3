"""Duplicates: found, compared, made one, and taken apart again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.commands import merging as commands
from stegvis.web.register.commands import quality
from stegvis.web.register.forms.duplicates import DifferentForm, MergeForm
from stegvis.web.register.models import Person, Waiver
from stegvis.web.register.queries import duplicates as queries
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page, refused

HOME = "register:duplicates"


def duplicates(request: Request) -> HttpResponse:
    """Records that may be the same person, and what has been merged."""
    context = {
        "found": queries.suspects(request.by, request.team),
        "count": queries.counted(request.by, request.team),
        "merges": queries.merges(request.by, request.team),
        "apart": queries.apart(request.by, request.team),
    }
    return render(request, "register/people/duplicates.html", context)


def merge_with(request: Request, pk: int) -> HttpResponse:
    """Looks for the other record of a participant; what was searched for stands in no address."""
    shown = people.participant(request.by, pk, queries.ACTION)
    of = shown.enrolment.person
    text = request.POST.get("q", "")
    context = {
        "shown": shown,
        "text": text,
        "rows": queries.search(request.by, of, text) if text else [],
        "suspects": queries.suspects_of(request.by, of, request.team),
    }
    return render(request, "register/people/merge_with.html", context)


def compare(request: Request, pk: int, other: int) -> HttpResponse:
    """Two records side by side, and which value stays."""
    both = queries.person(request.by, pk), queries.person(request.by, other)
    compared = queries.compared(request.by, *both, request.team)
    kept, gone = compared.kept.person, compared.other.person
    held: list[MergeForm] = []

    def asked(*args: Any, **kwargs: Any) -> MergeForm:
        held.append(MergeForm(*args, compared=compared, **kwargs))
        return held[-1]

    def act(given: dict[str, Any]) -> str:
        made = commands.merge(
            request.by,
            kept=kept,
            other=gone,
            taken=held[-1].taken(),
            team=request.team,
            version=given["version"],
        )
        done(
            request,
            f"{compared.kept.name} har en enda post nu. Allt som hörde till den andra är flyttat.",
            reverse("register:merge_undo", args=[made.pk]),
        )
        return _home(made.kept)

    return form_page(
        request,
        asked,
        act,
        heading="Är det samma person?",
        button="Slå ihop",
        version=commands.versions(kept, gone),
        template="register/people/compare.html",
        context={"compared": compared, "kicker": (reverse(HOME), "Dubbletter")},
    )


def _home(person: Person) -> str:
    last = person.enrolments.order_by("-started_on", "-pk").first()
    return reverse("register:participant", args=[last.pk]) if last else reverse(HOME)


def different(request: Request, pk: int, other: int) -> HttpResponse:
    """Keeps that two records are two people."""
    one, two = queries.in_order(queries.person(request.by, pk), queries.person(request.by, other))

    def act(given: dict[str, Any]) -> str:
        commands.different(request.by, team=request.team, one=one, other=two, why=given["why"])
        done(request, "De föreslås inte som dubbletter igen.")
        return reverse(HOME)

    return form_page(
        request,
        DifferentForm,
        act,
        heading="Två olika personer",
        button="Spara",
        context={
            "kicker": (reverse(HOME), "Dubbletter"),
            "lead": f"{one.shown_to(request.by)} och {two.shown_to(request.by)} föreslås inte som dubbletter igen.",
        },
    )


@require_POST
def suspect_again(request: Request, pk: int) -> HttpResponse:
    """Asks about a pair again."""
    quality.take_back(request.by, waiver=policy.get(request.by, queries.ACTION, Waiver, pk))
    done(request, "Paret föreslås igen.")
    return redirect(HOME)


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Takes a merge back, and says what stayed."""
    merge = queries.merge(request.by, pk)
    try:
        undone = commands.undo(request.by, merge=merge, team=request.team)
    except Refused as no:
        return refused(request, no, reverse(HOME))
    done(request, "Sammanslagningen är ångrad. De är två poster igen.")
    name = merge.kept.shown_to(request.by)
    if undone.stayed:
        rows = f"{in_words(undone.stayed).capitalize()} {plural(undone.stayed, 'ny rad,nya rader')}"
        messages.warning(request, f"{rows} sedan sammanslagningen är kvar hos {name}.")
    if undone.fields:
        messages.warning(request, f"Ändrat sedan dess och därför kvar: {', '.join(undone.fields)}.")
    return redirect(HOME)
