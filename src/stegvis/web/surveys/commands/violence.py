"""How is it written down that the questions about violence have been put?"""

from __future__ import annotations

from datetime import date

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import ViolenceAsked

ACTION = "violence.ask"


def put(
    by: By, *, enrolment: Enrolment, asked_on: date, answered: bool, needs_support: bool | None
) -> ViolenceAsked:
    """That they were put on a day. Raises Refused for a day to come, or before the enrolment."""
    if asked_on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "asked_on")
    if asked_on < enrolment.started_on:
        raise Refused("Dagen är före inskrivningen. Ange en senare dag.", "asked_on")
    made = ViolenceAsked(
        enrolment=enrolment,
        asked_on=asked_on,
        answered=answered,
        needs_support=needs_support if answered else None,
    )
    return record.added(by, ACTION, made)


def remove(by: By, *, asked: ViolenceAsked) -> None:
    """Takes away what was entered wrongly; the log keeps that it was there."""
    record.removed(by, ACTION, asked)
