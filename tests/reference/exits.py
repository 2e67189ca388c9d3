"""Who ended, how, with what, and after how long?"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean, median

from tests.reference import dimensions as by
from tests.reference.asked import Asked, Figure, Row, cell, day, truth
from tests.reference.forms import cells, figure, not_known, share, split, summary, total, with_base


def ended(asked: Asked) -> list[Row]:
    return [row for row in asked.rows("enrolments") if asked.during(day(row, "ended_on"))]


def completed(asked: Asked) -> list[Row]:
    return [row for row in ended(asked) if truth(row, "completed") is True]


def interrupted(asked: Asked) -> list[Row]:
    return [row for row in ended(asked) if truth(row, "completed") is False]


def exits(asked: Asked) -> list[Figure]:
    records = ended(asked)
    return [
        *total(asked, "exits", records),
        *split(asked, "exits", records, by.sex(asked)),
        *split(asked, "exits", records, by.exit_outcome(asked)),
        *split(asked, "exits", records, by.track_last(asked), by.exit_outcome(asked)),
        *split(asked, "exits", records, by.raw("destination")),
    ]


def exits_completed(asked: Asked) -> list[Figure]:
    return _ended_as(asked, "exits_completed", completed(asked))


def exits_interrupted(asked: Asked) -> list[Figure]:
    measure, records, reason = "exits_interrupted", interrupted(asked), by.raw("reason", column="exit_reason")
    return [
        *_ended_as(asked, measure, records),
        *split(asked, measure, records, reason),
        *split(asked, measure, records, reason, by.raw("referrer")),
    ]


def _ended_as(asked: Asked, measure: str, records: list[Row]) -> list[Figure]:
    return [
        *total(asked, measure, records),
        *split(asked, measure, records, by.exit_outcome(asked)),
        *split(asked, measure, records, by.track_last(asked)),
        *split(asked, measure, records, by.raw("referrer")),
    ]


def outcome_share_of_completed(asked: Asked) -> list[Figure]:
    return _outcome_share(asked, "outcome_share_of_completed", completed(asked))


def outcome_share_of_all(asked: Asked) -> list[Figure]:
    return _outcome_share(asked, "outcome_share_of_all", ended(asked))


def _outcome_share(asked: Asked, measure: str, base: list[Row]) -> list[Figure]:
    return [
        each
        for of, hits in cells(base, (by.exit_outcome(asked),))
        for each in share(asked, measure, base, of, hits)
    ]


def positive_share(asked: Asked) -> list[Figure]:
    """Of all exits, those in a column that the scheme calls positive."""
    hits = [row for row in ended(asked) if by.column_of_exit(asked, row) in asked.scheme.positive]
    return share(asked, "positive_share", ended(asked), {}, hits)


def occupation_at_exit(asked: Asked) -> list[Figure]:
    if not asked.has("occupations"):
        return not_known(asked, "occupation_at_exit")
    return [
        *_occupied(asked, by.raw("occupation")),
        *_occupied(asked, by.raw("occupation"), by.raw("subsidy")),
        *_occupied(asked, by.raw("occupation"), by.raw("hours")),
    ]


def _occupied(asked: Asked, *split_by: by.Dimension) -> list[Figure]:
    """Exits that have an occupation of the kind, each once, over all exits."""
    gone = ended(asked)
    rows = [row for one in gone for row in asked.of("occupations", one) if cell(row, "occasion") == "exit"]
    return [
        figure(asked, "occupation_at_exit", of, value, **with_base(value, len(gone)))
        for of, hits in cells(rows, split_by)
        for value in [len({row["enrolment"] for row in hits})]
    ]


def months(row: Row) -> float:
    return (day(row, "ended_on") - day(row, "started_on")).days / 30.4375


def months_in_programme_mean(asked: Asked) -> list[Figure]:
    return _months_in_programme(asked, "months_in_programme_mean", fmean)


def months_in_programme_median(asked: Asked) -> list[Figure]:
    return _months_in_programme(asked, "months_in_programme_median", median)


def _months_in_programme(asked: Asked, measure: str, how: Callable[[list[float]], float]) -> list[Figure]:
    gone = ended(asked)
    groups = [({}, gone), *cells(gone, (by.exit_outcome(asked),))]
    return [
        each
        for of, hits in groups
        for each in summary(asked, measure, of, [months(row) for row in hits], how)
    ]
