"""How is what a team undertakes to do written down, moved and followed up?"""

from __future__ import annotations

from datetime import date
from typing import Any

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.selfeval.models import Area, Undertaking

WRITE = "selfeval.write"
MOVED = "moved"


def add(by: By, *, area: Area, **values: Any) -> Undertaking:
    """Who does what when."""
    return record.added(by, WRITE, Undertaking(area=area, **values))


def change(by: By, *, undertaking: Undertaking, version: int | None, **values: Any) -> Undertaking:
    """Other words, or somebody else. Raises Changed."""
    return record.changed(by, WRITE, undertaking, version, **values)


def follow_up(
    by: By,
    *,
    undertaking: Undertaking,
    result: str,
    note: str = "",
    due_on: date | None = None,
    version: int | None = None,
) -> Undertaking:
    """Done, not done, or moved to another day. Raises Changed, and Refused for a move to a day that has been."""
    values: dict[str, Any] = {"result": result, "followed_up_on": today(), "note": note}
    if result == MOVED:
        if due_on is None or due_on <= today():
            raise Refused("Ange en dag som kommer.", "due_on")
        first = undertaking.first_due_on or undertaking.due_on
        values |= {"result": "", "due_on": due_on, "first_due_on": first}
    return record.changed(by, WRITE, undertaking, version, **values)


def remove(by: By, *, undertaking: Undertaking) -> None:
    """Takes it away; the log keeps it."""
    record.removed(by, WRITE, undertaking)
