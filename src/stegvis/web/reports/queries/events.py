"""Which trainings, conferences and meetings may somebody see, and what does a year of them make?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from stegvis.documents import material
from stegvis.documents.events import said_of
from stegvis.documents.speech import Speech
from stegvis.domain.period import Period
from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.register.periods import year_of
from stegvis.web.reports.models import Event

SEE, MANAGE = "event.see", "event.manage"


@dataclass(frozen=True, slots=True)
class Line:
    """An event, how many came to it, and whether the user may change it."""

    event: Event
    came: int | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of events, newest last, and what they make together in words."""

    year: int
    lines: tuple[Line, ...]
    said: str


def of_year(by: By, year: int) -> Year:
    """What the user's teams and association arranged in a year."""
    period = year_of(year)
    rows = list(_during(_open(by, SEE), period).select_related("team", "association"))
    mine = set(_open(by, MANAGE).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    told = [_told(row) for row in rows]
    lines = tuple(Line(row, one.came, row.pk in mine) for row, one in zip(rows, told, strict=True))
    return Year(year, lines, said_of(told, Speech.of("sv", period)) if told else "")


def event(by: By, pk: int) -> Event:
    """An event that the user may change. Raises Http404."""
    found = _open(by, MANAGE).filter(pk=pk).select_related("team", "association").first()
    if found is None:
        foreign = Event.objects.filter(pk=pk).first()
        if foreign is not None:
            log.write(by, "denied", MANAGE, team=foreign.team, thing=foreign)
        raise Http404
    return found


def owner(by: By, team: Team) -> tuple[Association, Team | None]:
    """Who arranges what the user enters: the association for those who work at it, else the team."""
    association = policy.associations(by, MANAGE).first()
    return (association, None) if association else (team.association, team)


def of_team(team: Team, period: Period) -> tuple[material.Event, ...]:
    """What a team arranged in a period, for its chapter."""
    return _for_report(Event.objects.filter(team=team), period)


def of_association(association: Association, period: Period) -> tuple[material.Event, ...]:
    """What the association itself arranged in a period."""
    return _for_report(Event.objects.filter(team=None, association=association), period)


def _for_report(rows: QuerySet[Event], period: Period) -> tuple[material.Event, ...]:
    return tuple(_told(row) for row in _during(rows, period).select_related("team"))


def _during(rows: QuerySet[Event], period: Period) -> QuerySet[Event]:
    """Those that ended in the period: what goes on over New Year is counted once."""
    return rows.filter(last__gte=period.first, last__lte=period.last)


def _open(by: By, action: str) -> QuerySet[Event]:
    """The events of the user's teams and of the association itself; who works in a team changes the team's alone."""
    rooms = policy.team_ids(by, action)
    own = Q(team=None, association__in=policy.associations(by, action))
    if action == SEE:
        own |= Q(team=None, association__in=_associations(rooms))
    return Event.objects.filter(Q(team__in=rooms) | own)


def _associations(rooms: Iterable[int]) -> QuerySet[Association]:
    return Association.objects.filter(teams__in=rooms)


def _told(row: Event) -> material.Event:
    return material.Event(
        row.team.code if row.team else "",
        row.kind,
        row.title,
        row.target,
        row.first,
        row.last,
        row.female,
        row.male,
        row.non_binary,
        row.unknown,
    )
