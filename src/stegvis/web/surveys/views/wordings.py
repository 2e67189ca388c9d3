"""Mätinstrument: the words of licensed forms, entered by whoever has the licence."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.surveys.answering.texts import languages
from stegvis.web.surveys.commands import told
from stegvis.web.surveys.commands import wordings as commands
from stegvis.web.surveys.forms.sealed import held_questions
from stegvis.web.surveys.forms.wordings import PublishedForm, QuestionsWordingForm, WordingForm, held_words
from stegvis.web.surveys.queries import wordings as queries
from stegvis.web.surveys.queries.wordings import Licensed
from stegvis.web.surveys.sealed.asked import Question
from stegvis.web.surveys.wordings import Owner


def instruments(request: Request) -> HttpResponse:
    """Every licensed form, and whether its words are entered."""
    of = queries.owner(request.by)
    found = queries.listed(of)
    context = {
        "of": of,
        "sealed": [one for one in found if one.instrument.sealed],
        "personal": [one for one in found if not one.instrument.sealed],
        "ready": sum(one.instrument.ready for one in found),
    }
    return render(request, "surveys/wordings/instruments.html", context)


def instrument(request: Request, name: str) -> HttpResponse:
    """The words of one form, in one language; of one whose questions are not published, the questions too."""
    of = queries.owner(request.by)
    held = queries.licensed(of, name)
    return _questions(request, of, held) if held.instrument.open_items else _words(request, of, held)


def published(request: Request, name: str) -> HttpResponse:
    """What is published elsewhere of a form, which the pages of measurements compare with."""
    of = queries.owner(request.by)
    held, now = queries.licensed(of, name), queries.published(of, name)

    def act(given: dict[str, Any]) -> str:
        told.publish(request.by, owner=of, name=name, **given)
        done(request, f"De publicerade värdena för {held.instrument.label.sv} är sparade.")
        return reverse("surveys:instruments")

    shares = {f"items__{code}": round(100 * value) for code, value in now.items.items()} if now else {}
    return form_page(
        request,
        PublishedForm,
        act,
        heading="Publicerade värden",
        button="Spara värdena",
        initial={"source": now.source, "start": now.start, "exit": now.exit, **shares} if now else {},
        version=now.version if now else None,
        context={
            "kicker": (reverse("surveys:instruments"), f"Mätinstrument, {held.instrument.label.sv}"),
            "lead": "Mätningar i teamet och i förbundet jämför med det du skriver här. Det du lämnar tomt jämförs inte.",
        },
        instrument=held.instrument,
    )


def _words(request: Request, of: Owner, held: Licensed) -> HttpResponse:
    asked = request.GET.get("sprak", "sv")
    language = asked if asked in languages() and (asked == "sv" or held.wording) else "sv"

    def act(given: dict[str, Any]) -> str:
        content = _merged(held, given["words"], language)
        return _entered(request, of, held, content, given)

    return form_page(
        request,
        WordingForm,
        act,
        heading=held.instrument.label.sv,
        button="Spara orden",
        initial={**held_words(held.instrument, language), **_licence(held)},
        template="surveys/wordings/words.html",
        context={**_around(of, held), "language": language, "offered": languages().values()},
        instrument=held.instrument,
        language=language,
    )


def _questions(request: Request, of: Owner, held: Licensed) -> HttpResponse:
    content = json.loads(held.wording.content) if held.wording else {}

    def act(given: dict[str, Any]) -> str:
        asked = [{"kind": one.kind, "sv": one.sv, "en": one.en} for one in given["questions"]]
        return _entered(request, of, held, {"questions": asked, "answers": given["answers"]}, given)

    answers = {f"answer_{n}": words for n, words in enumerate(content.get("answers", ()), 1)}
    return form_page(
        request,
        QuestionsWordingForm,
        act,
        heading=held.instrument.label.sv,
        button="Spara frågorna",
        initial={
            **held_questions([Question(**one) for one in content.get("questions", ())]),
            **answers,
            **_licence(held),
        },
        template="surveys/wordings/questions.html",
        context=_around(of, held),
    )


def _entered(
    request: Request, of: Owner, held: Licensed, content: dict[str, Any], given: dict[str, Any]
) -> str:
    made = commands.enter(
        request.by,
        owner=of,
        name=held.instrument.name,
        content=content,
        licence_by=given["licence_by"],
        licence_on=given["licence_on"],
    )
    done(request, f"{held.instrument.label.sv} har fått version {made.number} av orden.")
    return reverse("surveys:instruments")


def _merged(held: Licensed, words: dict[str, dict[str, Any]], language: str) -> dict[str, Any]:
    """The words in one language put beside those in the others."""
    before = json.loads(held.wording.content) if held.wording else {}
    found: dict[str, Any] = {}
    for kind in ("items", "options"):
        if words[kind]:
            old = before.get(kind, {})
            found[kind] = {code: {**old.get(code, {}), language: said} for code, said in words[kind].items()}
    if words["ends"]:
        old_ends = before.get("ends", {}).get("all", [{}, {}])
        both = (words["ends"]["low"], words["ends"]["high"])
        found["ends"] = {"all": [{**old, language: said} for old, said in zip(old_ends, both, strict=True)]}
    if held.instrument.answers_differ:
        found |= _of_each(before, words, language)
    return found


def _of_each(
    before: dict[str, Any], words: dict[str, dict[str, Any]], language: str
) -> dict[str, dict[str, Any]]:
    """The words that each question has for its own answers and ends; answers in the order they stand on the form."""
    options: dict[str, dict[str, Any]] = {}
    ends: dict[str, list[Any]] = {}
    for place, said in words["options_of"].items():
        code, _, value = place.partition("__")
        old = before.get("options_of", {}).get(code, {}).get(value, {})
        options.setdefault(code, {})[value] = {**old, language: said}
    for place, said in words["ends_of"].items():
        code, _, end = place.partition("__")
        old = before.get("ends", {}).get(code, [{}, {}])[0 if end == "low" else 1]
        ends.setdefault(code, []).append({**old, language: said})
    for code, high_first in words["high_first"].items():
        if high_first:
            options[code] = dict(reversed(options[code].items()))
    return {"options_of": options, "ends": ends}


def _licence(held: Licensed) -> dict[str, Any]:
    if held.wording is None:
        return {}
    return {"licence_by": held.wording.licence_by, "licence_on": held.wording.licence_on, "confirmed": True}


def _around(of: Owner, held: Licensed) -> dict[str, Any]:
    return {
        "kicker": (reverse("surveys:instruments"), "Mätinstrument"),
        "held": held,
        "versions": queries.versions(of, held.instrument.name),
    }
