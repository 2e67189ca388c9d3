"""How are days and numbers said in the language that a participant reads?

Swedish is `swedish`. Other languages take Django's names of days and months, and the figures 0–9.
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import dateformat, timezone, translation

from stegvis.documents.numbers import count, decimal
from stegvis.web.look import swedish

SWEDISH = "sv"


def day(value: date | datetime, language: str, *, short: bool = False) -> str:
    """ "28 August 2026"; `short` "28 Aug", with the year where it is not this one."""
    on, now = local(value), timezone.localdate()
    if language == SWEDISH:
        return swedish.day(on, now, "short" if short else "")
    year = "" if on.year == now.year else " Y"
    return _named(on, f"j M{year}" if short else f"j F{year}", language)


def weekday(value: date, language: str) -> str:
    """ "Thu 28 Aug"."""
    if language == SWEDISH:
        return swedish.weekday(value, timezone.localdate(), "short")
    return _named(value, "D j M", language)


def clock(value: time | datetime, language: str) -> str:
    """ "14:32"."""
    at = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return swedish.clock(at) if language == SWEDISH else f"{at:%H:%M}"


def moment(value: datetime, language: str) -> str:
    """ "28 August 14:32"."""
    return f"{day(value, language)} {clock(value, language)}"


def month(number: int, language: str) -> str:
    """A month's short name."""
    if language == SWEDISH:
        return swedish.SHORT_MONTHS[number - 1]
    return _named(date(2000, number, 1), "M", language)


def number(value: float, language: str, decimals: int | None = None) -> str:
    """As `swedish.number`, with a decimal point where the language has one."""
    marks = "sv" if language == SWEDISH else "en"
    return count(float(value), marks) if decimals is None else decimal(float(value), marks, decimals)


def local(value: date | datetime) -> date:
    """The day here."""
    return (
        timezone.localtime(value).date()
        if isinstance(value, datetime) and timezone.is_aware(value)
        else value
    )


def _named(value: date, how: str, language: str) -> str:
    with translation.override(language):
        return str(dateformat.format(value, how))
