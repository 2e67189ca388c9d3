"""How does a training, conference or meeting come into the register, and out of it?"""

from __future__ import annotations

from typing import Any

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.reports.models import Event

MANAGE = "event.manage"


def add(by: By, *, association: Association, team: Team | None, **values: Any) -> Event:
    """What a team has arranged, or the association itself (`team` None). Raises Refused for counts of a day to come."""
    _been(values)
    return record.added(by, MANAGE, Event(association=association, team=team, added_by=by.user, **values))


def change(by: By, *, event: Event, version: int | None = None, **values: Any) -> Event:
    """Other values. Raises Changed, and Refused as for a new one."""
    _been(values)
    return record.changed(by, MANAGE, event, version, **values)


def remove(by: By, *, event: Event) -> None:
    """Takes it away; the log keeps it, and so do reports that are handed over."""
    record.removed(by, MANAGE, event)


def _been(values: dict[str, Any]) -> None:
    counted = any(values.get(name) is not None for name in ("female", "male", "non_binary", "unknown"))
    if counted and values["first"] > today():
        raise Refused("Dagen har inte varit än. Fyll i hur många som kom när den har varit.", "female")
