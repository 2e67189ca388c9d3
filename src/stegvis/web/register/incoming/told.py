"""How is a value of the dataset said on the screen?"""

from __future__ import annotations

from datetime import date
from typing import Any

from stegvis.definitions import Field
from stegvis.web.look.swedish import day, number
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known, label
from stegvis.web.register.incoming.model import Changed

UNKNOWN, OTHER = "inget", "en annan rad"
TRUE, FALSE = "ja", "nej"
LONGEST = 60


def plain(value: Any) -> Any:
    """A value as it is compared: an empty text is none, a day is its text."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def changed(field: Field, here: Any, there: Any, points: bool) -> Changed:
    """A column with both its values; a key of another row says nothing to anybody."""
    if points:
        return Changed(field.label.sv, "den här raden", OTHER)
    return Changed(field.label.sv, said(field, here), said(field, there))


def said(field: Field, value: Any) -> str:
    """A value in words."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int | float):
        return str(value) if field.name in ("birth_year", "year") else number(value)
    if field.codes and field.codes in known().codes:
        return label(field.codes, str(value))
    if field.type == "date":
        return day(date.fromisoformat(plain(value)), today(), "year")
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
