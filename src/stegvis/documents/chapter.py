"""What stands in one chapter?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from stegvis.documents.appendix import definitions_of, findings_of
from stegvis.documents.audience import TEAM, about
from stegvis.documents.charts import bar_chart
from stegvis.documents.events import events_of
from stegvis.documents.funnel import funnel_blocks
from stegvis.documents.goals import goals_of
from stegvis.documents.layout import BlockPlan, Layout, SectionPlan
from stegvis.documents.local_goals import local_goals_of
from stegvis.documents.logic import logic_of
from stegvis.documents.marks import Marks
from stegvis.documents.material import ReportInput
from stegvis.documents.model import (
    Block,
    Cell,
    Chapter,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Run,
    Table,
)
from stegvis.documents.numbers import HIDDEN, UNKNOWN, in_cell
from stegvis.documents.plan import plan_of
from stegvis.documents.self_evaluation_blocks import self_evaluation_of
from stegvis.documents.staffing import staffing_of
from stegvis.documents.tables import Tabulator
from stegvis.documents.text import blocks_of
from stegvis.documents.worth import worth_blocks
from stegvis.domain.figure import ABSENT, Figure

UNDER_CHAPTER, UNDER_SECTION = (
    2,
    3,
)  # the level of a written heading: a chapter about the whole has no sections
Made = dict[str, tuple[Table, ...] | None]  # the planned tables by name; None until one is asked for


@dataclass(frozen=True)
class Page:
    """One chapter in the making; tables and charts are numbered within it. `team` is empty for the whole."""

    team: str
    chapter: int
    report: ReportInput
    layout: Layout
    tabulator: Tabulator
    before: tuple[Chapter, ...]
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    charts: Iterator[int] = field(default_factory=lambda: count(1))

    def sections(self, plans: tuple[SectionPlan, ...]) -> tuple[Block, ...]:
        """The team's sections in its own order, each under a numbered heading; those with nothing are left out.

        A team without participants and without texts has no sections at all.
        """
        if not self._has_something(plans):
            return ()
        found: list[Block] = []
        number = 0
        for plan in self.ordered(plans):
            blocks = self.blocks(plan.blocks)
            if blocks:
                number += 1
                title = plan.title[self.report.language]
                found.append(
                    Heading(2, title, f"{self.chapter}.{number}", f"avsnitt-{self.chapter}-{number}")
                )
                found.extend(blocks)
        return tuple(found)

    def blocks(self, plans: tuple[BlockPlan, ...], *, opens: bool = True) -> tuple[Block, ...]:
        """The blocks that the plans become; a chart and its table are made of the same cells.

        Sentences first in what `opens` a chapter or section are its lead.
        """
        made: Made = dict.fromkeys(plan.table for plan in plans if plan.table)
        found = [
            block
            for place, plan in enumerate(plans)
            for block in self._block(plan, made, first=opens and place == 0)
        ]
        empty = [self.layout.tables[name] for name, tables in made.items() if not tables]
        hidden = [caption for plan in empty if (caption := self.tabulator.hidden_caption(plan))]
        if hidden:
            said = self.tabulator.speech.word("tables_hidden", names="; ".join(hidden))
            found.append(Paragraph((Run(said),)))
        return tuple(found)

    def _has_something(self, plans: tuple[SectionPlan, ...]) -> bool:
        totals = [self.tabulator.shown.total(name) for name in ("participants_active", "exits")]
        texts = any((self.team, plan.name) in self.report.texts for plan in plans)
        return texts or any(figure.value or figure.hidden for figure in totals if figure)

    def ordered(self, plans: tuple[SectionPlan, ...]) -> list[SectionPlan]:
        """The sections in the team's own order, where it has one."""
        own = self.report.orders.get(self.team, ())
        places = {name: place for place, name in enumerate(own)}
        return sorted(plans, key=lambda plan: places.get(plan.name, places.get(plan.after, len(places))))

    def _block(self, plan: BlockPlan, made: Made, *, first: bool) -> Iterator[Block]:
        if plan.text:
            yield from self.written(plan.text)
        elif plan.sentences:
            yield from self._sentences(plan.sentences, lead=first)
        elif plan.key_figures:
            yield from self._key_figures(plan.key_figures)
        elif plan.table:
            yield from self._made(plan.table, made) or self._reason(plan.table)
        elif plan.chart:
            yield from self._chart(plan.chart, self._made(plan.chart, made))
        elif plan.definitions:
            yield from definitions_of(self.before, self.tabulator.labels, self._hidden())
        elif plan.findings and self.report.audience == TEAM:
            number = f"{self.chapter}.{next(self.tables)}"
            yield from findings_of(self.report.findings, number, self.tabulator.labels)
        else:
            yield from self._ready_made(plan)

    def _ready_made(self, plan: BlockPlan) -> Iterator[Block]:
        """What has words and tables of its own: goals, worth, teams beside each other, arranged, staffing, what the team thinks itself."""
        labels = self.tabulator.labels
        if plan.goals:
            own = [goal for goal in self.report.local_goals if goal.team == self.team]
            yield from local_goals_of(own, labels.speech, self.chapter, self.tables)
            yield from goals_of(self.tabulator, self.chapter, self.tables, self.report.worth.get(self.team))
        elif plan.worth and self.team in self.report.worth:
            answer = self.report.worth[self.team]
            yield from worth_blocks(answer, labels, self.chapter, self.tables, self.charts)
        elif plan.plan:
            shown = self.tabulator.shown
            yield from plan_of(self.report.plan, shown, labels, self.chapter, self.tables)
        elif plan.funnel:
            of = self.report.figures, plan.funnel, self.tabulator
            yield from funnel_blocks(*of, self.chapter, self.tables, self.charts)
        elif plan.events:
            yield from events_of(self.report, self.team, labels, self.chapter, self.tables)
        elif plan.staffing:
            posts = [post for post in self.report.posts if post.team == self.team]
            yield from staffing_of(posts, labels.speech, self.chapter, self.tables)
        elif plan.logic:
            models = [one for one in self.report.logic if one.team == self.team]
            yield from logic_of(models, labels.speech, self.chapter, self.tables)
        elif plan.self_evaluation:
            days = [day for day in self.report.self_evaluations if day.team == self.team]
            nine = [sheet for sheet in self.report.nine_fields if sheet.team == self.team]
            yield from self_evaluation_of(days, nine, labels.speech, self.chapter, self.tables)

    def written(self, section: str) -> Iterator[Block]:
        """What somebody has written in a section, its marks filled in."""
        top = UNDER_SECTION if self.team else UNDER_CHAPTER
        for block in blocks_of(self.report.texts.get((self.team, section), ""), top):
            yield from self.marks.filled(block)

    @property
    def marks(self) -> Marks:
        """What marks stand for in this chapter."""
        stories = {one.number: one for one in self.report.stories if one.team == self.team}
        shown, labels = self.tabulator.shown, self.tabulator.labels
        return Marks(shown, labels, tuple(self.layout.tables), self._marked, stories)

    def _marked(self, name: str, drawn: bool) -> Iterator[Block]:
        tables = self._tables(name)
        if drawn:
            yield from self._chart(name, tables)
        yield from tables or self._reason(name)

    def _hidden(self) -> str:
        """What is said of what the report hides, and of whose figures it is made of."""
        report, speech = self.report, self.tabulator.speech
        said = (
            []
            if report.audience == TEAM
            else [about(report.audience, speech, report.least, report.harm_tested)]
        )
        if report.sources:
            said.append(speech.word("added_up", names=", ".join(report.sources)))
        return " ".join(said)

    def _sentences(self, names: tuple[str, ...], *, lead: bool) -> Iterator[Block]:
        speech, shown = self.tabulator.speech, self.tabulator.shown
        said = [runs for name in names if (runs := speech.sentence(name, shown))]
        if said:
            spaced = [run for runs in said for run in (*runs, Run(" "))]
            yield Paragraph(tuple(spaced[:-1]), lead=lead)

    def _key_figures(self, measures: tuple[str, ...]) -> Iterator[Block]:
        figures = [self.tabulator.shown.total(name) for name in measures]
        items = tuple(self._key_figure(figure) for figure in figures if figure)
        if items:
            yield KeyFigures(items)

    def _key_figure(self, figure: Figure) -> KeyFigure:
        labels, speech = self.tabulator.labels, self.tabulator.speech
        is_share = figure.n is not ABSENT
        value = (None if figure.share is ABSENT else figure.share) if is_share else figure.value
        cell = Cell(value, figure, withheld=value is None and figure.withheld)
        text = in_cell(cell, "share" if is_share else "int", speech.language)
        base = speech.sentence(figure.measure, self.tabulator.shown, "under_key_figures")
        why = {UNKNOWN: "unknown", HIDDEN: "hidden_few"}.get(text)
        reason = (Run(speech.word(why)),) if why and not base else ()
        return KeyFigure(labels.measure(figure.measure), text, base or reason, figure)

    def _tables(self, name: str) -> tuple[Table, ...]:
        return self.tabulator.tables(self.layout.tables[name], self.chapter, self.tables)

    def _made(self, name: str, made: Made) -> tuple[Table, ...]:
        """A table of these plans, made once where it is first asked for, so that numbers follow the reading order."""
        if name in made and made[name] is None:
            made[name] = self._tables(name)
        return made.get(name) or ()

    def _reason(self, name: str) -> Iterator[Block]:
        reason = self.tabulator.all_unknown(self.layout.tables[name])
        if reason:
            yield Paragraph((Run(reason),))

    def _chart(self, name: str, tables: tuple[Table, ...]) -> Iterator[Block]:
        if not tables or not _worth_drawing(tables[0]):
            return
        table = tables[0]
        rows = [
            figure.dimensions[self.layout.tables[name].rows]
            for row in table.rows
            if (figure := row[1].figure)
        ]
        number = f"{self.chapter}.{next(self.charts)}"
        yield bar_chart(table, number, self.tabulator.labels, self.tabulator.speech, tuple(map(str, rows)))


def _worth_drawing(table: Table) -> bool:
    """A picture of what is mostly withheld shows nothing."""
    shown = sum(bool(row[1].value) for row in table.rows)
    return shown >= 2 or not any(row[1].withheld for row in table.rows)
