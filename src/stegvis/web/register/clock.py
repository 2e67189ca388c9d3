"""Which day is it in Sweden, and when is something due?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils import timezone


def today() -> date:
    """The Swedish day."""
    return timezone.localdate()


def months_after(day: date, months: int) -> date:
    """The same day that many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
