"""What does a report hold, before anyone decides how it looks?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from stegvis.domain.figure import Figure

Kind = Literal["text", "int", "share", "sek", "number", "change"]
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `figure` is set when the text is a computed number, `href` when it is a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    figure: Figure | None = None


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: level 2 under the chapter, 3 and below inside a section. `number` as in 4.2."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is the computed sentence that opens a chapter or section."""

    runs: Inline
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set in from the margin."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a row of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table that somebody has written: words only, no figures, no number."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large number with its label and what it is a part of. `text` is "–" where it is not known."""

    label: str
    text: str
    base: Inline
    figure: Figure


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """At most four large numbers in a row."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and how its cells are written; `measure` is the definition its numbers follow."""

    label: str
    kind: Kind
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds: text, or a number with the figure that it shows, or the figures that it is worked out from.

    None is "not known", never 0; an empty text is "does not apply". A cell that is `withheld` is known but not shown to
    those the report is for; its value is None too.
    """

    value: Value
    figure: Figure | None = None
    parts: tuple[Figure, ...] = ()
    withheld: bool = False

    @property
    def holds(self) -> bool:
        """True where there is something: a number that is not 0, a word, or what is withheld."""
        return bool(self.value) or self.withheld

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.figure, *self.parts) if self.figure else self.parts


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table. The first column names the row; `total` stands between rules.

    `widths` are the columns' shares of a page's width; without them the first column has what the others leave.
    """

    anchor: str
    number: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    note: Inline = ()
    source: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table in the same document: a Vega-Lite spec, one for the page and one for a phone."""

    anchor: str
    number: str
    caption: str
    alt: str
    spec: dict[str, Any] = field(hash=False)
    narrow: dict[str, Any] = field(hash=False)
    table: str
    figures: tuple[Figure, ...]
    note: str = ""
    kind: Literal["bars", "funnel"] = "bars"


@dataclass(frozen=True, slots=True)
class Definition:
    """How one measure is counted: each fact is a label and its text."""

    measure: str
    term: str
    explanation: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """The measures that the document prints, in order of first use."""

    items: tuple[Definition, ...]


Block = Heading | Paragraph | Quote | ListBlock | TextTable | KeyFigures | Table | Chart | Definitions


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered chapter, on a page of its own or after the one before; `place` is its plan's in the layout, `team` whom it is about."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    anchor: str
    new_page: bool = False
    place: int = 0
    team: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the numbers come from and who they are for (`audiences.yaml`, or the team itself).

    Fingerprints of the dataset and the definitions, the scheme and the teams asked for, the smallest count shown (0: not said).
    """

    dataset: str
    definitions: str
    scheme: str
    teams: tuple[str, ...]
    first: date
    last: date
    audience: str = "team"
    least: int = 0

    @property
    def mark(self) -> str:
        """The dataset's fingerprint as it is printed: enough of it to tell two datasets apart."""
        return self.dataset[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """A report as data. `words` holds the interface's own words in the document's language."""

    title: str
    subtitle: str
    association: str
    period: str
    notice: str
    language: str
    origin: Origin
    chapters: tuple[Chapter, ...]
    words: dict[str, str] = field(hash=False)

    def blocks(self) -> Iterator[Block]:
        """Every block of every chapter, in reading order."""
        for chapter in self.chapters:
            yield from chapter.blocks

    def tables(self) -> tuple[Table, ...]:
        """Every table, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def charts(self) -> tuple[Chart, ...]:
        """Every chart, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Chart))

    def printed_figures(self) -> tuple[Figure, ...]:
        """Every figure that the document prints, each once, in reading order."""
        seen: dict[tuple[str, object], Figure] = {}
        for block in self.blocks():
            for figure in figures_of(block):
                seen.setdefault((figure.measure, figure.by), figure)
        return tuple(seen.values())


def figures_of(block: Block) -> Iterator[Figure]:
    """The figures that a block prints, in reading order."""
    if isinstance(block, Paragraph):
        yield from _of_runs(block.runs)
    elif isinstance(block, KeyFigures):
        for item in block.items:
            yield item.figure
            yield from _of_runs(item.base)
    elif isinstance(block, Chart):
        yield from block.figures
    elif isinstance(block, Table):
        rows = (*block.rows, block.total) if block.total else block.rows
        yield from (figure for row in rows for cell in row for figure in cell.figures)
        yield from _of_runs(block.note)


def _of_runs(runs: Inline) -> Iterator[Figure]:
    return (run.figure for run in runs if run.figure)
