"""How is it noted that something has been entered in Uppföljning Finsam?"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment, NationalEntry
from stegvis.web.register.national.form import START, WITHDRAWN
from stegvis.web.register.national.state import DONE, WAITING, Item, items, with_all

ACTION = "national.register"
NOTHING = "Det finns inget att lägga in. Någon annan kan redan ha gjort det."
CHANGED = "Uppgifterna ändrades medan du lade in dem. Gå igenom dem igen."


@transaction.atomic
def enter(by: By, *, enrolment: Enrolment, event: str, seal: str) -> NationalEntry | None:
    """Ticks off a start, an end or a withdrawn consent, as it was read (`seal`); None where it has been taken away there.

    Raises Refused where there is nothing to tick off, or it is not as it was read.
    """
    found = next((i for i in items(enrolment) if i.event == event and i.state != DONE), None)
    if found is None:
        raise Refused(NOTHING)
    if found.seal != seal:
        raise Refused(CHANGED)
    if found.gone and found.entry:
        record.removed(by, ACTION, found.entry)
        return None
    if event == START:
        for out in NationalEntry.objects.filter(enrolment=enrolment, event=WITHDRAWN):
            record.removed(by, ACTION, out)
    return _kept(by, found)


def _kept(by: By, item: Item) -> NationalEntry:
    held = NationalEntry.objects.filter(enrolment=item.enrolment, event=item.event).first()
    if held:
        return record.changed(
            by,
            ACTION,
            held,
            anonymous=item.anonymous,
            values=item.kept,
            entered_on=today(),
            entered_by=by.user,
        )
    made = NationalEntry(enrolment=item.enrolment, event=item.event, anonymous=item.anonymous)
    made.values, made.entered_on, made.entered_by = item.kept, today(), by.user
    return record.added(by, ACTION, made)


def take_back(by: By, *, entry: NationalEntry) -> None:
    """Undoes a tick: it waits again."""
    record.removed(by, ACTION, entry)


@transaction.atomic
def settle(by: By, *, team: Team, before: date) -> int:
    """Ticks off everything that happened before a day, entered before Stegvis was used; gives how many."""
    held = with_all(Enrolment.objects.filter(team=team, started_on__lt=before))
    waiting = [
        item
        for enrolment in held
        if enrolment.person.handled_by(by.user)
        for item in items(enrolment)
        if item.state == WAITING and item.day < before
    ]
    for item in waiting:
        _kept(by, item)
    return len(waiting)
