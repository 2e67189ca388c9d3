"""What is booked and done in the team, and with one participant?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.register.clock import today
from stegvis.web.register.models import (
    Activity,
    Attendance,
    Enrolment,
    Extension,
    Meeting,
    OfEnrolment,
    WorkTraining,
)

R = TypeVar("R", bound=OfEnrolment)
ACTION = "everyday.register"
AHEAD, BACK = timedelta(days=42), timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Mark:
    """One who is invited to an activity."""

    attendance: Attendance
    name: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An activity with those invited, and those who could be."""

    activity: Activity
    marks: tuple[Mark, ...]
    others: tuple[tuple[int, str], ...]
    held: bool


def calendar(by: By, team: Team) -> tuple[list[Activity], list[Activity]]:
    """Groups and study visits to come, and those lately held; no person is shown."""
    now = today()
    held = policy.visible(
        by, ACTION, Activity.objects.filter(team=team, cancelled=False).exclude(kind="conversation")
    )
    coming = held.filter(held_on__gte=now, held_on__lte=now + AHEAD).order_by("held_on", "at_time")
    past = held.filter(held_on__lt=now, held_on__gte=now - BACK).order_by("-held_on")
    return list(coming), list(past)


def opened(by: By, pk: int) -> Opened:
    """One activity; those shown are logged. Raises Http404."""
    activity = policy.get(by, ACTION, Activity.objects.select_related("team", "track"), pk)
    rows = activity.attendances.select_related("enrolment__person").prefetch_related(
        "enrolment__person__handlers"
    )
    marks = tuple(Mark(row, row.enrolment.person.shown_to(by)) for row in rows)
    invited = {row.attendance.enrolment_id for row in marks}
    enrolled = Enrolment.objects.filter(team=activity.team, ended_on=None).exclude(pk__in=invited)
    others = [
        (e.pk, e.person.shown_to(by), e.person_id)
        for e in enrolled.select_related("person").prefetch_related("person__handlers")
        if e.person.handled_by(by.user)
    ]
    people = {mark.attendance.enrolment.person_id for mark in marks} | {person for _, _, person in others}
    log.read(by, ACTION, people, team=activity.team, thing=activity)
    named = sorted(((pk, name) for pk, name, _ in others), key=lambda one: one[1])
    return Opened(
        activity,
        tuple(sorted(marks, key=lambda mark: mark.name)),
        tuple(named),
        activity.held_on <= today(),
    )


def attendance(by: By, pk: int) -> Attendance:
    """An attendance, if the user may. Raises Http404."""
    return policy.get(by, ACTION, Attendance.objects.select_related("activity", "enrolment__team"), pk)


def enrolled_in(team: Team, track_id: int) -> list[Enrolment]:
    """Those who are in a track today."""
    held = Enrolment.objects.filter(
        team=team, ended_on=None, placement_set__track_id=track_id, placement_set__ended_on=None
    )
    return list(held.distinct())


def meeting(by: By, pk: int) -> tuple[Meeting, str]:
    """A meeting and the participant's name; logged. Raises Http404."""
    found = policy.get(by, ACTION, Meeting.objects.select_related("enrolment__person", "enrolment__team"), pk)
    log.read(by, ACTION, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found, found.enrolment.person.shown_to(by)


def study_visits(of: Enrolment) -> list[Attendance]:
    """The study visits of an enrolment, newest first."""
    held = of.attendance_set.filter(activity__kind="study_visit", activity__cancelled=False)
    return list(held.select_related("activity").order_by("-activity__held_on", "-pk"))


def training(by: By, pk: int) -> tuple[WorkTraining, str]:
    """A work training and the participant's name; logged. Raises Http404."""
    found = policy.get(
        by, ACTION, WorkTraining.objects.select_related("enrolment__person", "enrolment__team"), pk
    )
    log.read(by, ACTION, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found, found.enrolment.person.shown_to(by)


def row(by: By, action: str, model: type[R], pk: int) -> tuple[R, str]:
    """A row of an enrolment and the participant's name; logged. Raises Http404."""
    held = model._default_manager.select_related("enrolment__person", "enrolment__team")
    found = policy.get(by, action, held, pk)
    log.read(by, action, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found, found.enrolment.person.shown_to(by)


def history(of: OfEnrolment) -> list[Entry]:
    """The changes of a row, newest first."""
    held = Entry.objects.filter(object_type=type(of).__name__, object_id=of.pk, kind="change")
    return list(held.order_by("-pk")[:20])


def extensions(by: By) -> list[Extension]:
    """Extensions of the teams whose steering group the user is in, the undecided first; without names."""
    held = policy.visible(by, "extension.decide", Extension.objects.select_related("enrolment__team"))
    return sorted(held.order_by("-asked_on")[:100], key=lambda one: bool(one.decision))


def extension(by: By, pk: int) -> Extension:
    """One of them. Raises Http404. Nobody is named, so a protected identity is no hindrance."""
    found = policy.visible(
        by, "extension.decide", Extension.objects.select_related("enrolment__team")
    ).filter(pk=pk)
    return policy.found(found)
