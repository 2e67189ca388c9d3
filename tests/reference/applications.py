"""Who applied, who waits, and how long did they wait?"""

from __future__ import annotations

from datetime import date
from statistics import median

from tests.reference import dimensions as by
from tests.reference.asked import Asked, Figure, Row, cell, day
from tests.reference.forms import not_known, not_known_split, split, summary, total
from tests.reference.people import started


def applications(asked: Asked) -> list[Figure]:
    track, referrer, measure = by.track_applied_for(asked), by.raw("referrer"), "applications"
    if not asked.has(measure):
        return [*not_known(asked, measure), *not_known_split(asked, measure, track)]
    received = [row for row in asked.rows(measure) if asked.during(day(row, "received_on"))]
    return [
        *total(asked, measure, received),
        *split(asked, measure, received, referrer),
        *split(asked, measure, received, track),
        *split(asked, measure, received, by.raw("decision", missing="pending")),
        *split(asked, measure, received, referrer, track),
    ]


def queue(asked: Asked) -> list[Figure]:
    if not asked.has("applications"):
        return not_known(asked, "queue")
    return total(asked, "queue", [row for row in asked.rows("applications") if waits(asked, row)])


def waits(asked: Asked, application: Row) -> bool:
    """Accepted by the last day, and neither started nor gone from the queue by then."""
    accepted = cell(application, "decision") == "accepted"
    decided = (day(application, "decided_on") or date.max) <= asked.last
    left = (day(application, "left_queue_on") or date.max) <= asked.last
    has_started = any(
        day(row, "started_on") <= asked.last
        for row in asked.every("enrolments")
        if cell(row, "application") == application["application"]
    )
    return accepted and decided and not left and not has_started


def weeks_waiting_median(asked: Asked) -> list[Figure]:
    """From received to start, of those started in the period who name their application."""
    if not asked.has("applications"):
        return not_known(asked, "weeks_waiting_median")
    weeks = [
        (day(row, "started_on") - day(application, "received_on")).days / 7
        for row in started(asked)
        for application in asked.every("applications")
        if application["application"] == cell(row, "application")
    ]
    return summary(asked, "weeks_waiting_median", {}, weeks, median)
