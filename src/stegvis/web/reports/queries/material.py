"""What is a chapter and a report made from: live, as it was handed over, and protected for those it is for?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from stegvis.documents.build import build
from stegvis.documents.half_year import material_of
from stegvis.documents.kept import as_kept, from_kept
from stegvis.documents.material import WHOLE, Named, Planned, ReportInput
from stegvis.documents.model import Document
from stegvis.domain.period import Period
from stegvis.figures import Asked
from stegvis.figures.merging import merge
from stegvis.figures.release import Release
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.register.queries.figures import figures_of
from stegvis.web.reports.models import DELIVERED, DRAFT, Chapter, Report, Text
from stegvis.web.reports.queries import harm
from stegvis.web.reports.queries.beside import beside
from stegvis.web.reports.queries.events import of_association
from stegvis.web.reports.queries.plan import goals, told
from stegvis.web.reports.queries.reports import of_layout, planned, shows
from stegvis.web.reports.queries.stories import for_report, versions
from stegvis.web.reports.queries.valued import valued

_KEPT = 16  # documents kept in a process
_documents: dict[tuple[Any, ...], Document] = {}


def period_of(report: Report) -> Period:
    """The days that a report is about."""
    return Period(report.first, report.last)


def live_figures(team: Team, report: Report) -> Asked:
    """The team's figures for the report's period as they are now, every cell."""
    return figures_of([team], period_of(report))


def for_team(chapter: Chapter) -> ReportInput:
    """What a team's chapter is made from, for the team itself: as handed over, else as it is now."""
    assert chapter.team is not None
    held = chapter.own
    made = from_kept(held) if held else _live(chapter.team, chapter.report)
    stories = for_report([chapter.team], chapter.report.audience)
    return replace(made, texts=_texts([chapter]), stories=stories)


def kept(chapter: Chapter) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is kept when a team hands over its chapter: its own material, and the same protected for the report's audience."""
    assert chapter.team is not None
    own = as_kept(_live(chapter.team, chapter.report))
    if chapter.report.own:
        return own, own
    told = harm.confirmed(chapter)
    safe = material_of(harm.protected(chapter, told))
    aside = beside(chapter.team, period_of(chapter.report), named=False)
    return own, as_kept(replace(safe, harm_tested=len(told), **aside))


def handed_over(chapter: Chapter) -> Release:
    """What a chapter that has been handed over gives of its team's figures."""
    assert chapter.released is not None
    return _release(from_kept(chapter.released))


def for_whole(report: Report) -> ReportInput:
    """What the report of an association is made from: what its teams have handed over, protected, and the texts of those chapters.

    Raises ReleaseError where the teams' figures do not go together.
    """
    chapters = list(report.chapters.select_related("team"))
    handed = [chapter for chapter in chapters if chapter.team is None or chapter.status == DELIVERED]
    parts = [from_kept(chapter.released) for chapter in handed if chapter.released]
    made = from_kept(report.whole) if report.whole else _joined(report, parts)
    teams = [chapter.team for chapter in handed if chapter.team]
    return replace(made, texts=_texts(handed), stories=for_report(teams, report.audience))


def _live(team: Team, report: Report) -> ReportInput:
    """What a team's chapter is made from now: its figures, what it is worth, and what the register knows beside the participants."""
    made = material_of(live_figures(team, report))
    return replace(made, worth=valued(team, report), **beside(team, period_of(report), named=True))


def document_of(report: Report) -> Document:
    """The report as a document: for a team's own room as it is, for an association from what has been handed over.

    One that is frozen is kept in the process; a draft follows what it is made of.
    """
    if report.status == DRAFT:
        return _built(report)
    key = (report.pk, report.version, _mark(report), known().fingerprint)
    if key not in _documents:
        while len(_documents) >= _KEPT:
            _documents.pop(next(iter(_documents)), None)
        _documents[key] = _built(report)
    return _documents[key]


def _built(report: Report) -> Document:
    made = _own(report) if report.own else for_whole(report)
    return build(replace(made, planned=standing(report)), of_layout(report), known())


def team_document(chapter: Chapter) -> Document:
    """A team's chapter as a report of its own, with every cell; its chapters have the numbers that they have in the whole."""
    made = replace(for_team(chapter), numbers=numbers(chapter.report))
    return build(made, of_layout(chapter.report), known())


def standing(report: Report) -> tuple[Planned, ...]:
    """The chapters of a draft that stand in it, whether they have anything to show yet or not; none where it is no draft.

    One that somebody has said is ready though nothing is written in it does not stand, nor one that shows nothing to its audience.
    """
    if report.status != DRAFT:
        return ()
    layout, rows = of_layout(report), {row.number: row for row in report.chapters.select_related("team")}
    found = []
    for number, plan, team in planned(layout, [row.team for row in rows.values() if row.team]):
        row, title = rows.get(number), plan.title["sv"] if plan.title else ""
        words_alone = team is None and all(block.text for block in plan.blocks)
        left_out = words_alone and row is not None and row.status != DRAFT and not _is_written(row)
        if not left_out and shows(plan, report.audience):
            about = Named(team.code, team.name) if team else Named(WHOLE, title)
            found.append(Planned(layout.chapters.index(plan), about))
    return tuple(found)


def numbers(report: Report) -> dict[tuple[int, str], int]:
    """The number of each chapter that stands in the report, by its place in the layout and its team."""
    if report.status == DRAFT:
        return {(one.place, one.about.code): n for n, one in enumerate(standing(report), 1)}
    return {(chapter.place, chapter.team): chapter.number for chapter in document_of(report).chapters}


def _is_written(chapter: Chapter) -> bool:
    return chapter.texts.exclude(body="").exists()


def _own(report: Report) -> ReportInput:
    team = report.chapters.exclude(team=None).select_related("team__controller", "report").get()
    texts = _texts(report.chapters.select_related("team"))
    return replace(for_team(team), texts=texts)


def _joined(report: Report, parts: Sequence[ReportInput]) -> ReportInput:
    """The teams' materials as one: each team's figures as they are, and what they make together. Raises ReleaseError."""
    releases = [_release(part) for part in parts]
    whole = merge(releases, known()) if len(releases) > 1 else releases[0] if releases else None
    return ReportInput(
        association=report.association.name,
        period=period_of(report),
        scheme=whole.scheme if whole else known().scheme(None).name,
        figures=whole.figures if whole else (),
        teams=tuple(team for part in parts for team in part.teams),
        dataset=whole.dataset if whole else "",
        definitions=whole.definitions if whole else known().fingerprint,
        audience=report.audience,
        tracks=tuple(track for part in parts for track in part.tracks),
        orders={team: order for part in parts for team, order in part.orders.items()},
        sources=whole.sources if whole else (),
        events=(
            *(event for part in parts for event in part.events),
            *of_association(report.association, period_of(report)),
        ),
        posts=tuple(post for part in parts for post in part.posts),
        local_goals=tuple(goal for part in parts for goal in part.local_goals),
        plan=tuple(told(row) for row in goals(report.association, report.last.year)),
        logic=tuple(one for part in parts for one in part.logic),
        nine_fields=tuple(sheet for part in parts for sheet in part.nine_fields),
        self_evaluations=tuple(day for part in parts for day in part.self_evaluations),
        harm_tested=sum(part.harm_tested for part in parts),
        least=whole.least if whole else least_shown(report.association, report.audience),
    )


def _release(part: ReportInput) -> Release:
    """A team's protected figures as they are handed over."""
    return Release(
        name=part.teams[0].name if part.teams else part.association,
        association=part.association,
        period=part.period,
        scheme=part.scheme,
        audience=part.audience,
        teams=tuple((team.code, team.name) for team in part.teams),
        tracks=tuple((track.code, track.name) for track in part.tracks),
        dataset=part.dataset,
        definitions=part.definitions,
        figures=tuple(part.figures),
        least=part.least,
    )


def _texts(chapters: Iterable[Chapter]) -> dict[tuple[str, str], str]:
    codes = {chapter.pk: chapter.team.code if chapter.team else WHOLE for chapter in chapters}
    written = Text.objects.filter(chapter__in=codes).exclude(body="")
    return {(codes[text.chapter_id], text.section): text.body for text in written}


def _mark(report: Report) -> tuple[Any, ...]:
    """What a document depends on beside the report's own row, by version: chapters, texts, events, goals and stories."""
    about = report.association
    return versions(report), *(
        tuple(rows.values_list("pk", "version"))
        for rows in (
            report.chapters.all(),
            Text.objects.filter(chapter__report=report),
            about.events.all(),
            about.plan_goals.all(),
        )
    )
