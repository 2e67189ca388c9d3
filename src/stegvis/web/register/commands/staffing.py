"""How do positions, those who hold them and their training come into the register?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.models import Holding, Position, Training

ACTION = "staff.manage"
BACKWARDS = "Den sista dagen är före den första. Ange en senare dag."


def add_position(by: By, *, team: Team, **values: Any) -> Position:
    """A new place in the staffing. Raises Refused where its last day is before its first."""
    _in_order(values["from_day"], values.get("to_day"))
    return record.added(by, ACTION, Position(team=team, **values))


@transaction.atomic
def change_position(by: By, *, position: Position, version: int | None = None, **values: Any) -> Position:
    """Another role, share, employer or time; an end ends what is held of it. Raises Changed and Refused."""
    first, last = values["from_day"], values.get("to_day")
    _in_order(first, last)
    held = list(position.holdings.select_for_update())
    for one in held:
        if one.from_day < first:
            raise Refused(
                f"{one.name} har tjänsten från {said(one.from_day, today())}. Ange den dagen eller en tidigare.",
                "from_day",
            )
        if last and one.from_day > last:
            raise Refused(
                f"{one.name} börjar {said(one.from_day, today())}. Ange en senare dag, eller ta bort innehavet först.",
                "to_day",
            )
    changed = record.changed(by, ACTION, position, version, **values)
    for one in held:
        if last and (one.to_day is None or one.to_day > last):
            record.changed(by, ACTION, one, to_day=last)
    return changed


@transaction.atomic
def remove_position(by: By, *, position: Position) -> None:
    """Takes a position away that was a mistake. Refused where somebody has held it."""
    if position.holdings.exists():
        raise Refused("Någon har haft tjänsten. Ange en sista dag i stället, så finns historien kvar.")
    record.removed(by, ACTION, position)


def add_holding(by: By, *, position: Position, **values: Any) -> Holding:
    """Somebody who holds a position; that two hold the same is allowed, and shown. Raises Refused."""
    _within(position, values["from_day"], values.get("to_day"))
    return record.added(by, ACTION, Holding(position=position, **values))


def change_holding(by: By, *, holding: Holding, version: int | None = None, **values: Any) -> Holding:
    """Another time, share or name. Raises Changed and Refused."""
    _within(holding.position, values["from_day"], values.get("to_day"))
    return record.changed(by, ACTION, holding, version, **values)


def remove_holding(by: By, *, holding: Holding) -> None:
    """Takes a holding away that was a mistake; the log keeps it."""
    record.removed(by, ACTION, holding)


def add_training(by: By, *, team: Team, name: str, title: str, taken_on: date) -> Training:
    """A training that somebody has taken. Refused for a day to come."""
    if taken_on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "taken_on")
    return record.added(by, ACTION, Training(team=team, name=name, title=title, taken_on=taken_on))


def remove_training(by: By, *, training: Training) -> None:
    """Takes a training away that was a mistake; the log keeps it."""
    record.removed(by, ACTION, training)


def _in_order(first: date, last: date | None) -> None:
    if last and last < first:
        raise Refused(BACKWARDS, "to_day")


def _within(position: Position, first: date, last: date | None) -> None:
    _in_order(first, last)
    if first < position.from_day:
        raise Refused(
            f"Tjänsten finns från {said(position.from_day, today())}. Ange den dagen eller en senare.",
            "from_day",
        )
    if position.to_day and (last is None or last > position.to_day):
        raise Refused(
            f"Tjänsten finns till och med {said(position.to_day, today())}. Ange den dagen eller en tidigare.",
            "to_day",
        )
