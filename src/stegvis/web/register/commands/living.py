"""How is what somebody lives on and does registered, an occasion at a time?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment, Livelihood, Occupation

ACTION = "enrolment.register"
START, SESSION = "start", "session"

Livelihoods = Iterable[tuple[str, int | None]]
Occupations = Iterable[Mapping[str, Any]]
L = TypeVar("L", Livelihood, Occupation)


@transaction.atomic
def observe(
    by: By,
    action: str,
    enrolment: Enrolment,
    occasion: str,
    day: date,
    livelihoods: Livelihoods | None = None,
    occupations: Occupations | None = None,
    *,
    was: date | None = None,
) -> bool:
    """Says what somebody lives on and does on an occasion, in place of what was said of it before; the log has both.

    None leaves what is there, an empty list takes it away. During the time with the team an occasion is a day:
    `was` is the day it had. Gives whether anything became another.
    """
    days = {"observed_on__in": {was or day, day}} if occasion == SESSION else {}
    changed = False
    if livelihoods is not None:
        rows = [
            Livelihood(
                enrolment=enrolment, occasion=occasion, observed_on=day, livelihood=code, extent=extent
            )
            for code, extent in livelihoods
        ]
        held = Livelihood.objects.filter(enrolment=enrolment, occasion=occasion, **days)
        changed = _replace(by, action, list(held), rows, "livelihood")
    if occupations is not None:
        doing = [
            Occupation(enrolment=enrolment, occasion=occasion, observed_on=day, **said)
            for said in occupations
        ]
        done = Occupation.objects.filter(enrolment=enrolment, occasion=occasion, **days)
        changed |= _replace(by, action, list(done), doing, "occupation")
    return changed


@transaction.atomic
def register(by: By, *, enrolment: Enrolment, occasion: str, day: date, **living: Any) -> None:
    """What somebody lives on and does, on a day that nothing is said of yet. Raises Refused."""
    _possible(enrolment, occasion, day)
    days = {"observed_on": day} if occasion == SESSION else {}
    for model in (Livelihood, Occupation):
        if model.objects.filter(enrolment=enrolment, occasion=occasion, **days).exists():
            when = "Starten" if occasion == START else said(day, today(), "year")
            raise Refused(f"{when} är redan ifylld. Välj Ändra i tabellen.", "observed_on")
    observe(by, ACTION, enrolment, occasion, day, **living)


@transaction.atomic
def mend(
    by: By,
    *,
    enrolment: Enrolment,
    occasion: str,
    was: date | None,
    day: date,
    version: int | None = None,
    **living: Any,
) -> None:
    """Mends what was said of an occasion; empty takes it away. Raises Refused, and Changed."""
    _possible(enrolment, occasion, day)
    record.changed(by, ACTION, enrolment, version)
    if observe(by, ACTION, enrolment, occasion, day, was=was, **living):
        record.touched(enrolment)


def _replace(by: By, action: str, held: list[L], wanted: list[L], code: str) -> bool:
    """Rows of the same code are changed, others added and taken away."""
    changed = False
    for row in wanted:
        same = next((one for one in held if getattr(one, code) == getattr(row, code)), None)
        if same is None:
            record.added(by, action, row)
            changed = True
            continue
        held.remove(same)
        version = same.version
        names = [
            f.name
            for f in row._meta.concrete_fields
            if f.name not in ("id", "version", "added_at", "enrolment")
        ]
        record.changed(by, action, same, **{name: getattr(row, name) for name in names})
        changed |= same.version != version
    for row in held:
        record.removed(by, action, row)
    return changed or bool(held)


def _possible(enrolment: Enrolment, occasion: str, day: date) -> None:
    if occasion == START:
        return
    if day > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "observed_on")
    if day < enrolment.started_on:
        started = said(enrolment.started_on, today(), "year")
        raise Refused(f"Dagen är före startdagen, {started}. Ange en senare dag.", "observed_on")
