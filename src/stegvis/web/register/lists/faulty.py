"""How are the rows that are wrong handed back, so that they can be mended in a spreadsheet?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from stegvis.documents.tidy import FORMULA_SIGNS
from stegvis.web.register.lists.model import Listed

Faults = Mapping[int, Sequence[str]]  # by row, what is wrong and how to mend it
HEADINGS = ("Rad", "Fel")
WIDTH = 60


def as_workbook(listed: Listed, faults: Faults) -> bytes:
    """A workbook of the wrong rows: the row's number and its faults before what the list says. Every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rader med fel")
    sheet.column_dimensions["B"].width = WIDTH
    sheet.freeze_panes = "C2"
    for place, cells in enumerate(_rows(listed, faults)):
        row = []
        for text in cells:
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"
            if not place:
                cell.font = Font(bold=True)
            row.append(cell)
        sheet.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def as_csv(listed: Listed, faults: Faults) -> bytes:
    """The same for a Swedish spreadsheet: semicolons, and nothing that it would run as a formula."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    for cells in _rows(listed, faults):
        writer.writerow([f"'{text}" if text.startswith(FORMULA_SIGNS) else text for text in cells])
    return page.getvalue().encode("utf-8-sig")


def _rows(listed: Listed, faults: Faults) -> Iterator[list[str]]:
    yield [*HEADINGS, *listed.headings]
    for row in listed.rows:
        if row.number in faults:
            yield [str(row.number), " ".join(faults[row.number]), *(row.cells[h] for h in listed.headings)]
