"""How does a report become a Word document with styles and real tables?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from stegvis.documents import word_parts as parts
from stegvis.documents.model import (
    Block,
    Cell,
    Chapter,
    Chart,
    Column,
    Definitions,
    Document,
    Heading,
    Inline,
    KeyFigures,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    TextTable,
)
from stegvis.documents.numbers import in_cell
from stegvis.documents.pictures import mark, png
from stegvis.documents.word_styles import GREY, MEASURE, SANS, SERIF, prepare

HAIRLINE, RULE, TOTAL_RULE = (4, "D5DDDB"), (8, "14211F"), (6, "14211F")
NUMBER_COLUMN, TEXT_COLUMN = Mm(19), Mm(38)
LETTER, EDGES = Mm(2.1), Mm(4)


def docx(document: Document) -> bytes:
    """The report as a Word document. The same document gives the same bytes."""
    word = new_document()
    prepare(word, document)
    writer = _Writer(word, document)
    writer.cover()
    for chapter in document.chapters:
        writer.chapter(chapter)
    page = BytesIO()
    word.save(page)
    return parts.without_clock(page.getvalue())


@dataclass(frozen=True)
class _Writer:
    word: Any
    document: Document
    marks: Iterator[int] = field(default_factory=lambda: count(1))

    def cover(self) -> None:
        """The first page, and the contents: a field that Word updates, filled in with the chapters."""
        document, words = self.document, self.document.words
        sender = self.word.add_paragraph()
        sender.add_run(document.association).font.name = SANS
        sender.paragraph_format.space_after = Mm(45)
        self._paragraph("Title", document.title)
        self._paragraph("Subtitle", document.period)
        if document.subtitle:
            self._paragraph("Subtitle", document.subtitle)
        holder = self.word.add_paragraph()
        holder.paragraph_format.space_before = Mm(40)
        holder.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        parts.describe_picture(
            holder.add_run().add_picture(BytesIO(mark()), width=Mm(50)), "Stegvis", words["mark"]
        )
        notice = self._paragraph("Table Note")
        notice.paragraph_format.space_before = Mm(14)
        notice.add_run(f"{document.notice}. ").bold = True
        notice.add_run(words["notice_long"])
        about = (words["fingerprint"], document.origin.mark), (words["scheme"], document.origin.scheme)
        self._paragraph("Table Note", "\n".join(" ".join(fact) for fact in about))
        title = self._paragraph("Subtitle")
        title.paragraph_format.page_break_before = True
        title.add_run(words["contents"])
        self._contents()

    def chapter(self, chapter: Chapter) -> None:
        """The chapter's heading and all that stands under it."""
        heading = self._paragraph("Heading 1")
        if chapter.new_page:
            heading.paragraph_format.page_break_before = True
            heading.paragraph_format.space_before = Pt(0)
        heading.add_run(f"{chapter.number}\u2002").font.color.rgb = GREY
        heading.add_run(chapter.title)
        parts.bookmark(heading, chapter.anchor, next(self.marks))
        for block in chapter.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """One block, in the style that it has."""
        match block:
            case KeyFigures():
                self._key_figures(block)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Definitions():
                self._definitions(block)
            case _:
                self._written(block)

    def _written(self, block: Heading | Paragraph | Quote | ListBlock | TextTable) -> None:
        match block:
            case Heading():
                heading = self._paragraph(f"Heading {block.level}", f"{block.number} {block.text}".strip())
                if block.anchor:
                    parts.bookmark(heading, block.anchor, next(self.marks))
            case Paragraph():
                self._runs(self.word.add_paragraph(), block.runs)
            case Quote():
                self._inset(block.blocks, "Quote")
            case ListBlock():
                self._list(block)
            case TextTable():
                self._text_table(block)

    def _paragraph(self, style: str, text: str = "") -> Any:
        paragraph = self.word.add_paragraph(text)
        parts.use_style(paragraph, style)
        return paragraph

    def _contents(self) -> None:
        chapters = self.document.chapters
        for place, chapter in enumerate(chapters):
            line = self._paragraph("Contents")
            if place == 0:
                for kind, code in (("begin", ""), ("", 'TOC \\o "1-1" \\n \\h \\z'), ("separate", "")):
                    run = line.add_run()
                    run._r.append(
                        parts.element("fldChar", fldCharType=kind) if kind else parts.instruction(code)
                    )
            parts.inner_link(line, chapter.anchor).text = f"{chapter.number}\u2002{chapter.title}"
            if place == len(chapters) - 1:
                line.add_run()._r.append(parts.element("fldChar", fldCharType="end"))

    def _runs(self, paragraph: Any, runs: Inline) -> None:
        for run in runs:
            made = parts.outer_link(paragraph, run.href) if run.href else paragraph.add_run()
            for place, line in enumerate(run.text.split("\n")):
                if place:
                    made.add_break(WD_BREAK.LINE)
                made.add_text(line)
            made.bold = run.strong or None
            made.italic = run.emphasis or None
            made.underline = bool(run.href) or None

    def _inset(self, blocks: tuple[Block, ...], style: str) -> list[Any]:
        """The paragraphs made in this style; other blocks keep their own."""
        made = []
        for block in blocks:
            if isinstance(block, Paragraph):
                made.append(self._paragraph(style))
                self._runs(made[-1], block.runs)
            else:
                self.block(block)
        return made

    def _list(self, block: ListBlock) -> None:
        style = "List Number" if block.ordered else "List Bullet"
        number = parts.restarted_list(self.word, style) if block.ordered else ""
        for item in block.items:
            made = self._inset(item, style)
            if number and made:
                parts.use_list(made[0], number)

    def _text_table(self, block: TextTable) -> None:
        table = self.word.add_table(rows=1 + len(block.rows), cols=len(block.head))
        parts.flush_left(table)
        for place, (row, cells) in enumerate(zip(table.rows, (block.head, *block.rows), strict=True)):
            parts.row_rules(row, head=place == 0)
            for cell, runs in zip(row.cells, cells, strict=True):
                parts.use_style(cell.paragraphs[0], "Table Text")
                self._runs(
                    cell.paragraphs[0], runs if place else tuple(replace(run, strong=True) for run in runs)
                )
                parts.edges(cell, {"bottom": HAIRLINE if place else RULE})
        self._paragraph("Table Note")

    def _key_figures(self, block: KeyFigures) -> None:
        table = self.word.add_table(rows=1, cols=len(block.items))
        parts.flush_left(table)
        parts.row_rules(table.rows[0], head=False)
        for cell, item in zip(table.rows[0].cells, block.items, strict=True):
            parts.edges(cell, {"top": RULE, "bottom": HAIRLINE})
            label, number, base = cell.paragraphs[0], cell.add_paragraph(), cell.add_paragraph()
            parts.use_style(label, "Table Text")
            parts.use_style(base, "Table Text")
            label.add_run(item.label).bold = True
            big = number.add_run(item.text)
            big.font.size, big.font.name = Pt(26), SERIF
            number.paragraph_format.space_after = number.paragraph_format.space_before = Pt(0)
            number.paragraph_format.line_spacing = 1.0
            self._runs(base, item.base)
        self._paragraph("Table Note")

    def _caption(self, number: str, caption: str) -> None:
        line = self._paragraph("Caption")
        line.add_run(number).bold = True
        line.add_run(f"  {caption}")

    def _note(self, runs: Inline) -> None:
        self._runs(self._paragraph("Table Note"), runs)

    def _chart(self, chart: Chart) -> None:
        self._caption(chart.number, chart.caption)
        holder = self.word.add_paragraph()
        holder.paragraph_format.keep_with_next = True
        picture = holder.add_run().add_picture(BytesIO(png(chart.spec)), width=int(MEASURE * 0.75))
        parts.describe_picture(picture, chart.number, chart.alt)
        self._note((Run(chart.note),))

    def _table(self, block: Table) -> None:
        self._caption(block.number, block.caption)
        rows = [*block.rows, *([block.total] if block.total else [])]
        table = self.word.add_table(rows=1 + len(rows), cols=len(block.columns))
        parts.flush_left(table)
        parts.describe_table(table, block.number, block.caption)
        self._head(table.rows[0], block)
        for line, row in enumerate(rows, 1):
            self._line(table.rows[line], row, block, total=bool(block.total) and line == len(rows))
        self._widths(table, block)
        self._note((*block.note, Run(f" {block.source}")) if block.source else block.note)

    def _head(self, row: Any, block: Table) -> None:
        parts.row_rules(row, head=True)
        for cell, column in zip(row.cells, block.columns, strict=True):
            self._put(cell, column.label, right=column.kind != "text", bold=True)
            parts.edges(cell, {"bottom": RULE})

    def _line(self, row: Any, cells: tuple[Cell, ...], block: Table, *, total: bool) -> None:
        parts.row_rules(row, head=False)
        for place, cell, column in zip(row.cells, cells, block.columns, strict=True):
            text = in_cell(cell, column.kind, self.document.language)
            self._put(place, text, right=column.kind != "text", bold=total)
            parts.edges(place, {"top": TOTAL_RULE, "bottom": TOTAL_RULE} if total else {"bottom": HAIRLINE})

    def _put(self, cell: Any, text: str, *, right: bool, bold: bool) -> None:
        paragraph = cell.paragraphs[0]
        parts.use_style(paragraph, "Table Text")
        paragraph.add_run(text).bold = bold
        paragraph.paragraph_format.keep_with_next = True
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _widths(self, table: Any, block: Table) -> None:
        """Each column holds the longest word of its heading; the first takes what they leave: its longest name, or a third."""
        if block.widths:
            widths = [MEASURE * width // sum(block.widths) for width in block.widths]
            _wide(table, widths)
            return
        rest = [TEXT_COLUMN if column.kind == "text" else _width_of(column) for column in block.columns[1:]]
        longest = max(len(str(row[0].value)) for row in block.rows)
        first = min(int(MEASURE * 0.34), longest * int(LETTER) + int(EDGES))
        squeeze = min(1.0, (MEASURE - first) / max(1, sum(rest)))
        rest = [int(width * squeeze) for width in rest]
        _wide(table, [MEASURE - sum(rest), *rest])

    def _definitions(self, block: Definitions) -> None:
        for item in block.items:
            heading = self._paragraph("Heading 3", item.term)
            parts.bookmark(heading, f"matt-{item.measure}", next(self.marks))
            text = self._paragraph("Table Text", item.explanation)
            text.paragraph_format.keep_with_next = True
            said = [f"{name}: {fact}" for name, fact in item.facts]
            facts = "\n".join(" · ".join(said[place : place + 2]) for place in range(0, len(said), 2))
            self._paragraph("Table Note", facts)


def _wide(table: Any, widths: list[int]) -> None:
    """The columns' widths, said for the table and for each cell: Word reads the one, others the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _width_of(column: Column) -> int:
    longest = max(map(len, re.split(r"[\s/]", column.label)))
    return max(int(NUMBER_COLUMN), longest * int(LETTER) + int(EDGES))
