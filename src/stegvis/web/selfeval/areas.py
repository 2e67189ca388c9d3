"""Which areas does a self-evaluation day ask about, and how is one asked?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from stegvis.web.surveys.sealed.asked import form

FILE = Path(__file__).parent / "data" / "areas.yaml"
FIRST, LAST = 1, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """An area: its code, what it is called, what is asked (in English too, where that is known), and its field of the nine."""

    code: str
    label: str
    question: str
    question_en: str = ""
    field: str = ""


@cache
def _said() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def suggested() -> list[Asked]:
    """The areas that a new day begins with."""
    return [
        Asked(code, one["label"]["sv"], one["question"]["sv"], one["question"]["en"], one["field"])
        for code, one in _said()["areas"].items()
    ]


def known(label: str, question: str) -> Asked | None:
    """The suggested area with just these words; None where the team has written its own."""
    return next((one for one in suggested() if (one.label, one.question) == (label, question)), None)


def definition(title: str, areas: Iterable[Asked]) -> str:
    """The areas as a sealed survey keeps what it asks: each from 1 to 10."""
    scale = {"kind": "numbers", "from": FIRST, "to": LAST, "ends": _said()["ends"]}
    return form(items={one.code: _item(one, scale) for one in areas}, title=title)


def _item(one: Asked, scale: Mapping[str, Any]) -> dict[str, Any]:
    english = {"en": one.question_en} if one.question_en else {}
    return {
        "label": {"sv": one.label, "en": one.label},
        "wording": {"sv": one.question, **english},
        "hint": _said()["hint"],
        "scale": dict(scale),
    }
