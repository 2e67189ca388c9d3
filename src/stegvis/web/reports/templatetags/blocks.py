"""How do the blocks of a document stand on a page: which kind, how a value is written, where a figure leads?"""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse

from stegvis.documents.model import Block, Cell, Chart, Column, Row
from stegvis.documents.numbers import in_cell
from stegvis.domain.figure import Figure
from stegvis.domain.funnel import Limits
from stegvis.domain.period import Period
from stegvis.web.look.charts import Bar
from stegvis.web.look.funnel import Funnel, Group
from stegvis.web.look.tornado import Swung
from stegvis.web.register.queries.figures import address
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries.sheet import Sheet

register = template.Library()


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it stands in a row."""

    text: str
    number: bool
    figure: Figure | None


@register.simple_tag
def of_chapter(page: str, chapter: Chapter, *numbers: object) -> str:
    """The address of a page about a chapter: a team's has it under its own name, one about the whole under `common_`."""
    name = page if chapter.team_id else "common" if page == "chapter" else f"common_{page}"
    return reverse(f"reports:{name}", args=numbers or [chapter.pk])


@register.filter
def kind(block: Block) -> str:
    """The name of the block's kind."""
    return type(block).__name__


@register.filter
def cells(row: Row, columns: tuple[Column, ...]) -> list[Shown]:
    """The cells of a row, each written as its column says."""
    return [_shown(cell, column) for cell, column in zip(row, columns, strict=True)]


@register.filter
def leads(figure: Figure | None, period: Period | None) -> str:
    """Where a figure is opened; nothing where it is not."""
    return address(figure, period) if figure and period else ""


@register.filter
def tag_of(level: int) -> str:
    """The heading of a block inside a chapter's sheet, whose own title is an h2."""
    return f"h{min(level + 1, 6)}"


@register.filter
def swung(chart: Chart) -> list[Swung]:
    """The rows of a tornado; none where the chart is another."""
    values = chart.spec["data"]["values"]
    return [Swung(one["name"], one["at_low"], one["at_high"], "") for one in values if "at_low" in one]


@register.filter
def result(chart: Chart) -> float:
    """What stands at the line of a tornado."""
    return float(chart.spec["data"]["values"][0]["result"])


@register.filter
def drawn(chart: Chart) -> list[Bar]:
    """The bars of a chart."""
    return [Bar(str(one["name"]), one["value"]) for one in chart.spec["data"]["values"]]


@register.filter
def funnelled(chart: Chart) -> Funnel:
    """The same funnel as the document's, to draw on a page."""
    held = chart.spec["datasets"]
    return Funnel(
        chart.alt,
        chart.spec["usermeta"]["axis"],
        (chart.spec["usermeta"]["share"], chart.spec["usermeta"]["all"]),
        [Group(one["name"], one["n"], one["share"], one["outside"]) for one in held["teams"]],
        [Limits(one["n"], (one["low"], one["high"]), (one["least"], one["most"])) for one in held["limits"]],
    )


@register.filter
def titled(section: str, sheet: Sheet) -> str:
    """What a section is called on the sheet."""
    return next((place.part.title for place in sheet.places if place.part.writes == section), section)


def _shown(cell: Cell, column: Column) -> Shown:
    return Shown(in_cell(cell, column.kind, "sv"), column.kind != "text", cell.figure)
