"""The answering page: one screen at a time, in three languages, and nothing lost by what cannot be."""

from __future__ import annotations

import gzip
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import RequestFactory

from stegvis.definitions import Instrument
from stegvis.definitions.instrument_reading import instrument
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.surveys.answering import texts
from stegvis.web.surveys.answering.page import answering, said
from stegvis.web.surveys.answering.sitting import Given, Sitting, Value

WHOLE_PAGE = 60_000  # bytes over the net, with style, script and font


class Answerer:
    """Somebody who answers, and what has been kept of it."""

    def __init__(self, of: Instrument, **given: Value) -> None:
        self.of, self.given, self.done, self.refuses = of, dict(given), False, ""

    def sitting(self, **more: Any) -> Sitting:
        return Sitting(
            self.of, "/svara/x/", dict(self.given), self._save, self._finish, "seen_by_team", **more
        )

    def get(self, query: str = "", **more: Any) -> str:
        answer = answering(RequestFactory().get(f"/svara/x/{query}"), self.sitting(**more))
        return answer.content.decode()

    def post(self, item: str, *, script: bool = False, **sent: str) -> HttpResponse:
        headers = {"Accept": "application/json"} if script else {}
        request = RequestFactory().post("/svara/x/", {"item": item, **sent}, headers=headers)
        return answering(request, self.sitting())

    def _save(self, item: str, value: Value, language: str) -> None:
        self.given[item] = value

    def _finish(self, given: Given) -> str:
        if self.refuses:
            raise Refused(self.refuses)
        self.done = True
        return "/klar/"


@pytest.fixture
def wheel() -> Answerer:
    return Answerer(known().instruments["life_areas"])


def made(**items: Any) -> Answerer:
    """An instrument with these questions."""
    entry = {
        "version": 1,
        "label": {"sv": "Prov", "en": "Test"},
        "why": {"sv": "Prov", "en": "Test"},
        "source": "Prov",
        "licence": "EUPL-1.2",
        "unit": "points",
        "items": items,
    }
    return Answerer(instrument("prov", entry))


def test_one_question_stands_on_the_screen_and_the_line_has_no_value(wheel: Answerer) -> None:
    page = wheel.get()
    assert page.count("<h1") == 1
    assert "Hur har du det hemma och på fritiden?" in page
    assert "Fråga 1 av 4" in page
    assert 'name="exact" value=""' in page
    assert "checked" not in page


def test_an_answer_leads_to_the_next_question_and_is_kept_at_once(wheel: Answerer) -> None:
    answer = wheel.post("home", act="next", exact="6.2")
    assert (answer.status_code, answer["Location"]) == (302, "/svara/x/?fraga=relations&sprak=sv")
    assert wheel.given == {"home": Decimal("6.2")}


def test_a_skipped_question_is_seen_and_has_no_value(wheel: Answerer) -> None:
    wheel.post("home", act="skip", exact="6.2")
    assert wheel.given == {"home": None}
    assert "Fråga 2 av 4" in wheel.get()


def test_one_goes_on_where_one_stopped_and_sees_what_was_answered(wheel: Answerer) -> None:
    wheel.given = {"home": Decimal("6.200"), "relations": Decimal("3.000")}
    assert "Fråga 3 av 4" in wheel.get()
    assert 'name="exact" value="6.2"' in wheel.get("?fraga=home")
    assert 'value="3" checked' in wheel.get("?fraga=relations")


def test_back_keeps_what_was_answered(wheel: Answerer) -> None:
    answer = wheel.post("relations", act="back", number="4")
    assert "fraga=home" in answer["Location"]
    assert wheel.given == {"relations": Decimal(4)}


def test_the_last_answer_sends_what_was_passed_over_is_asked_first(wheel: Answerer) -> None:
    wheel.given = {"home": Decimal(1), "relations": None}
    assert "fraga=health" in wheel.post("work", act="next", number="5")["Location"]
    assert wheel.post("health", act="skip")["Location"] == "/svara/x/?fraga=work&sprak=sv"
    assert wheel.post("work", act="next", number="5")["Location"] == "/klar/"
    assert wheel.done


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Svara på frågan, eller hoppa över den."),
        ({"exact": "10.1"}, "Skalan går från 0 till 10."),
        ({"exact": "-1"}, "Skalan går från 0 till 10."),
        ({"exact": "NaN"}, "Skalan går från 0 till 10."),
        ({"exact": "6.25"}, "Skalan går i steg om 0,1."),
        ({"number": "sex"}, "Skriv svaret som en siffra"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    wheel: Answerer, sent: dict[str, str], message: str
) -> None:
    wheel.given = {"home": Decimal(7)}
    answer = wheel.post("relations", act="next", **sent)
    assert answer.status_code == 422
    assert message in answer.content.decode().replace("\u00a0", " ")
    assert wheel.given == {"home": Decimal(7)}
    told = wheel.post("relations", script=True, act="next", **sent)
    assert message in json.loads(told.content)["wrong"].replace("\u00a0", " ")


def test_a_script_is_told_where_to_go(wheel: Answerer) -> None:
    answer = wheel.post("home", script=True, act="next", exact="6,2", sprak="en")
    assert json.loads(answer.content) == {"go": "/svara/x/?fraga=relations&sprak=en"}


def test_who_skips_everything_is_told_so_and_nothing_is_sent(wheel: Answerer) -> None:
    wheel.given = dict.fromkeys(("home", "relations", "health"))
    answer = wheel.post("work", act="skip")
    assert "Du har hoppat över alla frågor" in answer.content.decode()
    assert not wheel.done


def test_what_the_register_refuses_is_said_on_the_page(wheel: Answerer) -> None:
    wheel.given, wheel.refuses = {"home": Decimal(1)}, "Dagen har inte varit än."
    wheel.given |= {"relations": None, "health": None}
    assert "Dagen har inte varit än." in wheel.post("work", act="skip").content.decode()


def test_a_question_that_is_no_longer_asked_leads_to_where_one_was(wheel: Answerer) -> None:
    assert wheel.post("borttagen", act="next", number="3")["Location"] == "/svara/x/"


def test_a_question_that_hangs_on_another_is_asked_when_that_one_says_so() -> None:
    yes_no = {"kind": "yes_no"}
    of = made(
        works={"scale": yes_no, "wording": {"sv": "Arbetar du?"}},
        likes={
            "scale": {"kind": "text"},
            "wording": {"sv": "Hur är det?"},
            "only_if": {"item": "works", "values": [1, 1]},
        },
    )
    assert "Fråga 1 av 1" in of.get()
    assert of.post("works", act="next", number="0")["Location"] == "/klar/"
    assert "fraga=likes" in of.post("works", act="next", number="1")["Location"]
    assert "<textarea" in of.get("?fraga=likes")
    assert of.post("likes", act="next", text="x" * 4001).status_code == 422
    of.post("likes", act="next", text="Bra")
    assert of.given["likes"] == "Bra"


def test_choices_stand_with_their_words_and_a_long_scale_is_written() -> None:
    of = made(
        often={"scale": {"kind": "choice", "from": 1, "to": 2, "options": {1: {"sv": "Aldrig"}, 2: {"sv": "Ofta"}}}, "wording": {"sv": "Hur ofta?"}},
        health={"scale": {"kind": "analogue", "from": 0, "to": 100}, "wording": {"sv": "Hur frisk?"}},
    )  # fmt: skip
    assert "<span>Aldrig</span>" in of.get("?fraga=often")
    page = of.get("?fraga=health")
    assert "Skriv en siffra, 0–100" in page.replace("\u00a0", " ")
    assert 'type="radio"' not in page


def test_the_browsers_language_is_spoken_until_another_is_chosen(wheel: Answerer) -> None:
    request = RequestFactory().get("/svara/x/", headers={"Accept-Language": "ar-SY,en;q=0.8"})
    page = answering(request, wheel.sitting()).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "كيف حالك في البيت" in page
    assert 'lang="en" dir="ltr"' in wheel.get("?sprak=en")
    assert 'lang="en"' in wheel.get(language="en")


def test_only_languages_that_every_question_has_are_offered() -> None:
    of = made(
        a={"scale": {"kind": "text"}, "wording": {"sv": "Ett", "ar": "واحد"}},
        b={"scale": {"kind": "text"}, "wording": {"sv": "Två"}},
    )
    assert "العربية" not in of.get()
    assert 'lang="sv"' in of.get("?sprak=ar")


def test_every_text_is_there_in_every_language_with_the_same_values() -> None:
    held = {
        code: words
        for name in ("answering", "own")
        for code, words in yaml.safe_load((texts.DATA / f"{name}.yaml").read_text("utf-8"))["texts"].items()
    }
    for code, words in held.items():
        assert set(words) == set(texts.languages()), code
        assert len({frozenset(re.findall(r"{\w+}", said)) for said in words.values()}) == 1, code


def test_a_page_that_only_says_something_says_it_in_the_language_used() -> None:
    answer = said(RequestFactory().get("/"), "used", language="en", status=410)
    assert answer.status_code == 410
    assert "The answers have already arrived" in answer.content.decode()


def test_the_whole_page_is_at_most_60_kilobytes(wheel: Answerer) -> None:
    page = wheel.get("?sprak=ar")
    addresses = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    style = Path(str(finders.find("look/stegvis.css")))
    font = style.parent / "fonts" / "source-sans-3-latin-wght-normal.woff2"
    assert addresses == {"look/steg.svg", "look/stegvis.css", "surveys/answering.js"}
    packed = [gzip.compress(Path(str(finders.find(one))).read_bytes()) for one in addresses]
    sent = len(gzip.compress(page.encode())) + sum(map(len, packed)) + font.stat().st_size
    assert sent <= WHOLE_PAGE
    assert "serif" not in page
