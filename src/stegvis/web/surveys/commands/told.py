"""How are a team's protected measurements kept for its association, and what is published elsewhere?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from stegvis.domain.period import Period
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Controller, Team
from stegvis.web.surveys.models import PublishedValues, ToldMeasurements
from stegvis.web.surveys.queries.protected import protected, waiting
from stegvis.web.surveys.wordings import Owner

RELEASE, PUBLISH = "measurements.release", "wording.manage"


@transaction.atomic
def keep(by: By, *, team: Team, period: Period) -> ToldMeasurements:
    """The team's protected measurements of a half-year; those that are kept already stay as they were then."""
    held = ToldMeasurements.objects.filter(team=team, first=period.first, last=period.last).first()
    if held is not None:
        return held
    rows = [
        {key: value for key, value in asdict(one).items() if value not in (None, "")}
        for one in protected(team, period)
    ]
    row = ToldMeasurements(team=team, first=period.first, last=period.last, content=rows)
    return record.added(by, RELEASE, row)


def keep_all(by: By, today: date) -> int:
    """Every half-year that has ended and is not kept, of every team; how many."""
    found = list(waiting(today))
    for team, period in found:
        keep(by, team=team, period=period)
    return len(found)


@transaction.atomic
def publish(
    by: By,
    *,
    owner: Owner,
    name: str,
    source: str,
    items: Mapping[str, float],
    start: float | None,
    exit_mean: float | None,
    version: int | None = None,
) -> PublishedValues:
    """What is published of an instrument, in place of what stood there. Raises Changed."""
    of = {"controller" if isinstance(owner, Controller) else "association": owner}
    values = {"source": source, "items": dict(items), "start": start, "exit": exit_mean}
    held = PublishedValues.objects.filter(**of, instrument=name).first()
    if held is not None:
        return record.changed(by, PUBLISH, held, version, **values)
    return record.added(by, PUBLISH, PublishedValues(**of, instrument=name, **values))
