"""What does a sealed survey ask: a known form, or questions of one's own?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from stegvis.web.surveys.sealed.frozen import frozen

FILE = Path(__file__).parents[1] / "data" / "sealed.yaml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one's own: its kind (a key under `kinds` in data/sealed.yaml), what is asked, and the same in English."""

    kind: str
    sv: str
    en: str = ""


@cache
def _said() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def respondents() -> list[tuple[str, str]]:
    """Who can be asked, in Swedish."""
    return [(code, words["sv"]) for code, words in _said()["respondents"].items()]


def respondent(code: str) -> str:
    """Who is asked, in Swedish."""
    return dict(respondents()).get(code, code)


def kinds() -> list[tuple[str, str]]:
    """The kinds of question of one's own, in Swedish."""
    return [(code, kind["label"]["sv"]) for code, kind in _said()["kinds"].items()]


def own(title: str, questions: Iterable[Question]) -> str:
    """Questions of one's own, as a survey keeps what it asks."""
    return form(items={f"q{n}": item(one) for n, one in enumerate(questions, 1)}, title=title)


def form(*, items: Mapping[str, Any], title: str) -> str:
    """A form with these items, as a survey keeps what it asks."""
    words = {"sv": title, "en": title}
    plain = {
        "version": 1,
        "source": "Egna frågor",
        "licence": "Egna frågor",
        "unit": "answers",
        "sealed": True,
    }
    return frozen({**plain, "label": words, "why": words, "items": warned(items)})


def degrees() -> list[str]:
    """What the answers of a degree are called, from the lowest."""
    return [words["sv"] for words in _said()["kinds"]["degree"]["scale"]["options"].values()]


def item(question: Question, answers: list[str] | None = None) -> dict[str, Any]:
    """A question as an instrument's file has it; `answers` are a form's own words for the answers of a degree."""
    kind = _said()["kinds"][question.kind]
    if answers and question.kind == "degree":
        options = {str(n): {"sv": words} for n, words in enumerate(answers, 1)}
        kind = {**kind, "scale": {**kind["scale"], "options": options}}
    wording = {"sv": question.sv, **({"en": question.en} if question.en else {})}
    made = {"label": {"sv": question.sv, "en": question.en or question.sv}, "wording": wording}
    return {**made, **{key: kind[key] for key in ("scale", "positive") if key in kind}}


def warned(items: Mapping[str, Any]) -> dict[str, Any]:
    """The same items, where each that is answered in one's own words says that words can tell who wrote them."""
    return {
        code: {**one, "hint": _said()["reveals"]} if one.get("scale", {}).get("kind") == "text" else dict(one)
        for code, one in items.items()
    }


def questions(items: Mapping[str, Any]) -> list[Question]:
    """Items that were made of questions, as questions again."""
    by_scale = {str(kind["scale"]): code for code, kind in _said()["kinds"].items()}
    return [
        Question(
            by_scale.get(str(one["scale"]), "degree"), one["wording"]["sv"], one["wording"].get("en", "")
        )
        for one in items.values()
    ]
