"""How is a sheet of nine fields written?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.selfeval.models import NineFields

WRITE = "selfeval.write"


def add(by: By, *, team: Team, made_on: date, texts: Mapping[str, str]) -> NineFields:
    """A new sheet. Raises Refused for an empty one."""
    return record.added(by, WRITE, NineFields(team=team, made_on=made_on, texts=_kept(texts)))


def change(
    by: By, *, sheet: NineFields, made_on: date, texts: Mapping[str, str], version: int | None
) -> NineFields:
    """Other words, or another day. Raises Changed, and Refused for an empty one."""
    return record.changed(by, WRITE, sheet, version, made_on=made_on, texts=_kept(texts))


def remove(by: By, *, sheet: NineFields) -> None:
    """Takes a sheet away; the log keeps it."""
    record.removed(by, WRITE, sheet)


def _kept(texts: Mapping[str, str]) -> dict[str, str]:
    found = {code: text for code, text in texts.items() if text}
    if not found:
        raise Refused("Skriv i minst ett fält.")
    return found
