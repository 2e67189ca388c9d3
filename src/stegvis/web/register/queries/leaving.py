"""What is known at exit, who is to be followed up, and what is handed over?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.register.clock import today
from stegvis.web.register.commands.leaving import UNDO
from stegvis.web.register.models import Attempt, Enrolment, FollowUp

SOON = timedelta(days=60)
TOLD = ("exit_outcome", "exit_reason", "completed", "destination", "comment", "ended_on")


@dataclass(frozen=True, slots=True)
class Shown:
    """An enrolment with the name that the user may see."""

    enrolment: Enrolment
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A follow-up in the list."""

    follow_up: FollowUp
    name: str
    open_to_user: bool
    attempts: tuple[Attempt, ...]
    days_late: int


@dataclass(frozen=True, slots=True)
class FollowUps:
    """The follow-ups of a team: late or due, coming within two months, and the latest done."""

    due: tuple[Line, ...]
    coming: tuple[Line, ...]
    done: tuple[Line, ...]


def enrolment(by: By, pk: int, action: str = "enrolment.exit") -> Shown:
    """The enrolment, if the user may; that it was shown is logged. Raises Http404."""
    held = Enrolment.objects.select_related("person", "team", "responsible")
    found = policy.get(by, action, held, pk)
    log.read(by, action, [found.person_id], team=found.team, thing=found)
    return Shown(found, found.person.shown_to(by))


def known_at_exit(of: Enrolment) -> frozenset[str]:
    """What need not be asked at exit, because it stands in the register already."""
    known = set()
    if of.livelihood_set.filter(occasion="exit").exists():
        known.add("livelihoods")
    if of.occupation_set.filter(occasion="exit").exists():
        known |= {"occupation", "occupation_extent", "subsidy", "hours"}
    return frozenset(known)


def undoable(of: Enrolment) -> bool:
    """Whether the exit can still be undone."""
    return of.closed_at is not None and of.ended_on is not None and timezone.now() - of.closed_at <= UNDO


def history(of: Enrolment) -> list[Entry]:
    """The changes of the exit, newest first."""
    entries = Entry.objects.filter(object_type="Enrolment", object_id=of.pk, kind="change").order_by("-pk")[
        :50
    ]
    return [entry for entry in entries if any(name in TOLD for name in entry.after or {})]


def follow_up(by: By, pk: int) -> tuple[FollowUp, str]:
    """A follow-up and the participant's name, if the user may; logged. Raises Http404."""
    held = FollowUp.objects.select_related("enrolment__person", "enrolment__team").prefetch_related(
        "attempts"
    )
    found = policy.get(by, "follow_up.register", held, pk)
    log.read(by, "follow_up.register", [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found, found.enrolment.person.shown_to(by)


def follow_ups(by: By, team: Team) -> FollowUps:
    """The team's follow-ups; everybody shown is logged."""
    now = today()
    held = (
        FollowUp.objects.filter(enrolment__team=team)
        .select_related("enrolment__person")
        .prefetch_related("enrolment__person__handlers", Prefetch("attempts"))
    )
    due = _lines(by, held.filter(reached=None, due_on__lte=now).order_by("due_on"))
    coming = _lines(by, held.filter(reached=None, due_on__gt=now, due_on__lte=now + SOON).order_by("due_on"))
    done = _lines(by, held.exclude(reached=None).order_by("-attempted_on")[:20])
    people = {line.follow_up.enrolment.person_id for line in (*due, *coming, *done)}
    log.read(by, "follow_up.register", people, team=team)
    return FollowUps(due, coming, done)


def _lines(by: By, rows: Iterable[Any]) -> tuple[Line, ...]:
    return tuple(
        Line(
            row,
            row.enrolment.person.shown_to(by),
            row.enrolment.person.handled_by(by.user),
            tuple(row.attempts.all()),
            (today() - row.due_on).days,
        )
        for row in rows
    )
