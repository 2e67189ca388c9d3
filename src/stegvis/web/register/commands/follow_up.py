"""How is somebody followed up?"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.commands.living import Livelihoods, Occupations, observe
from stegvis.web.register.models import Attempt, FollowUp

ACTION = "follow_up.register"


def attempt(by: By, *, follow_up: FollowUp, on_day: date, how: str, note: str = "") -> Attempt:
    """Notes an attempt. Raises Refused for a day to come."""
    _been(on_day)
    return record.added(by, ACTION, Attempt(follow_up=follow_up, on_day=on_day, how=how, note=note))


@transaction.atomic
def answer(
    by: By,
    *,
    follow_up: FollowUp,
    on_day: date,
    reached: bool,
    outcome: str = "",
    livelihoods: Livelihoods | None = None,
    occupations: Occupations | None = None,
    comment: str = "",
    version: int | None = None,
) -> FollowUp:
    """Answers a follow-up, or that the participant could not be reached. Raises Refused and Changed."""
    _been(on_day)
    ended = follow_up.enrolment.ended_on
    if ended is not None and on_day < ended:
        raise Refused("Dagen är före avslutet. Ange en senare dag.", "on_day")
    record.changed(
        by,
        ACTION,
        follow_up,
        version,
        attempted_on=on_day,
        reached=reached,
        outcome=outcome if reached else "",
        comment=comment,
    )
    occasion = f"follow_up_{follow_up.months}"
    lives, does = (livelihoods, occupations) if reached else ((), ())
    if observe(by, ACTION, follow_up.enrolment, occasion, on_day, lives, does):
        record.touched(follow_up)
    return follow_up


def _been(day: date) -> None:
    if day > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "on_day")
