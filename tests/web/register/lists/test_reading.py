"""A list is read however it was saved, and what is no list is refused with what to do."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from stegvis.web.access.record import Refused
from stegvis.web.register.lists import Listed, read_list
from stegvis.web.register.lists.model import COLUMNS, COMPARED

TEXT = "Namn;Startdag;Utfall\nÅsa Björkeby;2026-03-01;Jobb\nTova Granlöf;;\n"


def workbook(*rows: list[object], **more: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, others in more.items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as no:
        read_list(data, "lista")
    assert no.value.field == "file"
    return no.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_a_text_file_is_read_in_every_encoding_and_with_every_separator(
    encoding: str, separator: str
) -> None:
    listed = read_list(TEXT.replace(";", separator).encode(encoding), "lista.csv")
    assert listed.headings == ("Namn", "Startdag", "Utfall")
    assert listed.rows[0].cells == {"Namn": "Åsa Björkeby", "Startdag": "2026-03-01", "Utfall": "Jobb"}
    assert [row.number for row in listed.rows] == [2, 3]


def test_titles_and_empty_rows_are_left_out_and_rows_keep_their_numbers() -> None:
    listed = read_list(f"Deltagare hösten 2026\n;;\n{TEXT};;\nMira;2026-01-02;\n".encode(), "lista.csv")
    assert listed.headings == ("Namn", "Startdag", "Utfall")
    assert [row.number for row in listed.rows] == [4, 5, 7]


def test_excels_own_line_about_the_separator_is_heeded() -> None:
    listed = read_list(b"sep=|\nNamn|Start, plan\nMira|a, b, c\nTova|d, e, f\n", "lista.csv")
    assert listed.headings == ("Namn", "Start, plan")
    assert [row.number for row in listed.rows] == [3, 4]


def test_cells_with_quotes_hold_separators_and_line_breaks() -> None:
    listed = read_list('Namn;Kommentar\nMira;"ett;\ntvå"\nTova;tre\n'.encode(), "lista.csv")
    assert listed.rows[0].cells["Kommentar"] == "ett; två"
    assert listed.rows[1].number == 4


def test_a_row_with_more_cells_than_headings_is_pointed_out() -> None:
    assert read_list(b"A;B\n1;2;3\nx;y\nz;w\n", "lista.csv").uneven == (2,)


def test_headings_are_named_once_each() -> None:
    listed = read_list(b"Datum;;Datum\na;b;c\nd;e;f\n", "lista.csv")
    assert listed.headings == ("Datum", "Kolumn B", "Datum (2)")


def test_a_workbook_gives_days_numbers_and_words_as_they_would_be_typed() -> None:
    data = workbook(
        ["Namn", "Född", "Start", "Mötte", "Andel"],
        ["Mira", 199005170000.0, datetime(2026, 3, 1), True, 0.5],
        ["Tova", None, date(2026, 4, 2), False, 3],
    )
    listed = read_list(data, "lista.xlsx")
    assert list(listed.rows[0].cells.values()) == ["Mira", "199005170000", "2026-03-01", "ja", "0,5"]
    assert list(listed.rows[1].cells.values()) == ["Tova", "", "2026-04-02", "nej", "3"]


def test_the_sheet_with_most_rows_is_read_unless_another_is_asked_for() -> None:
    data = workbook(["Info"], Lista=[["Namn", "Dag"], ["Mira", "x"]], Gamla=[["Namn"], ["Tova"]])
    assert read_list(data, "lista.xlsx").sheet == "Lista"
    other = read_list(data, "lista.xlsx", "Gamla")
    assert (other.sheet, other.sheets) == ("Gamla", ("Sheet", "Lista", "Gamla"))


def test_a_list_is_kept_and_opened_again_as_it_was() -> None:
    listed = read_list(workbook(["Namn", "Dag"], ["Mira", 3]), "lista.xlsx")
    assert Listed.from_json(listed.as_json()) == listed


def test_the_values_of_a_column_are_counted() -> None:
    listed = read_list(b"Utfall;X\nJobb;1\nStudier;1\nJobb;1\n;1\n", "lista.csv")
    assert listed.values("Utfall") == [("Jobb", 2), ("Studier", 1)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tom"),
        (b"\xd0\xcf\x11\xe0rest", "lösenord"),
        (b"%PDF-1.7", "en PDF"),
        (b"PK\x03\x04skadad", "går inte att läsa"),
        (b"x" * (COMPARED.size + 1), "5 MB"),
        (b"Namn;Dag\n", "inga rader"),
        (b"19900101;2026-01-01\n19910101;2026-01-02\n", "inga rubriker"),
        (b"Namn;V\x84g\nMira;\x8fsa\n", "kodade"),
        (("Namn;Dag\n" + "a;b\n" * (COMPARED.rows + 1)).encode(), "20000 rader"),
        (
            (
                ";".join(f"k{'x' * (n % 9)}" for n in range(COLUMNS + 1)) + "\n" + "a;" * COLUMNS + "a\n"
            ).encode(),
            "200 kolumner",
        ),
        (b'Namn;Dag\n"' + b"a" * 200_000 + b";b\n", "Rad 2"),
    ],
    ids=lambda value: value[:14] if isinstance(value, bytes) else value,
)
def test_what_is_no_list_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("lista.csv", TEXT)
    assert "ingen Excel-arbetsbok" in refusal(kept.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    kept = io.BytesIO(workbook(["Namn", "Dag"], ["Mira", "x"]))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (50 << 20))
    assert "packar upp sig" in refusal(kept.getvalue())


def test_entities_of_a_hostile_workbook_are_not_expanded() -> None:
    harmless = workbook(["Namn", "Dag"], ["Mira", "x"])
    bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>'
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(harmless)) as source, zipfile.ZipFile(kept, "w") as target:
        for entry in source.infolist():
            text = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                text = bomb.encode() + text
            target.writestr(entry.filename, text)
    assert "går inte att läsa" in refusal(kept.getvalue())


def test_an_empty_workbook_is_refused() -> None:
    assert "tom" in refusal(workbook())
