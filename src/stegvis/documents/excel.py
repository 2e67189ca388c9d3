"""How does a report become a workbook with a sheet for each table?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter

from stegvis.documents.model import Cell, Column, Document, Kind, Table
from stegvis.documents.numbers import in_cell, written
from stegvis.documents.speech import plain

NUMBER_FORMATS: dict[Kind, str] = {
    "int": "#,##0",
    "sek": "#,##0",
    "share": "0%",
    "number": "#,##0.0",
    "change": "+#,##0.0;\u2212#,##0.0;0.0",
    "text": "@",
}
HEAD_ROW = 4
WIDEST, NARROWEST, NUMBER_WIDTH = 90, 14, 14
LONGEST_NAME = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx(document: Document) -> bytes:
    """The tables as a workbook: numbers as numbers, text as text whatever it begins with. No clock: the same each time."""
    page = BytesIO()
    with xlsxwriter.Workbook(page, AS_WRITTEN) as book:
        book.set_properties(_properties(document))
        formats = _formats(book)
        named = list(zip(_sheet_names(document), _tables(document), strict=True))
        _contents(book.add_worksheet(document.words["contents"]), document, named, formats)
        for name, (chapter, table) in named:
            _sheet(book.add_worksheet(name), document, chapter, table, formats)
    return page.getvalue()


def _properties(document: Document) -> dict[str, Any]:
    last = document.origin.last
    return {
        "title": f"{document.title} {document.period}",
        "author": document.association,
        "comments": document.notice,
        "created": datetime(last.year, last.month, last.day),
    }


def _formats(book: Any) -> dict[str, Any]:
    text = {"font_name": "Calibri", "font_size": 10, "font_color": "#14211f", "valign": "top"}
    line = {"bottom": 1, "bottom_color": "#d5dddb"}
    bold = {**text, "bold": True, "top": 1, "bottom": 1}
    made = {
        "title": {**text, "font_name": "Georgia", "font_size": 18},
        "caption": {**text, "font_size": 12, "bold": True},
        "plain": text,
        "notice": {**text, "bold": True, "font_color": "#97450a"},
        "note": {**text, "font_size": 9, "font_color": "#45534f"},
        "link": {**text, "font_color": "#0b4f5c", "underline": 1},
        "head": {**text, "bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"},
        "head_right": {
            **text,
            "bold": True,
            "bottom": 2,
            "text_wrap": True,
            "valign": "bottom",
            "align": "right",
        },
        "unknown": {**text, **line, "align": "right"},
        "total_unknown": {**bold, "align": "right"},
    }
    for kind, pattern in NUMBER_FORMATS.items():
        wrap = {"text_wrap": True} if kind == "text" else {}
        made[kind] = {**text, **line, **wrap, "num_format": pattern}
        made[f"total_{kind}"] = {**bold, "num_format": pattern}
    return {name: book.add_format(said) for name, said in made.items()}


def _tables(document: Document) -> list[tuple[str, Table]]:
    """Every table with the title of its chapter."""
    return [
        (chapter.title, block)
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Table)
    ]


def _contents(
    sheet: Any, document: Document, named: list[tuple[str, tuple[str, Table]]], formats: dict[str, Any]
) -> None:
    words = document.words
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 2, 56)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, f"{document.title} {document.period}", formats["title"])
    sheet.write_string(
        1, 0, document.association + (f", {document.subtitle}" if document.subtitle else ""), formats["plain"]
    )
    sheet.write_string(2, 0, document.notice, formats["notice"])
    sheet.write_string(3, 0, words["notice_long"], formats["plain"])
    sheet.write_string(5, 0, words["sheet"], formats["head"])
    sheet.write_string(5, 1, words["chapter"], formats["head"])
    sheet.write_string(5, 2, words["heading"], formats["head"])
    for place, (name, (chapter, table)) in enumerate(named, 6):
        sheet.write_url(place, 0, f"internal:'{name}'!A1", formats["link"], string=name)
        sheet.write_string(place, 1, chapter, formats["plain"])
        sheet.write_string(place, 2, table.caption, formats["plain"])
    last = 7 + len(named)
    sheet.write_string(last, 0, f"{words['fingerprint']} {document.origin.mark}", formats["note"])
    sheet.write_string(last + 1, 0, f"{words['scheme']} {document.origin.scheme}", formats["note"])
    _for_paper(sheet, document)


def _sheet(sheet: Any, document: Document, chapter: str, table: Table, formats: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, f"{table.number} {table.caption}", formats["caption"])
    sheet.write_string(1, 0, chapter, formats["plain"])
    sheet.write_string(2, 0, document.notice, formats["notice"])
    for place, column in enumerate(table.columns):
        sheet.write_string(
            HEAD_ROW, place, column.label, formats["head" if column.kind == "text" else "head_right"]
        )
        sheet.set_column(place, place, _width(table, place))
    rows = [(row, "") for row in table.rows] + ([(table.total, "total_")] if table.total else [])
    for line, (row, style) in enumerate(rows, HEAD_ROW + 1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, line, place, cell, column, formats, style)
    letters = int(sum(_width(table, place) for place in range(len(table.columns))))
    for place, said in enumerate(
        wrap(f"{plain(table.note)} {table.source}", letters), HEAD_ROW + len(rows) + 2
    ):
        sheet.write_string(place, 0, said, formats["note"])
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(HEAD_ROW)
    _for_paper(sheet, document)


def _write(
    sheet: Any, line: int, place: int, cell: Cell, column: Column, formats: dict[str, Any], style: str
) -> None:
    if cell.withheld:
        sheet.write_string(line, place, in_cell(cell, column.kind, "sv"), formats[f"{style}unknown"])
    elif isinstance(cell.value, str):
        sheet.write_string(line, place, cell.value, formats[f"{style}text"])
    elif cell.value is None:
        sheet.write_string(line, place, written(None, column.kind, "sv"), formats[f"{style}unknown"])
    else:
        sheet.write_number(line, place, cell.value, formats[style + column.kind])


def _width(table: Table, place: int) -> float:
    column = table.columns[place]
    if column.kind != "text":
        return max(NUMBER_WIDTH, 2 + max(map(len, column.label.split())))
    longest = max((len(str(row[place].value or "")) for row in table.rows), default=0)
    return float(min(max(longest, len(column.label), NARROWEST), WIDEST))


def _for_paper(sheet: Any, document: Document) -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8" + document.notice.replace("&", "&&") + "&R&8&P (&N)")


def _sheet_names(document: Document) -> Iterator[str]:
    """The tables' numbers as names that Excel takes: at most 31 letters, none of its signs, none twice."""
    taken = {document.words["contents"].casefold()}
    for table in document.tables():
        base = table.number.translate(FORBIDDEN).strip()[:LONGEST_NAME] or document.words["table"]
        name, turn = base, 1
        while name.casefold() in taken:
            turn += 1
            name = f"{base[: LONGEST_NAME - 4]} {turn}"
        taken.add(name.casefold())
        yield name
