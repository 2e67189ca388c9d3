"""Which day does a person mean who writes a date by hand?"""

from __future__ import annotations

import re
from datetime import date

from stegvis.web.look.swedish import MONTHS, SHORT_MONTHS

AHEAD = 20  # a year of two figures lies at most so many years ahead, so that 62 is a birth year and 31 a plan
ISO = re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)")
SIX = re.compile(r"(?P<y>\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)")
SLASH = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})[\s/-]+(?P<y>\d{4}|\d\d)")
NAMED = re.compile(r"(?P<d>\d{1,2})\s+(?P<name>[a-z]{3,9})\.?\s+(?P<y>\d{4})")


def read(text: str, today: date) -> date | None:
    """ "2026-11-22", "20261122", "22/11 2026", "22 november 2026" and "221122"; None when it is no day."""
    text = text.strip().lower()
    for shape in (ISO, SIX, SLASH, NAMED):
        if found := shape.fullmatch(text):
            return _day(found.groupdict(), today)
    return None


def _day(parts: dict[str, str], today: date) -> date | None:
    month = int(parts["m"]) if "m" in parts else _month(parts["name"])
    try:
        return date(_year(parts["y"], today), month, int(parts["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    for names in (MONTHS, SHORT_MONTHS):
        if name in names:
            return names.index(name) + 1
    return 0


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + AHEAD else year
