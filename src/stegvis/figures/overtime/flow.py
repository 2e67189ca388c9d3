"""How many came, went and were there, month by month?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.domain.period import Period
from stegvis.figures.overtime.stays import Stay


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or the part of it that lies in the period: who started, who ended, and who was enrolled at its end."""

    period: Period
    started: int
    ended: int
    enrolled: int


def flow(stays: Iterable[Stay], period: Period) -> list[Month]:
    """One row for each month that the period touches; enrolled at the end = enrolled before + started − ended."""
    held = list(stays)
    return [_month(held, month) for month in months(period)]


def months(period: Period) -> Iterator[Period]:
    """The months of a period, the first and last cut off where it begins and ends.

    >>> [str(month.last) for month in months(Period(date(2025, 1, 15), date(2025, 2, 28)))]
    ['2025-01-31', '2025-02-28']
    """
    year, month = period.first.year, period.first.month
    while (year, month) <= (period.last.year, period.last.month):
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        yield Period(max(first, period.first), min(last, period.last))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _month(stays: list[Stay], month: Period) -> Month:
    return Month(
        month,
        started=sum(month.first <= stay.started_on <= month.last for stay in stays),
        ended=sum(stay.ended_on is not None and month.first <= stay.ended_on <= month.last for stay in stays),
        enrolled=sum(
            stay.started_on <= month.last and (stay.ended_on is None or stay.ended_on > month.last)
            for stay in stays
        ),
    )
