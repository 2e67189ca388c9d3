"""Who left in the period, where to, after how long and with how much coordination?"""

from __future__ import annotations

from typing import Any

from stegvis.figures.facts.people import UNKNOWN, enrolments, with_track
from stegvis.figures.facts.tables import Tables


def ended(t: Tables) -> Any:
    """The enrolments that ended in the period."""
    return enrolments(t).filter(lambda e: (e.ended_on >= e.first) & (e.ended_on <= e.last))


def exits(t: Tables) -> Any:
    """One row per exit; `outcome` is the column of the exit scheme that takes it."""
    e = ended(t)
    e = e.mutate(
        completed=e.completed.fill_null(False),
        interrupted=(~e.completed).fill_null(False),
        raw=e.exit_outcome.fill_null("unmeasured"),
        reason=e.exit_reason.fill_null(UNKNOWN),
        destination=e.destination.fill_null(UNKNOWN),
        days=e.ended_on.delta(e.started_on, unit="day").cast("float64"),
    )
    column = t["_columns"].select(raw="outcome", interrupted="interrupted", outcome="column", positive="positive")
    e = e.left_join(column, ["raw", "interrupted"])
    e = with_track(e, t, last=True)
    acted = t["actions"].group_by("enrolment").agg(actions=t["actions"].count())
    e = e.left_join(acted, "enrolment")
    shown = ("key", "team", "sex", "referrer", "outcome", "reason", "destination", "track")
    return e.select(
        *shown, "completed", "interrupted", "positive", "days", actions=e.actions.fill_null(0).cast("float64")
    )


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
