"""What does the sheet of a chapter show: computed blocks that follow the register, and between them where to write?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stegvis.documents.material import WHOLE
from stegvis.documents.sheet import Part, sheet_of
from stegvis.documents.speech import Speech
from stegvis.documents.text import blocks_of
from stegvis.domain.period import Period
from stegvis.web.register.codes import known
from stegvis.web.reports.models import DRAFT, Chapter, Text
from stegvis.web.reports.queries import material
from stegvis.web.reports.queries.reports import of_layout


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the sheet; where something is written, its text as it is kept."""

    part: Part
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter as it is written. `opens` is the period whose figures can be opened; None where they cannot."""

    places: tuple[Place, ...]
    writable: bool
    live: bool
    said_period: str
    opens: Period | None
    missing: tuple[Place, ...]


def sheet(chapter: Chapter) -> Sheet:
    """The chapter's sheet: a team's with every cell, one about the whole with what the teams have handed over."""
    report = chapter.report
    made = material.for_team(chapter) if chapter.team else material.for_whole(report)
    if chapter.team is None:
        own = {text.section: text.body for text in chapter.texts.all()}
        made = replace(made, texts={(WHOLE, name): body for name, body in own.items() if body})
    of = of_layout(report)
    code = chapter.team.code if chapter.team else ""
    parts = sheet_of(made, of, known(), of.chapters[chapter.place], chapter.number, code)
    writable = report.status == DRAFT and chapter.status == DRAFT
    texts = {text.section: text for text in chapter.texts.select_related("written_by")}
    places = tuple(Place(_written(part, texts, writable), texts.get(part.writes)) for part in parts)
    missing = tuple(place for place in places if place.text and not place.text.body)
    said = Speech.of("sv", made.period).days()
    live = chapter.team is not None and not chapter.own
    return Sheet(places, writable, live, said, made.period if chapter.team else None, missing)


def _written(part: Part, texts: dict[str, Text], writable: bool) -> Part:
    """What is written as blocks, where it can no longer be changed."""
    text = texts.get(part.writes)
    return replace(part, blocks=blocks_of(text.body)) if text and not writable else part
