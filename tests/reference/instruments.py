"""What did people answer in questionnaires, at the start and at the exit?"""

from __future__ import annotations

from statistics import fmean

from tests.reference.asked import Asked, Figure, Row, cell, day, number
from tests.reference.contract import INSTRUMENTS
from tests.reference.dimensions import raw
from tests.reference.forms import cells, figure, not_known, summary, with_base


def score(asked: Asked, answer: Row) -> float | None:
    """The sum of the items that make the score; None when one of them is missing or nobody says how to score."""
    instrument = INSTRUMENTS.get(answer["instrument"])
    if instrument is None:
        return None
    values = {
        row["item"]: number(row, "value")
        for row in asked.every("responses")
        if row["response"] == answer["response"]
    }
    scored = [values.get(item) for item in instrument.score]
    return None if None in scored else sum(scored)


def answers(asked: Asked, enrolment: str, instrument: str, occasion: str) -> list[Row]:
    """One row per questionnaire answered on the occasion, in the order they were answered."""
    rows = {
        row["response"]: row
        for row in asked.rows("responses")
        if cell(row, "enrolment") == enrolment
        and row["instrument"] == instrument
        and cell(row, "occasion") == occasion
    }
    return sorted(rows.values(), key=lambda row: (day(row, "answered_on"), row["response"]))


def pair(asked: Asked, enrolment: str, instrument: str) -> tuple[Row, Row] | None:
    """Start and exit; without either of them the first and the last session."""
    starts, exits, sessions = (
        answers(asked, enrolment, instrument, occasion) for occasion in ("start", "exit", "session")
    )
    if starts and exits:
        return starts[0], exits[-1]
    if len(sessions) > 1:
        return sessions[0], sessions[-1]
    return None


def pairs(asked: Asked, instrument: str) -> list[tuple[Row, Row]]:
    """The pairs whose later answer was given in the period."""
    people = sorted({cell(row, "enrolment") for row in asked.rows("responses")} - {None})
    found = [pair(asked, enrolment, instrument) for enrolment in people]
    return [one for one in found if one and asked.during(max(day(answer, "answered_on") for answer in one))]


def instrument_mean(asked: Asked) -> list[Figure]:
    """The mean at the start and at the exit of those who have a score both times."""
    if not asked.has("responses"):
        return not_known(asked, "instrument_mean")
    found = []
    for instrument in sorted({row["instrument"] for row in asked.rows("responses")}):
        without_score = instrument in INSTRUMENTS and not INSTRUMENTS[instrument].score
        both = pairs(asked, instrument)
        if both and not without_score:
            found += _means(asked, instrument, both)
    return found


def _means(asked: Asked, instrument: str, both: list[tuple[Row, Row]]) -> list[Figure]:
    scores = [(score(asked, before), score(asked, after)) for before, after in both]
    known = [each for each in scores if None not in each]
    return [
        each
        for place, occasion in enumerate(["start", "exit"])
        for each in summary(
            asked,
            "instrument_mean",
            {"instrument": instrument, "occasion": occasion},
            [both_scores[place] for both_scores in known],
            fmean,
        )
    ]


def instrument_positive_share(asked: Asked) -> list[Figure]:
    """Of the answers with a value, those with a positive one."""
    measure = "instrument_positive_share"
    if not asked.has("responses"):
        return not_known(asked, measure)
    given = [row for row in asked.rows("responses") if asks(asked, row)]
    return [
        figure(asked, measure, of, value, **with_base(value, len(hits)))
        for of, hits in cells(given, (raw("instrument"), raw("item")))
        for value in [len([row for row in hits if positive(row)]) if hits else None]
    ]


def asks(asked: Asked, row: Row) -> bool:
    """Answered in the period, with a value, to an item of an instrument that says which values are positive."""
    instrument = INSTRUMENTS.get(row["instrument"])
    return bool(
        instrument
        and instrument.positive
        and row["item"] in instrument.items
        and number(row, "value") is not None
        and asked.during(day(row, "answered_on"))
    )


def positive(row: Row) -> bool:
    return number(row, "value") in INSTRUMENTS[row["instrument"]].positive
