"""When should a participant have answered an instrument?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.definitions import Instrument
from stegvis.definitions.instrument import Occasion

WEEK_8 = timedelta(weeks=8)
AFTER = {"follow_up_6": 6, "follow_up_12": 12}


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer that is due on a day; the day is None for what is given at every conversation."""

    occasion: Occasion
    due_on: date | None


def expected(instrument: Instrument, started_on: date, ended_on: date | None) -> tuple[Expected, ...]:
    """The answers that the instrument asks of an enrolment, in order of time; those after an exit only once it is known."""
    return tuple(_each(instrument, started_on, ended_on))


def _each(instrument: Instrument, started_on: date, ended_on: date | None) -> Iterator[Expected]:
    for occasion in instrument.given_at:
        if occasion == "start":
            yield Expected(occasion, started_on)
        elif occasion == "week_8" and (ended_on is None or started_on + WEEK_8 <= ended_on):
            yield Expected(occasion, started_on + WEEK_8)
        elif occasion == "session":
            yield Expected(occasion, None)
        elif occasion == "exit" and ended_on is not None:
            yield Expected(occasion, ended_on)
        elif occasion in AFTER and ended_on is not None:
            yield Expected(occasion, _later(ended_on, AFTER[occasion]))


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
