"""Who applied in the period, and who waits at its end?"""

from __future__ import annotations

from typing import Any

from stegvis.figures.facts.people import UNKNOWN
from stegvis.figures.facts.tables import Tables


def applications(t: Tables) -> Any:
    """The applications received in the period, with the decision the dataset has, even if taken later."""
    a = t["applications"].cross_join(t["_run"])
    a = a.filter((a.received_on >= a.first) & (a.received_on <= a.last))
    return a.select(
        "team",
        key=a.application,
        referrer=a.referrer.fill_null(UNKNOWN),
        track=a.track.fill_null(UNKNOWN),
        decision=a.decision.fill_null("pending"),
    )


def queue(t: Tables) -> Any:
    """The accepted who by the period's end have neither started nor left the queue."""
    run = t["_run"]
    e = t["enrolments"].cross_join(run)
    begun = e.filter(e.application.notnull() & (e.started_on <= e.last)).select("application")
    a = t["applications"].cross_join(run)
    a = a.filter(
        (a.decision == "accepted")
        & (a.decided_on <= a.last)
        & (a.left_queue_on.isnull() | (a.left_queue_on > a.last))
    ).anti_join(begun, "application")
    return a.select("team", key=a.application)
