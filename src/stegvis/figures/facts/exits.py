"""Who left in the period, where to, after how long and with how much coordination?"""

from __future__ import annotations

from typing import Any

from stegvis.figures.facts.people import UNKNOWN, enrolments, with_person, with_track
from stegvis.figures.facts.tables import Tables


def ended(t: Tables, *kept: str) -> Any:
    """The enrolments that ended in the period, with the columns asked for."""
    return enrolments(t, *kept).filter(lambda e: (e.ended_on >= e.first) & (e.ended_on <= e.last))


def exits(t: Tables) -> Any:
    """One row per exit; `outcome` is the column of the exit scheme that takes it."""
    e = ended(t, "participant", "referrer", "exit_outcome", "exit_reason", "completed", "destination")
    e = with_person(with_track(e, t, last=True), t)
    e = e.select(
        "key",
        "enrolment",
        "team",
        "sex",
        "track",
        referrer=e.referrer.fill_null(UNKNOWN),
        completed=e.completed.fill_null(False),
        interrupted=(~e.completed).fill_null(False),
        raw=e.exit_outcome.fill_null("unmeasured"),
        reason=e.exit_reason.fill_null(UNKNOWN),
        destination=e.destination.fill_null(UNKNOWN),
        days=e.ended_on.delta(e.started_on, unit="day").cast("float64"),
    )
    c = t["_columns"]
    column = c.select("interrupted", "positive", raw=c.outcome, outcome=c.column)
    e = e.left_join(column, ["raw", "interrupted"])
    done = t["actions"].semi_join(ended(t), "enrolment")
    acted = done.group_by("enrolment").agg(acted=done.count())
    e = e.left_join(acted, "enrolment")
    said = (
        "sex",
        "track",
        "referrer",
        "reason",
        "destination",
        "outcome",
        "completed",
        "interrupted",
        "positive",
        "days",
    )
    return e.select("key", "team", *said, actions=e.acted.fill_null(0).cast("float64"))


def exit_occupations(t: Tables) -> Any:
    """Each exit with what the person does at exit; `known` is false where nothing is recorded."""
    o = t["occupations"]
    at_exit = o.filter(o.occasion == "exit").select("enrolment", "occupation", "subsidy", "hours")
    e = ended(t).left_join(at_exit, "enrolment")
    return e.select(
        "key",
        "team",
        "occupation",
        subsidy=e.subsidy.fill_null(UNKNOWN),
        hours=e.hours.fill_null(UNKNOWN),
        known=e.occupation.notnull(),
    )
