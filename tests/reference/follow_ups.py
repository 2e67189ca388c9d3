"""Who was followed up after the exit, and how did it go?"""

from __future__ import annotations

from tests.reference import dimensions as by
from tests.reference.asked import Asked, Figure, Row, cell, day, truth
from tests.reference.forms import Dimension, cells, figure, not_known, split, with_base


def due(asked: Asked) -> list[Row]:
    return [row for row in asked.rows("follow_ups") if asked.during(day(row, "due_on"))]


def attempted(asked: Asked) -> list[Row]:
    return [row for row in due(asked) if cell(row, "attempted_on")]


def reached(asked: Asked) -> list[Row]:
    return [row for row in due(asked) if truth(row, "reached") is True]


def months(asked: Asked) -> Dimension:
    """The numbers of months that occur among the follow-ups due."""
    occurring = sorted({int(row["months"]) for row in due(asked)})
    return Dimension("months", lambda row: [int(row["months"])], given=occurring)


def follow_ups_due(asked: Asked) -> list[Figure]:
    return _counted(asked, "follow_ups_due", due(asked))


def follow_ups_attempted(asked: Asked) -> list[Figure]:
    return _counted(asked, "follow_ups_attempted", attempted(asked))


def follow_ups_reached(asked: Asked) -> list[Figure]:
    return _counted(asked, "follow_ups_reached", reached(asked))


def _counted(asked: Asked, measure: str, records: list[Row]) -> list[Figure]:
    if not asked.has("follow_ups"):
        return not_known(asked, measure)
    return split(asked, measure, records, months(asked))


def follow_up_outcome(asked: Asked) -> list[Figure]:
    """Of those reached after so many months, those with the outcome."""
    measure = "follow_up_outcome"
    if not asked.has("follow_ups"):
        return not_known(asked, measure)
    return [
        figure(asked, measure, of, len(hits), **with_base(len(hits), after(asked, of["months"])))
        for of, hits in cells(reached(asked), (months(asked), by.follow_up_outcome(asked)))
    ]


def after(asked: Asked, count: int | str) -> int:
    return len([row for row in reached(asked) if int(row["months"]) == count])
