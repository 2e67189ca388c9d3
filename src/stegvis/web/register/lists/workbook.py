"""Which rows do the sheets of an Excel workbook hold, and is it safe to open?"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from stegvis.web.access.record import Refused
from stegvis.web.register.lists.model import BLANK, COLUMNS, COMPARED, ENTRIES, RATIO, RATIO_FROM, Limits
from stegvis.web.register.lists.text import clean

SHEETS = 40
BROKEN = "Excel-filen går inte att läsa. Öppna den i Excel, spara den på nytt som .xlsx och försök igen."
TOO_LARGE = "Excel-filen packar upp sig till mycket mer än en lista. Kopiera listan till en ny arbetsbok."
OTHER = "Filen är ingen Excel-arbetsbok. Spara listan som .xlsx eller .csv."


def sheets(data: bytes, limits: Limits = COMPARED) -> dict[str, list[tuple[int, list[str]]]]:
    """The rows that are not empty of each sheet, each with its number and cells as text. Raises Refused."""
    _judge(data, limits.unpacked)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Excel can do and a list does not need
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            found = {one.title: _rows(one, limits.rows) for one in book.worksheets[:SHEETS]}
            book.close()
    except Refused:
        raise
    except Exception as fault:  # somebody's file breaks the reader in many ways; none of them is ours
        raise Refused(BROKEN, "file") from fault
    if not any(found.values()):
        raise Refused("Arbetsboken är tom. Välj en annan fil.", "file")
    return found


def _judge(data: bytes, unpacked: int) -> None:
    """The zip's own list is judged before anything is unpacked. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise Refused(BROKEN, "file") from fault
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise Refused(OTHER, "file")
    bombs = [e for e in entries if e.file_size > RATIO_FROM and e.file_size > RATIO * max(e.compress_size, 1)]
    if bombs or len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > unpacked:
        raise Refused(TOO_LARGE, "file")


def _rows(sheet: Any, most: int) -> list[tuple[int, list[str]]]:
    """Rows with something in them, until the sheet ends or so many are empty that it must have."""
    sheet.reset_dimensions()  # what the sheet says of its own size is not to be trusted
    found: list[tuple[int, list[str]]] = []
    for number, values in enumerate(sheet.iter_rows(max_col=COLUMNS + 1, values_only=True), 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append((number, cells))
        if number - (found[-1][0] if found else 0) > BLANK:
            break
        if len(found) > most + 50:
            raise Refused(f"Listan har fler än {most} rader. Dela den i flera filer.", "file")
    return found


def _text(value: object) -> str:
    """A cell as it would be typed: a whole number without decimals, a day as 2026-03-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return clean(str(value))
