"""How do figures, texts and a layout become a document?"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.definitions import Definitions
from stegvis.documents.audience import about, notice
from stegvis.documents.chapter import Page
from stegvis.documents.labels import Labels
from stegvis.documents.layout import Layout
from stegvis.documents.material import WHOLE, Named, ReportInput
from stegvis.documents.model import Chapter, Document, Origin, Paragraph, Run
from stegvis.documents.shown import Shown
from stegvis.documents.speech import Speech
from stegvis.documents.tables import Tabulator
from stegvis.documents.text import one_line


def build(report: ReportInput, layout: Layout, definitions: Definitions) -> Document:
    """The document: chapters in the layout's order, without those that have nothing to show."""
    labels = labels_of(report, definitions)
    speech = labels.speech
    return Document(
        title=layout.titles.get(speech.whole_months() or 0, layout.label)[report.language],
        subtitle=_shown_name(report.teams[0]) if len(report.teams) == 1 else "",
        association=one_line(report.association),
        period=speech.days(),
        notice=notice(report.audience, speech, report.least),
        language=report.language,
        origin=_origin(report),
        chapters=_chapters(report, layout, labels),
        words={
            **speech.words(),
            "notice_long": about(report.audience, speech, report.least, report.harm_tested),
        },
    )


def tabulator_of(report: ReportInput, definitions: Definitions, team: str | None) -> Tabulator:
    """What makes the tables of one team's chapter, or of the whole (`team` None)."""
    labels = labels_of(report, definitions)
    codes = tuple(one.code for one in report.teams)
    one = team or (codes[0] if len(codes) == 1 else None)
    return Tabulator(Shown.of(report.figures).for_team(one), labels, labels.speech, codes)


def labels_of(report: ReportInput, definitions: Definitions) -> Labels:
    """What the codes, teams and tracks of a report are called, in its language."""
    names = {"team": _names(report.teams), "track": _names(report.tracks)}
    return Labels(definitions, report.scheme, names, Speech.of(report.language, report.period))


def _names(named: tuple[Named, ...]) -> dict[str, str]:
    return {one.code: _shown_name(one) for one in named}


def _shown_name(named: Named) -> str:
    """The name on one line; one without a name goes by its code."""
    return one_line(named.name) or named.code


def _origin(report: ReportInput) -> Origin:
    teams = tuple(team.code for team in report.teams)
    return Origin(
        report.dataset,
        report.definitions,
        report.scheme,
        teams,
        report.period.first,
        report.period.last,
        report.audience,
        report.least,
    )


def _chapters(report: ReportInput, layout: Layout, labels: Labels) -> tuple[Chapter, ...]:
    shown = Shown.of(report.figures)
    codes = tuple(team.code for team in report.teams)
    chapters: list[Chapter] = []
    for place, team in _planned(report, layout):
        plan = layout.chapters[place]
        number = report.numbers.get((place, team.code)) or (chapters[-1].number + 1 if chapters else 1)
        about = team.code or (codes[0] if len(codes) == 1 else None)
        tabulator = Tabulator(shown.for_team(about), labels, labels.speech, codes)
        page = Page(team.code, number, report, layout, tabulator, tuple(chapters))
        sections = page.sections(plan.sections)
        blocks = sections or page.blocks(plan.blocks if plan.of == "whole" else plan.otherwise)
        if report.planned and (not blocks or team.code not in (WHOLE, *codes)):
            blocks = (Paragraph((Run(labels.speech.word("not_finished")),)),)
        own_page = plan.own_page and len(codes) > 1 and bool(sections or plan.blocks)
        if blocks:
            where = own_page or plan.new_page
            chapters.append(
                Chapter(number, _shown_name(team), blocks, f"kapitel-{number}", where, place, team.code)
            )
    return tuple(chapters)


def _planned(report: ReportInput, layout: Layout) -> Iterator[tuple[int, Named]]:
    """The place of each planned chapter with what it is about: a team, or the whole under the chapter's title."""
    if report.planned:
        yield from ((one.place, one.about) for one in report.planned)
        return
    for place, plan in enumerate(layout.chapters):
        if plan.of == "team":
            yield from ((place, team) for team in report.teams)
        elif len(report.teams) > 1 or not plan.several_teams:
            yield place, Named(WHOLE, plan.title[report.language] if plan.title else "")
