"""Which periods can be chosen, and what are they called?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.documents.speech import Speech
from stegvis.domain.period import Period
from stegvis.web.register.clock import months_after

YEAR = "12m"


@dataclass(frozen=True, slots=True)
class Choice:
    """A period as it stands in an address and in a list."""

    code: str
    label: str
    period: Period


def last_twelve_months(today: date) -> Period:
    """The twelve whole months before this one and the days of this one that have passed."""
    return Period(months_after(today, -12) + timedelta(days=1), today)


def year_of(year: int) -> Period:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    return Period(date(year, 6 * number - 5, 1), date(year, 6 * number, monthrange(year, 6 * number)[1]))


def finished_halves(today: date, number: int) -> list[Period]:
    """The latest half-years that have ended, newest first."""
    halves = [half(year, n) for year in range(today.year, today.year - number - 1, -1) for n in (2, 1)]
    return [period for period in halves if period.last < today][:number]


def choices(first: date | None, today: date) -> list[Choice]:
    """The last twelve months, then halves and whole years, newest first, back to the year of `first` (ten at most)."""
    found = [Choice(YEAR, "Senaste tolv månaderna", last_twelve_months(today))]
    for year in range(today.year, max((first or today).year, today.year - 10) - 1, -1):
        if today >= date(year, 7, 1):
            found.append(Choice(f"{year}-2", f"Andra halvåret {year}", half(year, 2)))
        found.append(Choice(f"{year}-1", f"Första halvåret {year}", half(year, 1)))
        found.append(Choice(str(year), f"Hela {year}", Period(date(year, 1, 1), date(year, 12, 31))))
    return found


def chosen(asked: Mapping[str, str], offered: list[Choice]) -> Choice:
    """The period that the address asks for: a code, or its own first and last day; else the first one offered."""
    by_code = {choice.code: choice for choice in offered}
    if asked.get("period") in by_code:
        return by_code[asked["period"]]
    try:
        period = Period(date.fromisoformat(asked.get("from", "")), date.fromisoformat(asked.get("to", "")))
    except ValueError:
        return offered[0]
    return Choice("", Speech.of("sv", period).days(), period)
