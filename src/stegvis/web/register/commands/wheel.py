"""How is a team's year of duties set up, and ticked off?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.data import listing
from stegvis.web.register.models import Duty, DutyDone

MANAGE, TICK = "wheel.manage", "wheel.tick"


def add(by: By, *, team: Team, **values: Any) -> Duty:
    """A new duty."""
    return record.added(by, MANAGE, Duty(team=team, **values))


def change(by: By, *, duty: Duty, version: int | None = None, **values: Any) -> Duty:
    """Another day, name or reminder. Raises Changed."""
    return record.changed(by, MANAGE, duty, version, **values)


@transaction.atomic
def remove(by: By, *, duty: Duty) -> None:
    """Takes a duty out of the wheel, with the years it was done; the log keeps them."""
    for done in duty.done.all():
        record.removed(by, MANAGE, done)
    record.removed(by, MANAGE, duty)


@transaction.atomic
def begin(by: By, *, team: Team) -> int:
    """The suggested wheel of data/yearly_wheel.yaml, for a team that has none; how many duties. Raises Refused."""
    Team.objects.select_for_update().get(pk=team.pk)
    if team.duties.exists():
        raise Refused("Årshjulet har redan uppgifter. Ändra dem eller lägg till egna.")
    suggested = listing("yearly_wheel").choices.values()
    for one in suggested:
        why = one.more["why"]["sv"]
        add(
            by,
            team=team,
            title=one.label.sv,
            due=one.more["due"],
            days_before=one.more["days_before"],
            why=why,
        )
    return len(suggested)


@transaction.atomic
def tick(by: By, *, duty: Duty, year: int, done_on: date, note: str = "") -> DutyDone:
    """Done for a year. Raises Refused for a day to come, and where it is ticked already."""
    if done_on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "done_on")
    Duty.objects.select_for_update().get(pk=duty.pk)
    if duty.done.filter(year=year).exists():
        raise Refused(f"Uppgiften är redan avbockad för {year}.", "year")
    return record.added(by, TICK, DutyDone(duty=duty, year=year, done_on=done_on, note=note))


def untick(by: By, *, done: DutyDone) -> None:
    """Not done after all."""
    record.removed(by, TICK, done)
