"""Which parts of a chapter are computed, and where in it is there something to write?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from stegvis.definitions import Definitions
from stegvis.documents.build import tabulator_of
from stegvis.documents.chapter import Page
from stegvis.documents.layout import BlockPlan, ChapterPlan, Layout
from stegvis.documents.material import WHOLE, ReportInput
from stegvis.documents.model import Block


@dataclass(frozen=True)
class Part:
    """Computed blocks, or where `writes` names a section, the place for its text; `title` is what the section is called.

    A section begins with a part that `opens` it; its `number` is as in 4.2, empty while the section has nothing to show. The
    blocks of a text are the text itself, its marks filled in; `faults` says of those that stand for nothing. `aside` is told to
    the one who writes and is not in the report.
    """

    title: str
    opens: bool = False
    number: str = ""
    writes: str = ""
    blocks: tuple[Block, ...] = field(default=())
    faults: tuple[str, ...] = ()
    aside: str = ""


def sheet_of(
    report: ReportInput,
    layout: Layout,
    definitions: Definitions,
    plan: ChapterPlan,
    chapter: int,
    team: str,
    unvalued: str = "",
) -> tuple[Part, ...]:
    """A planned chapter as the one who writes it sees it: also what is still empty has its place.

    `unvalued` is why there is no evaluation where one would stand.
    """
    tabulator = tabulator_of(report, definitions, team or None)
    page = Page(team or WHOLE, chapter, report, layout, tabulator, ())
    if not plan.sections:
        title = plan.title[report.language] if plan.title else ""
        return tuple(_parts(page, plan.blocks, title, unvalued))
    return tuple(_sections(page, plan, unvalued))


def writable(plan: ChapterPlan) -> tuple[str, ...]:
    """The names of the texts that a planned chapter holds, in order."""
    sections = (block for section in plan.sections for block in section.blocks)
    return tuple(block.text for block in (*plan.blocks, *sections) if block.text)


def _sections(page: Page, plan: ChapterPlan, unvalued: str) -> Iterator[Part]:
    number = 0
    for section in page.ordered(plan.sections):
        title = section.title[page.report.language]
        parts = tuple(_parts(page, section.blocks, title, unvalued))
        shown = any(part.blocks for part in parts)
        number += shown
        if parts:
            yield Part(title, opens=True, number=f"{page.chapter}.{number}" if shown else "")
            yield from parts


def _parts(page: Page, plans: tuple[BlockPlan, ...], title: str, unvalued: str) -> Iterator[Part]:
    first = True
    for text, run in groupby(plans, key=lambda plan: plan.text):
        if text:
            faults = page.marks.faults(page.report.texts.get((page.team, text), ""))
            yield Part(title, writes=text, blocks=tuple(page.written(text)), faults=tuple(faults))
        else:
            held = tuple(run)
            blocks = page.blocks(held, opens=first)
            lacks = any(plan.worth for plan in held) and page.team not in page.report.worth
            aside = unvalued if lacks else ""
            if blocks or aside:
                yield Part(title, blocks=blocks, aside=aside)
        first = False
