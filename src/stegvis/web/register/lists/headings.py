"""Which row of a list says what the columns are, and what are they called?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from statistics import median

FIRST = 25  # so many rows down headings are looked for
VALUE = re.compile(r"[\d\s.,:+\-/%]*\d[\d\s.,:+\-/%]*")  # a number, a day, a personnummer: no heading


def heading_row(rows: Sequence[tuple[int, list[str]]]) -> int | None:
    """The place of the first row that can be headings: words alone, and about as many as the rows below have cells."""
    widths = [sum(1 for cell in cells if cell) for _, cells in rows[: 8 * FIRST]]
    if not widths:
        return None
    wanted = max(2, 0.6 * median(widths)) if max(widths) > 1 else 1
    for place, (_, cells) in enumerate(rows[:FIRST]):
        written = [cell for cell in cells if cell]
        if len(written) >= wanted and not any(VALUE.fullmatch(cell) for cell in written):
            return place
    return None


def named(cells: Sequence[str], below: Sequence[tuple[int, list[str]]]) -> tuple[str, ...]:
    """A name for each column, each once: a column without a heading gets its letter if anything stands below it."""
    last = max((place for place, cell in enumerate(cells) if cell), default=-1) + 1
    found: list[str] = []
    for place, cell in enumerate(cells[:last]):
        name = cell[:80] or f"Kolumn {letters(place)}"
        found.append(next(one for one in _tries(name) if one not in found))
    return tuple(found)


def _tries(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} ({n})" for n in count(2))


def letters(place: int) -> str:
    """The letters of a column as Excel writes them: 0 is A, 26 is AA."""
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(65 + rest) + said
    return said
