"""How does a goal of the association's plan come into it, change place, and get followed up?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association
from stegvis.web.access.record import Refused
from stegvis.web.reports.models import PlanGoal

MANAGE = "workplan.manage"
DIFFERS = "Talen säger {said}. Skriv varför bedömningen är en annan."


@transaction.atomic
def add(by: By, *, association: Association, **values: Any) -> PlanGoal:
    """A new goal, last in its year."""
    same = _locked(association, values["year"])
    last = same.aggregate(last=Max("place"))["last"] or 0
    return record.added(by, MANAGE, PlanGoal(association=association, place=last + 1, **values))


@transaction.atomic
def change(by: By, *, goal: PlanGoal, version: int | None = None, **values: Any) -> PlanGoal:
    """Other words, level or year; in another year it stands last. Raises Changed."""
    if values.get("year", goal.year) != goal.year:
        last = _locked(goal.association, values["year"]).aggregate(last=Max("place"))["last"] or 0
        values["place"] = last + 1
    return record.changed(by, MANAGE, goal, version, **values)


@transaction.atomic
def follow_up(
    by: By, *, goal: PlanGoal, proposed: str, said: str, version: int | None = None, **values: Any
) -> PlanGoal:
    """How it went; `proposed` is what the figure says, `said` the same in words. Raises Changed.

    Raises Refused where the result is another and nobody says why.
    """
    if not values["result"]:
        values |= {"reason": "", "followed_by": None, "followed_at": None}
        return record.changed(by, MANAGE, goal, version, **values)
    if proposed and values["result"] != proposed:
        if not values["reason"]:
            raise Refused(DIFFERS.format(said=said.lower()), "reason")
    else:
        values["reason"] = ""
    return record.changed(
        by, MANAGE, goal, version, **values, followed_by=by.user, followed_at=timezone.now()
    )


@transaction.atomic
def move(by: By, *, goal: PlanGoal, up: bool) -> None:
    """The goal changes place with the one before it, or after it; the first and last stay where they are."""
    rows = list(_locked(goal.association, goal.year))
    here = next(place for place, row in enumerate(rows) if row.pk == goal.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows, 1):
        record.changed(by, MANAGE, row, place=place)


def remove(by: By, *, goal: PlanGoal) -> None:
    """Takes a goal out of the plan; the log keeps it, and so do reports that are frozen."""
    record.removed(by, MANAGE, goal)


def _locked(association: Association, year: int) -> Any:
    """The goals of a year in order, held until this is written."""
    Association.objects.select_for_update().get(pk=association.pk)
    return PlanGoal.objects.filter(association=association, year=year)
