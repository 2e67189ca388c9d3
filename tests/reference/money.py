"""What was budgeted, granted, requisitioned, used and returned?"""

from __future__ import annotations

from datetime import date

from tests.reference.asked import Asked, Figure, Row, day, number
from tests.reference.dimensions import raw
from tests.reference.forms import cells, figure, not_known, with_base

OF_A_YEAR = ("budgeted", "granted")


def funding(asked: Asked) -> list[Figure]:
    if not asked.has("funding"):
        return not_known(asked, "funding")
    return [
        figure(asked, "funding", of, amount(asked, str(of["entry"])))
        for of, _ in cells(asked.rows("funding"), (raw("entry"),))
    ]


def amount(asked: Asked, entry: str) -> float | None:
    """The entry's sum; a year's budget says nothing of a period over two years."""
    if entry in OF_A_YEAR and asked.first.year != asked.last.year:
        return None
    rows = [row for row in asked.rows("funding") if row["entry"] == entry]
    counts = in_year if entry in OF_A_YEAR else in_period
    return sum(number(row, "amount") for row in rows if counts(asked, row))


def in_year(asked: Asked, row: Row) -> bool:
    return int(row["year"]) == asked.last.year


def in_period(asked: Asked, row: Row) -> bool:
    """Its own period lies within the one asked for; without one it is outside."""
    begins, stops = day(row, "period_from"), day(row, "period_to")
    return begins is not None and stops is not None and _within(asked, begins, stops)


def _within(asked: Asked, begins: date, stops: date) -> bool:
    return asked.first <= begins and stops <= asked.last


def requisitioned_share(asked: Asked) -> list[Figure]:
    measure = "requisitioned_share"
    if not asked.has("funding"):
        return not_known(asked, measure)
    granted = amount(asked, "granted")
    if granted is None:
        return not_known(asked, measure)
    value = amount(asked, "requisitioned") if granted else None
    return [figure(asked, measure, {}, value, **with_base(value, granted))]
