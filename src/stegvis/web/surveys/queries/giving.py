"""Which instruments does a team give, and to whom are they due?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse

from stegvis.definitions import Instrument
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known, label
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries.due import Due
from stegvis.web.register.queries.due_rows import AHEAD
from stegvis.web.surveys.instruments import personal
from stegvis.web.surveys.models import Giving, Invitation, Response
from stegvis.web.surveys.rules import Stay, due_on

REMEMBERED = timedelta(
    days=460
)  # the last rule: twelve months after the exit and sixty days more, with some to spare


@dataclass(frozen=True, slots=True)
class Turn:
    """An instrument that is due to a participant, for an occasion, on a day."""

    enrolment: Enrolment
    instrument: Instrument
    occasion: str
    day: date


def giving(team: Team) -> Giving | None:
    """The team's choice; None where none is made."""
    return Giving.objects.filter(team=team).first()


def turns(team: Team, ahead: timedelta = AHEAD) -> list[Turn]:
    """What is due in a team by then. What has a link or a code that waits is not: it is handed out already.

    A day before the team chose its instruments counts as the day it chose.
    """
    chosen = giving(team)
    if chosen is None or not chosen.instruments:
        return []
    given = [one for one in personal() if one.name in chosen.instruments]
    recent = Q(ended_on=None) | Q(ended_on__gte=today() - REMEMBERED)
    enrolments = list(Enrolment.objects.filter(recent, team=team).select_related("person").order_by("pk"))
    prefetch_related_objects([e.person for e in enrolments if e.person.protected], "handlers")
    answered, waiting = _answered(team, chosen), _waiting(team)
    found = []
    for e in enrolments:
        for instrument in given:
            key = (e.pk, instrument.name)
            turn = due_on(instrument, Stay(e.started_on, e.ended_on, answered.get(key, ())), today(), ahead)
            if turn and key not in waiting:
                found.append(Turn(e, instrument, turn[0], max(turn[1], chosen.since)))
    return found


def due(by: By, team: Team) -> Iterator[Due]:
    """A row of Min dag for each participant that something is due to, with the earliest day."""
    if not policy.somewhere(by, "answer.register"):
        return
    each: dict[int, list[Turn]] = defaultdict(list)
    for turn in turns(team):
        if turn.enrolment.person.handled_by(by.user):
            each[turn.enrolment.pk].append(turn)
    for pk, held in each.items():
        first, person = min(held, key=lambda t: t.day), held[0].enrolment.person
        names = " och ".join(t.instrument.label.sv for t in held)
        occasions = ", ".join(dict.fromkeys(label("occasion", t.occasion).lower() for t in held))
        yield Due(
            first.day,
            f"{names} med {person.shown_to(by)}",
            f"Tillfälle: {occasions}. {_since(first)}",
            reverse("surveys:measurements", args=[pk]),
            "Fyll i",
            frozenset({person.pk}),
        )


def _since(turn: Turn) -> str:
    e = turn.enrolment
    if e.ended_on:
        return f"Avslutad {said(e.ended_on, today())}."
    return f"Inskriven {said(e.started_on, today())}."


def _answered(team: Team, chosen: Giving) -> dict[tuple[int, str], list[tuple[str, date]]]:
    held: dict[tuple[int, str], list[tuple[str, date]]] = defaultdict(list)
    rows = Response.objects.filter(enrolment__team=team, instrument__in=chosen.instruments)
    for pk, name, occasion, day in rows.values_list("enrolment_id", "instrument", "occasion", "answered_on"):
        held[pk, name].append((occasion, day))
    return held


def _waiting(team: Team) -> set[tuple[int, str]]:
    held = Invitation.objects.filter(enrolment__team=team, answered_at=None, revoked_at=None)
    return {(one.enrolment_id, one.instrument) for one in held if one.open}


def offered() -> list[tuple[str, str]]:
    """The instruments that a team can choose, each with when it is due."""
    names = {code: label("occasion", code).lower() for code in known().codes["occasion"].codes}
    return [
        (one.name, f"{one.label.sv}: {', '.join(names.get(o, o) for o in one.given_at)}")
        for one in personal()
        if one.given_at
    ]
