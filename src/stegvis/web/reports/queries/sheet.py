"""What does the sheet of a chapter show: computed blocks that follow the register, and between them where to write?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten

from stegvis.documents.layout import Layout
from stegvis.documents.material import WHOLE, ReportInput
from stegvis.documents.sheet import Part, sheet_of
from stegvis.documents.speech import Speech
from stegvis.documents.stories import mark_of
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.web.register.codes import known
from stegvis.web.reports.models import DRAFT, Chapter, Text
from stegvis.web.reports.queries import material
from stegvis.web.reports.queries.reports import of_layout
from stegvis.web.reports.queries.valued import unvalued

FIRST_WORDS = 60  # characters of a story in the menu


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the sheet; where something is written, its text as it is kept."""

    part: Part
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Insertable:
    """What can be put into a text: figures (measure, label, value), tables (name, caption) and stories (mark, first words)."""

    figures: tuple[tuple[str, str, float | int], ...]
    tables: tuple[tuple[str, str], ...]
    stories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter as it is written. `opens` is the period whose figures can be opened; None where they cannot.

    `number` is its in the report; None where it does not stand there.
    """

    number: int | None
    places: tuple[Place, ...]
    writable: bool
    live: bool
    said_period: str
    opens: Period | None
    missing: tuple[Place, ...]
    insertable: Insertable
    figures: tuple[Figure, ...]

    @property
    def faults(self) -> list[tuple[Part, str]]:
        """What is wrong with the marks in the texts, by place."""
        return [(place.part, fault) for place in self.places for fault in place.part.faults]


def sheet(chapter: Chapter) -> Sheet:
    """The chapter's sheet: a team's with every cell, one about the whole with what the teams have handed over."""
    report = chapter.report
    made = material.for_team(chapter) if chapter.team else material.for_whole(report)
    if chapter.team is None:
        own = {text.section: text.body for text in chapter.texts.all()}
        made = replace(made, texts={(WHOLE, name): body for name, body in own.items() if body})
    of = of_layout(report)
    code = chapter.team.code if chapter.team else ""
    why = unvalued(chapter.team, report) if chapter.team else ""
    number = material.numbers(report).get((chapter.place, code))
    parts = sheet_of(made, of, known(), of.chapters[chapter.place], number or chapter.number, code, why)
    writable = report.status == DRAFT and chapter.status == DRAFT
    texts = {text.section: text for text in chapter.texts.select_related("written_by")}
    places = tuple(Place(part, texts.get(part.writes)) for part in parts)
    missing = tuple(place for place in places if place.text and not place.text.body)
    said = Speech.of("sv", made.period).days()
    live = chapter.team is not None and not chapter.own
    insertable = _insertable(made, of, code)
    return Sheet(
        number,
        places,
        writable,
        live,
        said,
        made.period if chapter.team else None,
        missing,
        insertable,
        tuple(made.figures),
    )


def _insertable(made: ReportInput, of: Layout, team: str) -> Insertable:
    scope = {"team": team} if team else {}
    totals = [f for f in made.figures if f.dimensions == scope and f.value is not None]
    figures = tuple(
        (f.measure, known().measures[f.measure].label.sv, f.value) for f in totals if f.value is not None
    )
    tables = tuple((name, plan.caption["sv"]) for name, plan in of.tables.items() if not plan.each)
    stories = tuple(
        (mark_of(one), shorten(one.words, FIRST_WORDS, placeholder="…"))
        for one in made.stories
        if one.team == team and not one.why_not
    )
    return Insertable(figures, tables, stories)
