"""Made-up sealed surveys for tests: what they ask, who is invited and what they answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.sealed.frozen import frozen

LAST = date(2026, 12, 18)
SAID = {"sv": "Egna frågor", "en": "Egna frågor"}
ENTRY: dict[str, Any] = {
    "version": 1,
    "label": SAID,
    "why": SAID,
    "source": "Egna frågor",
    "licence": "Egna frågor",
    "unit": "answers",
    "sealed": True,
    "items": {
        "help": {
            "label": {"sv": "Nytta", "en": "Use"},
            "wording": {"sv": "Har stödet varit till nytta?"},
            "scale": {
                "kind": "choice",
                "from": 1,
                "to": 5,
                "options": {
                    "1": {"sv": "Inte alls"},
                    "2": {"sv": "Lite"},
                    "3": {"sv": "Delvis"},
                    "4": {"sv": "Mycket"},
                    "5": {"sv": "Helt"},
                },
            },
            "positive": [4, 5],
        },
        "words": {
            "label": {"sv": "Egna ord", "en": "Own words"},
            "wording": {"sv": "Vad vill du säga?"},
            "scale": {"kind": "text"},
        },
    },
}


def survey(team: Team, leader: User, **fields: Any) -> Survey:
    """An open survey of a team, with two questions."""
    made = commands.create(
        people.by(leader),
        survey=Survey(
            team=team,
            title=fields.pop("title", "Om stödet"),
            definition=fields.pop("definition", frozen(ENTRY)),
            asked=fields.pop("asked", "participants"),
            closes_on=fields.pop("closes_on", LAST),
            **fields,
        ),
    )
    return commands.open_(people.by(leader), survey=made)


def addresses(count: int) -> list[str]:
    """So many addresses."""
    return [f"nummer{n}@exempel.se" for n in range(1, count + 1)]


def given(survey: Survey, code: str, value: int | None = 4, words: str = "") -> None:
    """One person answers."""
    said = {"help": None if value is None else Decimal(value), "words": words or None}
    commands.answer(survey=survey, code=code, answers=said)
