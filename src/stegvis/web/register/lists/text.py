"""Which rows does a text file hold, however it is encoded and whatever stands between its cells?"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from stegvis.dataset.reading.look import windows
from stegvis.web.access.record import Refused
from stegvis.web.register.lists.model import CELL, COMPARED

SEPARATORS = (";", "\t", ",", "|")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LONGEST = 100_000  # letters of a cell; csv's own limit is one for the whole process, and others move it
UNREADABLE = "Rad {row} går inte att läsa. Se efter om ett citattecken saknas där."
SPACES = re.compile(r"[\s\u200b\ufeff]+")
ENCODING = (
    "Det går inte att avgöra hur filens bokstäver är kodade. Spara listan som .xlsx, eller som CSV UTF-8."
)


def rows(data: bytes, most: int = COMPARED.rows) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with its line number and cells. Raises Refused."""
    said = decoded(data)
    first, _, rest = said.partition("\n")
    told = re.fullmatch(r'"?sep=(.)"?\s*', first)  # Excel's own way of saying what stands between the cells
    separator, skipped = (told[1], 1) if told else (separator_of(said), 0)
    reader = csv.reader(io.StringIO(rest if told else said, newline=""), delimiter=separator)
    found: list[tuple[int, list[str]]] = []
    while True:
        number = reader.line_num + 1 + skipped
        try:
            read = next(reader)
        except StopIteration:
            return found
        except csv.Error as fault:
            raise Refused(UNREADABLE.format(row=number), "file") from fault
        if any(len(cell) > LONGEST for cell in read):
            raise Refused(UNREADABLE.format(row=number), "file")
        cells = [clean(cell) for cell in read]
        if any(cells):
            found.append((number, cells))
        if len(found) > most + 50:
            raise Refused(f"Listan har fler än {most} rader. Dela den i flera filer.", "file")


def decoded(data: bytes) -> str:
    """The text of the bytes: UTF-8 with or without a mark, UTF-16, or what Windows wrote before. Raises Refused."""
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), "")
    for encoding in (marked,) if marked else _possible(data):
        try:
            said = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in said:
            return said.removeprefix("\ufeff")
    raise Refused(ENCODING, "file")


def _possible(data: bytes) -> list[str]:
    """UTF-16 without a mark shows as a zero beside each letter."""
    head = data[:200]
    if 0 in head:
        return ["utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"]
    high = set(data.translate(None, bytes(range(0x80))))
    return ["utf-8", *(["cp1252"] if windows(high) else [])]


def separator_of(said: str) -> str:
    """What stands between the cells: that which cuts most lines into equally many, more than one."""
    best, most = ";", (0, 0)
    for separator in SEPARATORS:
        cut = Counter(n for n in _widths(said, separator) if n > 1)
        wide, times = cut.most_common(1)[0] if cut else (0, 0)
        if (times, wide) > most:
            best, most = separator, (times, wide)
    return best


def _widths(said: str, separator: str) -> list[int]:
    """How many cells the first rows get; none where the separator makes nonsense of the quotation marks."""
    try:
        return [len(cells) for cells in csv.reader(said.splitlines()[:60], delimiter=separator)]
    except csv.Error:
        return []


def clean(cell: str) -> str:
    """The cell without odd spaces and line breaks; at most so long that nothing is hidden in it."""
    if cell.isalnum():  # most cells, and the rest is slow
        return cell[:CELL]
    return SPACES.sub(" ", cell).strip()[:CELL]
