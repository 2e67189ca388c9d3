"""How is an uploaded list held while somebody works with it, and its mapping kept for next time?"""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.secrecy import encrypt
from stegvis.web.register.lists import Listed
from stegvis.web.register.models import HeldList, Mapping

PURPOSE = "list"
HOURS = 4
ACTIONS = {"import": "data.import", "reconciliation": "reconciliation.make"}


@transaction.atomic
def hold(by: By, *, team: Team, purpose: str, listed: Listed) -> HeldList:
    """Keeps a list encrypted for its user, in place of the one before; `purpose` is import or reconciliation."""
    forget_old()
    for before in HeldList.objects.filter(team=team, user=by.user, purpose=purpose):
        record.removed(by, ACTIONS[purpose], before)
    assert by.user is not None  # a list is uploaded by somebody
    sealed = encrypt(listed.as_json(), PURPOSE)
    made = HeldList(team=team, user=by.user, purpose=purpose, sealed=sealed)
    return record.added(by, ACTIONS[purpose], made)


@transaction.atomic
def map_columns(
    by: By,
    *,
    held: HeldList,
    columns: Map[str, str],
    codes: Map[str, Map[str, str]],
    name: str = "",
    period: Map[str, date | None] | None = None,
) -> HeldList:
    """Says which column is which and what the values mean; with a name it is kept for next time too, over one of that name.

    `period` is from_day and to_day, of a list that is about a time.
    """
    values: dict[str, Any] = {"columns": dict(columns), "codes": dict(codes), **(period or {})}
    record.changed(by, ACTIONS[held.purpose], held, **values)
    if name:
        kept = Mapping.objects.filter(team=held.team, purpose=held.purpose, name=name).first()
        if kept:
            record.changed(by, ACTIONS[held.purpose], kept, columns=held.columns, codes=held.codes)
        else:
            made = Mapping(team=held.team, purpose=held.purpose, name=name)
            made.columns, made.codes = held.columns, held.codes
            record.added(by, ACTIONS[held.purpose], made)
    return held


def forget(by: By, *, held: HeldList) -> None:
    """Removes the list."""
    record.removed(by, ACTIONS[held.purpose], held)


def forget_old() -> None:
    """Removes lists and datasets that have been held for hours: the time is out, whoever they are."""
    HeldList.objects.filter(added_at__lt=timezone.now() - timedelta(hours=HOURS)).delete()
