"""How is a team's logic model written, fixed, and taken up again as a new version?"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.selfeval.logic import GOAL, PURPOSE, columns
from stegvis.web.selfeval.models import Logic, LogicRow

WRITE = "logic.write"
FIXED = "Versionen är fastställd och ändras inte. Börja en ny version."
COPIED = ("column", "code", "place", "text", "back", "measure", "kept", "local")


@transaction.atomic
def begin(by: By, *, team: Team) -> Logic:
    """A first version, or a new one that goes on from the last. Raises Refused while one is being written."""
    Team.objects.select_for_update().get(pk=team.pk)
    last = team.logics.first()
    if last is not None and last.fixed_on is None:
        raise Refused("En version skrivs redan. Fastställ den först.")
    made = record.added(by, WRITE, Logic(team=team, number=last.number + 1 if last else 1))
    for row in last.rows.all() if last else ():
        record.added(by, WRITE, LogicRow(logic=made, **{name: getattr(row, name) for name in COPIED}))
    return made


@transaction.atomic
def fix(by: By, *, logic: Logic) -> Logic:
    """It stays as it is. Raises Refused for one without a purpose and a goal."""
    _open(logic)
    held = set(logic.rows.values_list("column", flat=True))
    if not {PURPOSE, GOAL} <= held:
        raise Refused("Skriv minst ett syfte och ett mål innan programlogiken fastställs.")
    return record.changed(by, WRITE, logic, fixed_on=today())


@transaction.atomic
def add(by: By, *, logic: Logic, column: str, **values: Any) -> LogicRow:
    """A new row, with the next code of its column. Raises Refused in a version that is fixed."""
    _open(logic)
    letter = columns()[column].letter
    taken = [row.code for row in logic.rows.filter(column=column)]
    number = max((int(code.removeprefix(letter)) for code in taken), default=0) + 1
    row = LogicRow(logic=logic, column=column, code=f"{letter}{number}", place=number, **values)
    return record.added(by, WRITE, row)


@transaction.atomic
def change(by: By, *, row: LogicRow, version: int | None, **values: Any) -> LogicRow:
    """Other words or links. Raises Changed, and Refused in a version that is fixed."""
    _open(row.logic)
    return record.changed(by, WRITE, row, version, **values)


@transaction.atomic
def remove(by: By, *, row: LogicRow) -> None:
    """Takes a row away, and what pointed at it points no more. Raises Refused in a version that is fixed."""
    _open(row.logic)
    for other in row.logic.rows.exclude(pk=row.pk):
        if row.code in other.back:
            record.changed(by, WRITE, other, back=[code for code in other.back if code != row.code])
    record.removed(by, WRITE, row)


def _open(logic: Logic) -> None:
    if Logic.objects.select_for_update().get(pk=logic.pk).fixed_on:
        raise Refused(FIXED)
