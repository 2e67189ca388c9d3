"""Which rows of the register lie behind a figure?"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from stegvis.domain.figure import Figure
from stegvis.figures import Asked, explain
from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day
from stegvis.web.register.clock import today
from stegvis.web.register.keys import pk
from stegvis.web.register.models import Application, Enrolment, FollowUp


@dataclass(frozen=True, slots=True)
class Record:
    """A row behind a figure: whom it is about, in words, and its page where the user may open it."""

    name: str
    said: str
    url: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows, or why there are none to show."""

    rows: tuple[Record, ...]
    why: str = ""


def behind(by: By, team: Team, asked: Asked, figure: Figure) -> Behind:
    """The rows that a figure of the team counts; everybody shown is logged."""
    split = {name: str(value) for name, value in figure.by}
    try:
        keys = explain(asked.data, asked.period, figure.measure, split, definitions=asked.definitions)
    except KeyError as no:
        return Behind((), str(no.args[0]))
    if not keys:
        return Behind((), "Inga rader ligger bakom siffran.")
    found = [*_enrolments(by, team, keys), *_applications(by, team, keys), *_follow_ups(by, team, keys)]
    log.read(by, "figures.records", {person for person, _ in found}, team=team)
    rows = tuple(record for _, record in found)
    if len(rows) < len(keys):
        return Behind(rows, "" if rows else "Raderna bakom siffran har ingen egen sida i registret än.")
    return Behind(rows)


def _numbers(table: str, keys: list[str]) -> list[int]:
    return [number for key in keys if (number := pk(table, key)) is not None]


def _enrolments(by: By, team: Team, keys: list[str]) -> list[tuple[int, Record]]:
    people = Enrolment.objects.filter(team=team).select_related("person").prefetch_related("person__handlers")
    found = people.filter(pk__in=_numbers("enrolments", keys)) | people.filter(
        person_id__in=_numbers("participants", keys)
    )
    return [(e.person_id, _of(by, e, _span(e))) for e in found.order_by("started_on")]


def _applications(by: By, team: Team, keys: list[str]) -> list[tuple[int, Record]]:
    held = Application.objects.filter(team=team, pk__in=_numbers("applications", keys))
    rows = []
    for application in held.select_related("person").prefetch_related("person__handlers"):
        shown = application.person.handled_by(by.user)
        url = reverse("register:application", args=[application.pk]) if shown else ""
        said = f"Ansökan kom in {day(application.received_on, today(), 'year')}"
        rows.append((application.person_id, Record(application.person.shown_to(by), said, url)))
    return rows


def _follow_ups(by: By, team: Team, keys: list[str]) -> list[tuple[int, Record]]:
    held = FollowUp.objects.filter(enrolment__team=team, pk__in=_numbers("follow_ups", keys))
    return [
        (
            f.enrolment.person_id,
            _of(by, f.enrolment, f"{f.months} månader efter avslut, {day(f.due_on, today(), 'year')}"),
        )
        for f in held.select_related("enrolment__person").prefetch_related("enrolment__person__handlers")
    ]


def _span(enrolment: Enrolment) -> str:
    started = f"Inskriven {day(enrolment.started_on, today(), 'year')}"
    return (
        started
        if enrolment.ended_on is None
        else f"{started}, avslutad {day(enrolment.ended_on, today(), 'year')}"
    )


def _of(by: By, enrolment: Enrolment, said: str) -> Record:
    shown = enrolment.person.handled_by(by.user)
    url = reverse("register:participant", args=[enrolment.pk]) if shown else ""
    return Record(enrolment.person.shown_to(by), said, url)
