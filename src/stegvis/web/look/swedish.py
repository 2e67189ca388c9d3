"""How are days, times, numbers and counts said in Swedish?"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from stegvis.documents.numbers import NO_BREAK, UNKNOWN, count, decimal, written

__all__ = [
    "NO_BREAK",
    "UNKNOWN",
    "breakable",
    "clock",
    "day",
    "in_words",
    "number",
    "percent",
    "plural",
    "weekday",
]

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")

# Before the last part of the long words that benefits are called.
JOINT = re.compile(r"(?<=\w{5})(?=(?:ersättning|penning|pension|stöd)\b)")
SOFT_HYPHEN = "\u00ad"

Number = int | float | Decimal


def breakable(words: str) -> str:
    """The words with a soft hyphen where a long compound may break: narrow columns hold "aktivitets-ersättning"."""
    return JOINT.sub(SOFT_HYPHEN, words)


def day(value: date, today: date, how: str = "") -> str:
    """ "28 augusti", with the year when it is not this one; `how`: "year" always, "no-year" never, "short" "28 aug"."""
    months = SHORT_MONTHS if "short" in how else MONTHS
    said = f"{value.day}{NO_BREAK}{months[value.month - 1]}"
    with_year = value.year != today.year if "year" not in how else "no-year" not in how
    return f"{said} {value.year}" if with_year else said


def weekday(value: date, today: date, how: str = "") -> str:
    """ "torsdag 28 augusti"; `how`: "name" "torsdag", "short" "tors 28"."""
    if how == "name":
        return WEEKDAYS[value.weekday()]
    if how == "short":
        return f"{SHORT_WEEKDAYS[value.weekday()]}{NO_BREAK}{value.day}"
    return f"{WEEKDAYS[value.weekday()]} {day(value, today)}"


def clock(value: time | datetime) -> str:
    """ "14.32"; a datetime must already be in local time."""
    return f"{value:%H.%M}"


def number(value: Number, decimals: int | None = None) -> str:
    """As reports write it: decimal comma, thousands apart. Without `decimals`: none, or one where there is a part."""
    return count(float(value), "sv") if decimals is None else decimal(float(value), "sv", decimals)


def percent(share: Number) -> str:
    """A share (a fraction of 1) as "35 %"."""
    return written(float(share), "share", "sv")


def in_words(amount: int, one: str = "en") -> str:
    """Up to twelve in words, more in figures; `one` is "en" or "ett"."""
    if amount == 1:
        return one
    return WORDS[amount] if 0 <= amount < len(WORDS) else number(amount)


def plural(amount: Number, forms: str) -> str:
    """The form that goes with the count: `forms` is "plats,platser"."""
    one, many = forms.split(",")
    return one if amount == 1 else many
