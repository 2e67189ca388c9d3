"""How are information visits set up, and who is booked on them?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.models import Booking, Visit

ACTION = "visit.register"


def add(by: By, *, team: Team, starts_at: datetime, place: str, **values: Any) -> Visit:
    """A new time; the one who adds it holds it."""
    visit = Visit(team=team, starts_at=starts_at, place=place, held_by=by.user, **values)
    return record.added(by, ACTION, visit)


def change(by: By, *, visit: Visit, version: int | None = None, **values: Any) -> Visit:
    """Another time, place or number of places. Raises Changed."""
    return record.changed(by, ACTION, visit, version, **values)


def cancel(by: By, *, visit: Visit, cancelled: bool) -> Visit:
    """Cancels a time, or lets it be held after all; its bookings stay."""
    return record.changed(by, ACTION, visit, cancelled=cancelled)


def book(by: By, *, visit: Visit, name: str, kind: str, **values: Any) -> Booking:
    """Books somebody; a full visit takes more, and says so. Refused where it is cancelled."""
    if visit.cancelled:
        raise Refused("Tillfället är inställt. Boka ett annat, eller ångra att det är inställt.")
    return record.added(by, ACTION, Booking(visit=visit, name=name, kind=kind, **values))


def came(by: By, *, booking: Booking, came: bool | None) -> Booking:
    """Whether the one who was booked came; None takes the answer away."""
    return record.changed(by, ACTION, booking, came=came)


@transaction.atomic
def unbook(by: By, *, booking: Booking) -> None:
    """Takes a booking away. Refused where an application has been made from it."""
    if booking.application_id:
        raise Refused("Bokningen hör till en ansökan och står kvar.")
    record.removed(by, ACTION, booking)
