"""How is the queue kept in order?"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said_day
from stegvis.web.register.clock import today
from stegvis.web.register.models import Application

MANAGE, REGISTER = "queue.manage", "application.register"
GONE = "Personen står inte längre i kön. Öppna kön på nytt."


@transaction.atomic
def step(by: By, *, application: Application, up: bool) -> None:
    """Changes places with the one before, or with `up` False the one after; the first and last stay where they are."""
    held = list(
        Application.objects.select_for_update()
        .in_queue()
        .filter(team=application.team)
        .order_by("queue_place", "received_on", "pk")
    )
    if application not in held:
        raise Refused(GONE)
    at = held.index(application)
    other = at - 1 if up else at + 1
    if 0 <= other < len(held):
        held[at], held[other] = held[other], held[at]
    for place, row in enumerate(held, start=1):
        record.changed(by, MANAGE, row, queue_place=place)


def pause(by: By, *, team: Team, on: date, why: str) -> Team:
    """Takes nobody in from a day on, with the reason."""
    return record.changed(by, MANAGE, team, queue_paused_on=on, queue_paused_why=why)


def resume(by: By, *, team: Team) -> Team:
    """Takes people in again."""
    return record.changed(by, MANAGE, team, queue_paused_on=None, queue_paused_why="")


def leave(by: By, *, application: Application, on: date, why: str, version: int | None = None) -> Application:
    """Takes somebody out of the queue who will not start. Raises Changed."""
    _waits(application)
    if not application.received_on <= on <= today():
        came = said_day(application.received_on, today())
        raise Refused(f"Dagen ska ligga mellan {came}, då ansökan kom, och i dag.", "left_queue_on")
    return record.changed(by, REGISTER, application, version, left_queue_on=on, left_queue_why=why)


def come_back(by: By, *, application: Application) -> Application:
    """Puts somebody back in the same place. Refused where an enrolment took them out."""
    if application.enrolments.exists():
        raise Refused("Personen är inskriven och står därför inte i kön.")
    return record.changed(by, REGISTER, application, left_queue_on=None, left_queue_why="")


def book_start(
    by: By, *, application: Application, at: datetime, place: str, version: int | None = None
) -> Application:
    """Books the start meeting, or another time for it. Raises Changed."""
    _waits(application)
    return record.changed(by, REGISTER, application, version, start_meeting_at=at, start_meeting_place=place)


def _waits(application: Application) -> None:
    if not Application.objects.in_queue().filter(pk=application.pk).exists():
        raise Refused(GONE)
