"""Does a text hold a Swedish personal identity number, and how is it shown without it?

Skatteverket: YYMMDD-NNNN or YYYYMMDD-NNNN, the last digit a Luhn check over the ten; a coordination number (SKV 707)
adds 60 to the day. Random identifiers (UUID) are let through: they hold long rows of digits by chance.
"""

from __future__ import annotations

import re
from datetime import date

# A first sieve that the engine's regular expressions (RE2) can run over every cell; `holds_identity` decides.
SIEVE = r"\d{6}[-+ ]?\d{4}"
HIDDEN = "(dolt)"

_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])(18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![0-9A-Za-z])")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def holds_identity(text: str) -> bool:
    """True when some part of the text is a personal identity number or a coordination number."""
    return hidden(text) != text


def hidden(text: str) -> str:
    """The text with every personal identity number in it replaced."""
    if _UUID.fullmatch(text):
        return text
    return _CANDIDATE.sub(lambda found: HIDDEN if _is_identity(found) else found.group(), text)


def _is_identity(found: re.Match[str]) -> bool:
    century, year, month, day, last = found.groups()
    days = int(day) - 60 if int(day) > 60 else int(day)
    return _is_day(int((century or "20") + year), int(month), days) and _luhn(year + month + day + last)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        # 29 February of a year without century: leap in some century is enough.
        return (month, day) == (2, 29) and year % 4 == 0
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
