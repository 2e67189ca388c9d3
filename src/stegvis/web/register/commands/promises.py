"""How are the team's goals and money written down, changed and taken away?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.register.models import KeptRow, LocalGoal

MANAGE = {"goals": "goal.manage", "funding": "money.manage"}
ABOUT = ("measure", "outcome", "horizon")
TWICE = "Det finns redan ett sådant mål för en del av tiden. Ändra det, eller välj andra dagar."


@transaction.atomic
def add(by: By, *, team: Team, table: str, **values: Any) -> KeptRow:
    """A row of goals or funding. Raises Refused for a goal that there is already at the same time."""
    row = _row(team, table, values)
    _once(team, table, row, None)
    return record.added(by, MANAGE[table], KeptRow(team=team, table=table, row=row))


@transaction.atomic
def change(by: By, *, kept: KeptRow, version: int | None = None, **values: Any) -> KeptRow:
    """Other values. Raises Changed, and Refused as for a new one."""
    row = {**kept.row, **_row(kept.team, kept.table, values)}
    _once(kept.team, kept.table, row, kept)
    return record.changed(by, MANAGE[kept.table], kept, version, row=row)


def remove(by: By, *, kept: KeptRow) -> None:
    """Takes a row away; the log keeps it."""
    record.removed(by, MANAGE[kept.table], kept)


def add_local(by: By, *, team: Team, **values: Any) -> LocalGoal:
    """A goal in words."""
    return record.added(by, MANAGE["goals"], LocalGoal(team=team, **values))


def change_local(by: By, *, held: LocalGoal, version: int | None = None, **values: Any) -> LocalGoal:
    """Other words, or how it went. Raises Changed."""
    return record.changed(by, MANAGE["goals"], held, version, **values)


def remove_local(by: By, *, held: LocalGoal) -> None:
    """Takes a goal away; the log keeps it."""
    record.removed(by, MANAGE["goals"], held)


def _row(team: Team, table: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values as the dataset's row has them: every column, dates as text, nothing as None."""
    said = dict.fromkeys(field.name for field in known().tables[table].fields)
    plain = {
        name: value.isoformat() if isinstance(value, date) else value or None
        for name, value in values.items()
    }
    return {**said, "team": team.code, **plain}


def _once(team: Team, table: str, row: dict[str, Any], but: KeptRow | None) -> None:
    if table != "goals":
        return
    list(Team.objects.select_for_update().filter(pk=team.pk))
    for other in KeptRow.objects.filter(team=team, table=table):
        if but is not None and other.pk == but.pk:
            continue
        same = all((other.row.get(name) or None) == row[name] for name in ABOUT)
        apart = other.row["period_to"] < row["period_from"] or row["period_to"] < other.row["period_from"]
        if same and not apart:
            raise Refused(TWICE, "kind")
