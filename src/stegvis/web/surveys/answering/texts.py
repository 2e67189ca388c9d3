"""What do the pages without an account say, in which languages?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from stegvis.definitions import Instrument, in_language
from stegvis.web.access.policy import actions

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the page: its own name for itself, and which way it is written ("ltr", "rtl")."""

    code: str
    name: str
    direction: str


@cache
def _said() -> tuple[Mapping[str, Language], Mapping[str, Mapping[str, str]]]:
    held = _read("answering")
    languages = {code: Language(code, one["name"], one["dir"]) for code, one in held["languages"].items()}
    return languages, {**held["texts"], **_read("own")["texts"]}


@cache
def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def languages() -> Mapping[str, Language]:
    """Every language of the page, Swedish first."""
    return _said()[0]


def texts(language: str) -> dict[str, str]:
    """Every text in a language, by its code."""
    return {code: in_language(words, language) for code, words in _said()[1].items()}


def text(code: str, language: str, **values: object) -> str:
    """One text with its values."""
    return in_language(_said()[1][code], language).format(**values)


def action(code: str, language: str) -> str:
    """What was done with what stands about somebody: in English where the language has no words for it."""
    known = actions().get(code)
    if known is None:
        return code
    if language == "sv":
        return known.label
    return _read("own")["actions"].get(code, known.english) if language == "ar" else known.english


def offered(instrument: Instrument | None) -> tuple[Language, ...]:
    """The languages that both the page and every question of the instrument have."""
    held = languages()
    wanted = held if instrument is None else instrument.languages
    return tuple(held[code] for code in wanted if code in held) or (held["sv"],)


def chosen(request: HttpRequest, among: tuple[Language, ...], kept: str = "") -> Language:
    """The language asked for, else the one used before, else the first of the browser's, else Swedish."""
    by_code = {one.code: one for one in among}
    asked = request.POST.get("sprak") or request.GET.get("sprak") or kept
    browser = [code for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    for code in (asked, *(code.split("-")[0] for code in browser)):
        if code in by_code:
            return by_code[code]
    return among[0]
