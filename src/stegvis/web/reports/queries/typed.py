"""Which numbers has somebody typed, and do they say what the figures say?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from stegvis.documents.numbers import count
from stegvis.domain.figure import Figure
from stegvis.figures.disclosure import rule_for
from stegvis.web.register.least import least_shown
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries.sheet import Sheet

LETTERS = {word: number for number, word in enumerate(
    ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
)}  # fmt: skip
ARTICLES = {"en", "ett"}  # words that are no count as often as not


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a text with the noun after it, as it was written, and what the figures say where they say otherwise."""

    words: str
    holds: bool
    figures_say: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A place where the text and the figures differ."""

    section: str
    title: str
    said: Said


@dataclass(frozen=True, slots=True)
class Small:
    """A place whose text names numbers that the audience is not shown."""

    section: str
    title: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """What typed numbers say: against the figures, with them, and too small for those outside the team."""

    otherwise: tuple[Otherwise, ...]
    holding: tuple[str, ...]
    small: tuple[Small, ...]


def of(sheet: Sheet, chapter: Chapter) -> Typed:
    """The numbers typed in a team's chapter; nothing is said of one about the whole."""
    places = [(place.part, place.text) for place in sheet.places if place.text and place.text.body]
    if chapter.team is None:
        return Typed((), (), ())
    all_said = [(part, one) for part, text in places for one in said(text.body, sheet.figures)]
    audience = chapter.report.audience
    rule = rule_for(audience, least_shown(chapter.report.association, audience))
    hidden = [(part, small(text.body, rule.least)) for part, text in places] if rule else []
    return Typed(
        tuple(Otherwise(part.writes, part.title, one) for part, one in all_said if not one.holds),
        tuple(dict.fromkeys(one.words for _, one in all_said if one.holds)),
        tuple(Small(part.writes, part.title, words) for part, words in hidden if words),
    )


@cache
def _known() -> dict[str, Any]:
    path = Path(__file__).parents[1] / "data" / "typed.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(re.escape(one["word"]) for one in _known()["nouns"])
    return re.compile(rf"\b(\d{{1,4}}|{'|'.join(LETTERS)})\s+({nouns})\b", re.IGNORECASE)


def said(text: str, figures: Sequence[Figure]) -> Iterator[Said]:
    """Each number that stands before a noun we know, held against the total of its measure and then against its parts."""
    measures = {one["word"]: one["measure"] for one in _known()["nouns"]}
    for found in _pattern().finditer(text):
        number, noun = found[1].lower(), found[2].lower()
        value = int(number) if number.isdigit() else LETTERS[number]
        of = [f for f in figures if f.measure == measures[noun]]
        total = next((f.value for f in of if {name for name, _ in f.by} <= {"team"}), None)
        if total is None or (number in ARTICLES and total != 1):
            continue
        holds = value == total or any(f.value == value for f in of)
        yield Said(found[0], holds, count(total, "sv"))


def small(text: str, least: int) -> list[str]:
    """The numbers in a text that are smaller than what the audience is shown, as they were written; those of time and per cent left out."""
    units = "|".join(re.escape(one) for one in _known()["units"])
    words = [word for word, number in LETTERS.items() if 0 < number < least and word not in ARTICLES]
    digits = rf"[1-{min(least - 1, 9)}]"
    pattern = rf"(?<![\d,.])\b({digits}|{'|'.join(words)})\b(?![,.]?\d)(?!\s*(?:{units}))"
    return list(dict.fromkeys(found[0] for found in re.finditer(pattern, text, re.IGNORECASE)))
