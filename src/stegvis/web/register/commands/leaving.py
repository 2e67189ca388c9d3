"""How does somebody leave, and how is an exit undone or mended?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register import order
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.commands.living import Livelihoods, Occupations, observe
from stegvis.web.register.models import Enrolment, FollowUp, Livelihood, Occupation

ACTION = "enrolment.exit"
MONTHS = (6, 12, 18, 24)
UNDO = timedelta(days=1)
NOBODY_TO_ASK = "deceased"


@transaction.atomic
def close(
    by: By,
    *,
    enrolment: Enrolment,
    ended_on: date,
    livelihoods: Livelihoods | None = None,
    occupations: Occupations | None = None,
    version: int | None = None,
    **exit: Any,
) -> Enrolment:
    """Ends an enrolment: open stays end, follow-ups appear. `exit` holds outcome, reason, completed, destination, comment.

    Raises Refused for a day that cannot be, and Changed.
    """
    if not enrolment.open:
        raise Refused("Deltagaren är redan avslutad. Rätta avslutet i stället.")
    _possible(enrolment, ended_on)
    record.changed(by, ACTION, enrolment, version, ended_on=ended_on, closed_at=timezone.now(), **exit)
    for placement in enrolment.placement_set.filter(ended_on=None):
        record.changed(by, ACTION, placement, ended_on=ended_on)
    observe(by, ACTION, enrolment, "exit", ended_on, livelihoods, occupations)
    schedule(by, enrolment)
    return enrolment


@transaction.atomic
def undo(by: By, *, enrolment: Enrolment) -> None:
    """Takes an exit back within a day: the stays go on and what the exit added is gone. Raises Refused afterwards."""
    closed, ended = enrolment.closed_at, enrolment.ended_on
    if ended is None or closed is None or timezone.now() - closed > UNDO:
        raise Refused("Ett avslut går att ångra i ett dygn. Rätta avslutet i stället.")
    for placement in enrolment.placement_set.filter(ended_on=ended):
        record.changed(by, ACTION, placement, ended_on=None)
    for model in (Livelihood, Occupation):
        for row in model.objects.filter(enrolment=enrolment, occasion="exit", added_at__gte=closed):
            record.removed(by, ACTION, row)
    for follow_up in enrolment.followup_set.filter(attempted_on=None, reached=None):
        record.removed(by, ACTION, follow_up)
    record.changed(
        by,
        ACTION,
        enrolment,
        ended_on=None,
        closed_at=None,
        exit_outcome="",
        exit_reason="",
        completed=None,
        destination="",
        comment="",
    )


@transaction.atomic
def correct(
    by: By,
    *,
    enrolment: Enrolment,
    ended_on: date,
    livelihoods: Livelihoods | None = None,
    occupations: Occupations | None = None,
    version: int | None = None,
    **exit: Any,
) -> Enrolment:
    """Mends an exit later; the log keeps what it was. Follow-ups that are not done move with the day. Raises Refused, Changed."""
    before = enrolment.ended_on
    _possible(enrolment, ended_on)
    record.changed(by, ACTION, enrolment, version, ended_on=ended_on, **exit)
    for placement in enrolment.placement_set.filter(ended_on=before):
        record.changed(by, ACTION, placement, ended_on=ended_on)
    for model in (Livelihood, Occupation):
        for row in model.objects.filter(enrolment=enrolment, occasion="exit", observed_on=before):
            record.changed(by, ACTION, row, observed_on=ended_on)
    if observe(by, ACTION, enrolment, "exit", ended_on, livelihoods, occupations):
        record.touched(enrolment)
    schedule(by, enrolment)
    return enrolment


def schedule(by: By, enrolment: Enrolment) -> None:
    """The follow-ups of an exit: due so many months after its last day, none for the deceased or the anonymous."""
    ended = enrolment.ended_on
    asked = ended is not None and enrolment.exit_outcome != NOBODY_TO_ASK and not enrolment.person.anonymous
    held = {f.months: f for f in enrolment.followup_set.all()}
    for months in MONTHS:
        follow_up = held.get(months)
        if follow_up is not None and follow_up.reached is not None:
            continue
        if not asked or ended is None:
            if follow_up is not None and not follow_up.attempts.exists():
                record.removed(by, ACTION, follow_up)
        elif follow_up is None:
            due = months_after(ended, months)
            record.added(by, ACTION, FollowUp(enrolment=enrolment, months=months, due_on=due))
        else:
            record.changed(by, ACTION, follow_up, due_on=months_after(ended, months))


def _possible(enrolment: Enrolment, ended_on: date) -> None:
    order.ends(enrolment.started_on, ended_on)
    later = enrolment.placement_set.filter(started_on__gt=ended_on).order_by("started_on").first()
    if later:
        since = said(later.started_on, today(), "year")
        raise Refused(
            f"Deltagaren bytte inriktning {since}, efter avslutsdagen. Ange en senare dag.", "ended_on"
        )
