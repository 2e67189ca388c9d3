"""Which rows does a file of somebody's hold: an Excel workbook, or text with semicolons, commas or tabs?"""

from __future__ import annotations

from collections.abc import Sequence

from stegvis.dataset.reading.look import SIGNATURES
from stegvis.web.access.record import Refused
from stegvis.web.register.lists import text, workbook
from stegvis.web.register.lists.headings import heading_row, named
from stegvis.web.register.lists.model import COLUMNS, COMPARED, Limits, Listed, Row

Numbered = Sequence[tuple[int, list[str]]]
OLD, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def read_list(data: bytes, name: str, sheet: str = "", limits: Limits = COMPARED) -> Listed:
    """The list in a file: rows above its headings (a title, a date) are left out, and so are empty rows.

    Of a workbook `sheet` is read, or the one with most rows. Cells are text: days as 2026-03-01, whole numbers without
    decimals. Raises Refused (field "file") for what is no list, asks for too much or cannot be read.
    """
    if not data:
        raise Refused("Filen är tom. Välj en annan.", "file")
    if len(data) > limits.size:
        raise Refused(
            f"Filen är större än {limits.size >> 20} MB. Spara bara bladet med listan och försök igen.",
            "file",
        )
    if data.startswith(ZIP):
        found = workbook.sheets(data, limits)
        chosen = sheet if sheet in found else max(found, key=lambda one: len(found[one]))
        return _listed(name, found[chosen], limits, chosen, tuple(found))
    if data.startswith(OLD):
        raise Refused(
            "Filen är en äldre eller lösenordsskyddad Excel-fil. Spara den som .xlsx, utan lösenord.", "file"
        )
    other = next((what for start, what in SIGNATURES.items() if data.startswith(start)), "")
    if other:
        raise Refused(f"Filen är {other}. Spara listan som .xlsx eller .csv.", "file")
    return _listed(name, text.rows(data, limits.rows), limits)


def _listed(
    name: str, found: Numbered, limits: Limits, sheet: str = "", sheets: tuple[str, ...] = ()
) -> Listed:
    place = heading_row(found)
    if place is None:
        raise Refused(
            "Listan har inga rubriker. Första raden ska säga vad kolumnerna är, till exempel Namn och Startdag.",
            "file",
        )
    if len(found) - place - 1 > limits.rows:
        raise Refused(f"Listan har fler än {limits.rows} rader. Dela den i flera filer.", "file")
    headings = named(found[place][1], found[place + 1 :])
    if len(headings) > COLUMNS:
        raise Refused(f"Listan har fler än {COLUMNS} kolumner. Ta bort dem som inte behövs.", "file")
    if place + 1 == len(found):
        raise Refused("Listan har rubriker men inga rader. Kontrollera att rätt blad är sparat.", "file")
    rows, uneven = [], []
    for number, cells in found[place + 1 :]:
        if any(cells[len(headings) :]):
            uneven.append(number)
        padded = [*cells, *[""] * len(headings)]
        rows.append(Row(number, dict(zip(headings, padded, strict=False))))
    return Listed(name, headings, tuple(rows), tuple(uneven), sheet, sheets)
