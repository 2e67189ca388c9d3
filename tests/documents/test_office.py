"""Do Word and Excel get styles, real tables and typed cells?"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from docx import Document as read_docx
from docx.oxml.ns import qn

from stegvis.documents.excel import xlsx
from stegvis.documents.model import Document, Table
from stegvis.documents.tidy import csv as tidy
from stegvis.documents.word import docx


@pytest.fixture(scope="module")
def word(document: Document):  # type: ignore[no-untyped-def]
    return read_docx(BytesIO(docx(document)))


@pytest.fixture(scope="module")
def book(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx(document)))


def outcomes(document: Document) -> Table:
    return next(table for table in document.tables() if table.number == "Tabell 3.2")


def test_word_has_the_chapters_as_headings(word, document: Document) -> None:  # type: ignore[no-untyped-def]
    said = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert said == [f"{chapter.number}\u2002{chapter.title}" for chapter in document.chapters]


def test_word_repeats_each_tables_head_and_names_the_table(word, document: Document) -> None:  # type: ignore[no-untyped-def]
    tables = [table for table in word.tables if table._tbl.tblPr.find(qn("w:tblCaption")) is not None]
    assert [t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for t in tables] == [
        t.number for t in document.tables()
    ]
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in tables)


def test_word_tables_hold_what_the_document_holds(word, document: Document) -> None:  # type: ignore[no-untyped-def]
    shown = next(t for t in word.tables if t.cell(0, 0).text == "Utfall")
    assert [cell.text for cell in shown.rows[-1].cells] == ["Summa", "7", "100\u00a0%"]


def test_word_is_proofread_in_swedish_and_dated_by_the_period(word) -> None:  # type: ignore[no-untyped-def]
    language = word.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"
    assert word.core_properties.modified.isoformat().startswith("2025-06-30")


def test_word_pictures_have_alternative_texts(word, document: Document) -> None:  # type: ignore[no-untyped-def]
    said = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert said == ["Märket för Stegvis, en trappa i tre steg", *(chart.alt for chart in document.charts())]


def test_word_has_contents_that_can_be_updated_and_the_notice_in_its_foot(word, document: Document) -> None:  # type: ignore[no-untyped-def]
    fields = [node.text for node in word.element.body.iter(qn("w:instrText"))]
    assert fields == ['TOC \\o "1-1" \\n \\h \\z']
    assert document.notice in word.sections[0].footer.paragraphs[0].text


def test_excel_has_a_sheet_for_each_table_after_the_contents(
    book: openpyxl.Workbook, document: Document
) -> None:
    assert book.sheetnames == ["Innehåll", *(table.number for table in document.tables())]
    assert book["Innehåll"]["A3"].value == document.notice


def test_excel_numbers_are_numbers_and_shares_are_percent(
    book: openpyxl.Workbook, document: Document
) -> None:
    sheet = book["Tabell 3.2"]
    first = outcomes(document).rows[1]
    assert [sheet["A7"].value, sheet["B7"].value, sheet["C7"].value] == [cell.value for cell in first]
    assert (sheet["B7"].data_type, sheet["C7"].number_format, sheet.freeze_panes) == ("n", "0%", "B6")


def test_excel_shows_what_is_not_known_as_a_dash(book: openpyxl.Workbook) -> None:
    assert book["Tabell 1.1"]["F7"].value == "–"


def test_csv_has_one_row_for_each_printed_figure(document: Document) -> None:
    rows = list(csv.DictReader(StringIO(tidy(document).decode())))
    assert len(rows) == len(document.printed_figures())
    assert {"measure": "exits", "team": "ekbacka", "outcome": "work", "value": "2", "n": "7"}.items() <= next(
        row for row in rows if row["team"] == "ekbacka" and row["outcome"] == "work"
    ).items()


@pytest.mark.parametrize("renderer", [docx, xlsx, tidy])
def test_the_same_report_gives_the_same_bytes(renderer, document: Document) -> None:  # type: ignore[no-untyped-def]
    assert renderer(document) == renderer(document)
