"""How is a row added or changed so that the log shows what it was and what it became?"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model

from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Scoped

S = TypeVar("S", bound=Model)
HIDDEN = "•••"
UNSAID = frozenset({"id", "version", "added_at"})


class Refused(Exception):
    """A rule of the field says no. `field` is the form's field, or empty; the message says what to do."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message, self.field = message, field


class Changed(Exception):
    """Somebody else changed the row since it was opened. `current` is the row as it is now, `wanted` what was asked for."""

    def __init__(self, current: Model, wanted: dict[str, Any]) -> None:
        super().__init__("Någon annan har ändrat samtidigt.")
        self.current, self.wanted = current, wanted


@transaction.atomic
def added(by: By, action: str, row: S) -> S:
    """Saves a new row and logs it."""
    row.save(force_insert=True)
    _log(by, action, row, None, fields_of(row))
    return row


@transaction.atomic
def changed(by: By, action: str, row: S, expected_version: int | None = None, /, **values: Any) -> S:
    """Sets the values and logs what differs; nothing is written where nothing does.

    Raises Changed where `expected_version` is given and the row has another one by now.
    """
    model = type(row)
    held: Any = model._default_manager.select_for_update().get(pk=row.pk)
    if expected_version is not None and held.version != expected_version:
        raise Changed(held, values)
    before = fields_of(held)
    for name, value in values.items():
        setattr(held, name, value)
        setattr(row, name, value)
    after = fields_of(held)
    differing = [name for name in after if after[name] != before[name]]
    if differing:
        if hasattr(held, "version"):
            held.version += 1
            row.version = held.version  # type: ignore[attr-defined]
        held.save()
        _log(by, action, row, {n: before[n] for n in differing}, {n: after[n] for n in differing})
    return row


def touched(row: Model) -> None:
    """What belongs to the row has become another: its version grows, so that the second of two editors is told."""
    type(row)._default_manager.filter(pk=row.pk).update(version=F("version") + 1)


@transaction.atomic
def removed(by: By, action: str, row: Model) -> None:
    """Deletes a row; the log keeps what it held."""
    _log(by, action, row, fields_of(row), None)
    row.delete()


def fields_of(row: Model) -> dict[str, Any]:
    """What the log says of a row."""
    return {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in UNSAID
    }


def _masked(row: Model, values: dict[str, Any] | None) -> dict[str, Any] | None:
    """The values with those that the log may not show as dots."""
    hidden = getattr(row, "masked", ())
    return values and {name: HIDDEN if name in hidden and value else value for name, value in values.items()}


def _log(by: By, action: str, row: Model, before: Any, after: Any) -> None:
    team, controller_id = log.place(row)
    person = row.follow(row.person_path) if isinstance(row, Scoped) and row.person_path else None
    log.write(
        by,
        "change",
        action,
        persons=[person.pk] if person is not None else [],
        team=team,
        controller_id=controller_id,
        thing=row,
        before=_masked(row, before),
        after=_masked(row, after),
    )
