"""Enkäter: sealed surveys of a team or an association, from draft to result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.forms.sealed import (
    ChangeForm,
    CompareForm,
    QuestionsForm,
    SurveyForm,
    held_questions,
)
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.queries import sealed as queries
from stegvis.web.surveys.queries import sealed_forms, slips
from stegvis.web.surveys.queries.results import results
from stegvis.web.surveys.sealed.asked import own, questions, respondent
from stegvis.web.surveys.sealed.frozen import items_of
from stegvis.web.surveys.sealed.tokens import made

OWN = "egna-fragor"
FIXED = "Frågorna hör till formuläret. De går inte att ändra i en enkät, bara under Mätinstrument."


def surveys(request: Request) -> HttpResponse:
    """Every survey of the place, and the forms that a new one can ask."""
    at = queries.place(request)
    found = queries.listed(request.by, at)
    context = {
        "at": at,
        "lead": queries.lead(found),
        "open": [one for one in found if one.survey.state == "open"],
        "drafts": [one for one in found if one.survey.state == "draft"],
        "closed": [one for one in found if one.survey.state == "closed"],
        "may_manage": queries.may_manage(request.by, at),
        "forms": sealed_forms.forms(at),
    }
    return render(request, "surveys/sealed/surveys.html", context)


def survey_new(request: Request, name: str) -> HttpResponse:
    """A draft of a known form, or of questions of one's own."""
    at = queries.place(request)
    instrument = None if name == OWN else sealed_forms.form(at, name)

    def act(given: dict[str, Any]) -> str:
        common = given.get("way") == "common"
        made_one = commands.create(
            request.by,
            survey=Survey(
                team=at.team,
                association=at.association,
                title=given["title"],
                closes_on=given["closes_on"],
                instrument=instrument.name if instrument else "",
                instrument_version=instrument.version if instrument else 1,
                definition=sealed_forms.kept(at, name) if instrument else own(given["title"], []),
                asked=instrument.respondents if instrument else given["asked"],
                occasion=given.get("occasion", ""),
                common_code=made() if common else None,
            ),
        )
        done(request, f"{made_one.title} är upplagd som utkast.")
        return at.address("survey" if instrument else "survey_questions", made_one.pk)

    return form_page(
        request,
        SurveyForm,
        act,
        heading=instrument.label.sv if instrument else "Enkät med egna frågor",
        button="Lägg upp enkäten",
        initial={"closes_on": months_after(today(), 1), "title": instrument.label.sv if instrument else ""},
        context={"kicker": _back(at), "lead": instrument.why.sv if instrument else ""},
        instrument=instrument,
    )


def survey(request: Request, pk: int) -> HttpResponse:
    """One survey: what it asks, who has answered, and what they said once it is closed."""
    at = queries.place(request)
    held = queries.survey(request.by, at, pk, queries.SEE)
    context = {
        "at": at,
        "line": queries.line(held),
        "what": held.what,
        "who": respondent(held.asked),
        "kicker": _back(at),
        "may_manage": queries.may_manage(request.by, at),
        "may_hand": at.team is not None and slips.hands_out(request.by, held),
        "results": results(held),
        "over": held.closes_on < today(),
        "waiting": queries.waiting(held),
        "link": request.build_absolute_uri(queries.link(held.common_code)) if held.common_code else "",
    }
    return render(request, "surveys/sealed/survey.html", context)


def survey_edit(request: Request, pk: int) -> HttpResponse:
    """Another name or last day."""
    at, held = _held(request, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, survey=held, **given)
        done(request, "Ändringen är sparad.")
        return at.address("survey", pk)

    return form_page(
        request,
        ChangeForm,
        act,
        heading=f"Ändra {held.title}",
        button="Spara ändringen",
        initial={"title": held.title, "closes_on": held.closes_on},
        version=held.version,
        context={"kicker": (at.address("survey", pk), held.title)},
    )


def survey_questions(request: Request, pk: int) -> HttpResponse:
    """The questions of a survey of one's own."""
    at, held = _held(request, pk)
    if held.instrument:
        return refused(request, Refused(FIXED), at.address("survey", pk))

    def act(given: dict[str, Any]) -> str:
        asked = own(held.title, given["questions"])
        commands.change(request.by, survey=held, version=given["version"], definition=asked)
        done(request, "Frågorna är sparade.")
        return at.address("survey", pk)

    return form_page(
        request,
        QuestionsForm,
        act,
        heading="Frågor",
        button="Spara frågorna",
        initial=held_questions(questions(items_of(held.definition))),
        version=held.version,
        held=lambda current: held_questions(questions(items_of(current.definition))),
        template="surveys/sealed/questions.html",
        context={"kicker": (at.address("survey", pk), held.title)},
    )


def survey_compare(request: Request, pk: int) -> HttpResponse:
    """Published values to compare the result with."""
    at, held = _held(request, pk)
    shares = held.published.get("shares", {})

    def act(given: dict[str, Any]) -> str:
        commands.compare(request.by, survey=held, **given)
        done(request, "Värdena är sparade.")
        return at.address("survey", pk)

    return form_page(
        request,
        CompareForm,
        act,
        heading="Jämför med publicerade värden",
        button="Spara värdena",
        initial={
            "source": held.published.get("source", ""),
            **{f"share_{code}": round(100 * value) for code, value in shares.items()},
        },
        version=held.version,
        context={
            "kicker": (at.address("survey", pk), held.title),
            "lead": "Skriv andelen positiva svar så som den är publicerad. Det du lämnar tomt jämförs inte.",
        },
        instrument=held.what,
    )


@require_POST
def survey_open(request: Request, pk: int) -> HttpResponse:
    """From now on it can be answered."""
    return _done(request, pk, commands.open_, "Enkäten är öppen. Bjud in dem som ska svara.")


@require_POST
def survey_close(request: Request, pk: int) -> HttpResponse:
    """Ends it for good."""
    return _done(request, pk, commands.close, "Enkäten är stängd. Inbjudningarna är raderade.")


@require_POST
def survey_again(request: Request, pk: int) -> HttpResponse:
    """A new round of a closed survey, as a draft."""
    at, held = _held(request, pk)
    try:
        made_one = commands.again(request.by, survey=held, closes_on=months_after(today(), 1))
    except Refused as no:
        return refused(request, no, at.address("survey", pk))
    done(request, "En ny omgång är upplagd som utkast.")
    return redirect(at.address("survey", made_one.pk))


@require_POST
def survey_remove(request: Request, pk: int) -> HttpResponse:
    """Takes away a draft."""
    at, held = _held(request, pk)
    try:
        commands.remove(request.by, survey=held)
    except Refused as no:
        return refused(request, no, at.address("survey", pk))
    done(request, f"Utkastet till {held.title} är borttaget.")
    return redirect(at.address("surveys"))


def _done(request: Request, pk: int, act: Callable[..., Survey], said: str) -> HttpResponse:
    by: By = request.by
    at, held = _held(request, pk)
    try:
        act(by, survey=held)
    except Refused as no:
        return refused(request, no, at.address("survey", pk))
    done(request, said)
    return redirect(at.address("survey", pk))


def _held(request: Request, pk: int) -> tuple[queries.Place, Survey]:
    at = queries.place(request)
    return at, queries.survey(request.by, at, pk)


def _back(at: queries.Place) -> tuple[str, str]:
    return at.address("surveys"), "Enkäter" if at.team else f"Enkäter, {at.owner}"
