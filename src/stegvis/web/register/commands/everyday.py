"""How is what happens with a participant registered?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Max

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.models import (
    Activity,
    Attendance,
    CoordinatedAction,
    Enrolment,
    Extension,
    Meeting,
    Note,
    Plan,
    Sip,
    TrainingStep,
    WorkTraining,
)

ACTION, PLAN = "everyday.register", "plan.write"
BETWEEN = 3  # months at most between two multi-party meetings
MOST_WEEKS = 26


@transaction.atomic
def note(by: By, *, enrolment: Enrolment, kind: str, text: str, on_day: date) -> Note:
    """Writes a note; one of a conversation is a conversation held too. Raises Refused for a day to come."""
    _been(on_day, "on_day")
    if kind == "conversation":
        held = Activity(
            team=enrolment.team, kind="conversation", title="Samtal", held_on=on_day, held_by=by.user
        )
        record.added(by, ACTION, held)
        record.added(by, ACTION, Attendance(activity=held, enrolment=enrolment, invited="yes", attended=True))
    return record.added(
        by, ACTION, Note(enrolment=enrolment, kind=kind, text=text, on_day=on_day, written_by=by.user)
    )


@transaction.atomic
def activities(
    by: By, *, team: Team, weeks: int, held_on: date, invite: Iterable[Enrolment], **values: Any
) -> list[Activity]:
    """Adds an activity, the same each week where `weeks` is more than one, with those who are invited."""
    invited = list(invite)
    made = []
    for week in range(min(weeks, MOST_WEEKS)):
        day = date.fromordinal(held_on.toordinal() + 7 * week)
        activity = record.added(by, ACTION, Activity(team=team, held_on=day, held_by=by.user, **values))
        for enrolment in invited:
            record.added(by, ACTION, Attendance(activity=activity, enrolment=enrolment))
        made.append(activity)
    return made


@transaction.atomic
def study_visit(
    by: By,
    *,
    enrolment: Enrolment,
    employer: str,
    held_on: date,
    attended: bool,
    **values: Any,
) -> Activity:
    """One participant's visit to an employer: booked, or when the day has been, with whether the participant came."""
    values |= {"kind": "study_visit", "title": f"Studiebesök hos {employer}"}
    held = Activity(team=enrolment.team, held_on=held_on, held_by=by.user, **values)
    record.added(by, ACTION, held)
    came = attended if held_on <= today() else None
    record.added(by, ACTION, Attendance(activity=held, enrolment=enrolment, invited="yes", attended=came))
    return held


def invite(by: By, *, activity: Activity, enrolment: Enrolment) -> Attendance:
    """Invites one more; whoever is invited already stays as they are."""
    held = Attendance.objects.filter(activity=activity, enrolment=enrolment).first()
    return held or record.added(by, ACTION, Attendance(activity=activity, enrolment=enrolment))


def attend(by: By, *, attendance: Attendance, mark: str) -> Attendance:
    """Notes "came" or "absent" on the day, "yes" or "no" to the invitation before it. Raises Refused for another mark."""
    if mark in ("yes", "no"):
        return record.changed(by, ACTION, attendance, invited=mark)
    if mark not in ("came", "absent"):
        raise Refused("Det gick inte att läsa svaret. Välj Kom eller Kom inte.")
    if attendance.activity.held_on > today():
        raise Refused("Aktiviteten har inte varit än. Svara på inbjudan i stället.")
    return record.changed(by, ACTION, attendance, attended=mark == "came")


def cancel(by: By, *, activity: Activity) -> Activity:
    """Cancels an activity; it counts nowhere."""
    return record.changed(by, ACTION, activity, cancelled=True)


def action(by: By, *, enrolment: Enrolment, partner: str, done_on: date, what: str = "") -> CoordinatedAction:
    """Adds a coordinated action. Raises Refused for a day to come."""
    _been(done_on, "done_on")
    return record.added(
        by, ACTION, CoordinatedAction(enrolment=enrolment, partner=partner, done_on=done_on, what=what)
    )


@transaction.atomic
def training(
    by: By,
    *,
    enrolment: Enrolment,
    started_on: date,
    hours: Any,
    employer: str,
    employer_kind: str,
    task: str,
) -> WorkTraining:
    """Begins work training with its first hours a week."""
    made = record.added(
        by,
        ACTION,
        WorkTraining(
            enrolment=enrolment,
            employer=employer,
            employer_kind=employer_kind,
            task=task,
            started_on=started_on,
        ),
    )
    record.added(by, ACTION, TrainingStep(training=made, from_day=started_on, hours=hours))
    return made


def step_up(by: By, *, training: WorkTraining, from_day: date, hours: Any) -> TrainingStep:
    """Other hours a week from a day on. Raises Refused for a day before the training."""
    if training.started_on and from_day < training.started_on:
        began = said(training.started_on, today(), "year")
        raise Refused(f"Dagen är före arbetsträningens början, {began}. Ange en senare dag.", "from_day")
    return record.added(by, ACTION, TrainingStep(training=training, from_day=from_day, hours=hours))


def last_day_for_meeting(enrolment: Enrolment) -> date:
    """When the next multi-party meeting is to be held at the latest: three months after the last one, or the start."""
    last = enrolment.meeting_set.aggregate(last=Max("held_on"))["last"] or enrolment.started_on
    return months_after(last, BETWEEN)


def in_time(enrolment: Enrolment, planned_on: date, why_late: str) -> None:
    """Refused for a meeting later than that without a reason."""
    latest = last_day_for_meeting(enrolment)
    if planned_on > latest and not why_late:
        raise Refused(
            f"Mötet ska hållas senast {said(latest, today(), 'year')}. Ange en tidigare dag, eller skälet.",
            "planned_on",
        )


def plan_meeting(
    by: By,
    *,
    enrolment: Enrolment,
    planned_on: date,
    why_late: str = "",
    at_time: time | None = None,
    place: str = "",
    with_whom: str = "",
) -> Meeting:
    """Books a multi-party meeting, at most three months after the last one unless there is a reason. Raises Refused."""
    in_time(enrolment, planned_on, why_late)
    made = Meeting(
        enrolment=enrolment, planned_on=planned_on, at_time=at_time, place=place, with_whom=with_whom
    )
    return record.added(by.because(why_late) if why_late else by, ACTION, made)


@transaction.atomic
def hold_meeting(
    by: By,
    *,
    meeting: Meeting,
    held_on: date,
    with_whom: str,
    agreement: str,
    attended: bool,
    next_on: date | None = None,
    version: int | None = None,
) -> Meeting:
    """Notes that a meeting was held and what was agreed, and books the next one. Raises Refused and Changed."""
    _been(held_on, "held_on")
    record.changed(
        by,
        ACTION,
        meeting,
        version,
        held_on=held_on,
        with_whom=with_whom,
        agreement=agreement,
        attended=attended,
    )
    if next_on:
        try:
            plan_meeting(by, enrolment=meeting.enrolment, planned_on=next_on, with_whom=with_whom)
        except Refused as no:
            raise Refused(no.message, "next_on") from no
    return meeting


@transaction.atomic
def write_plan(
    by: By, *, enrolment: Enrolment, goals: list[str], steps: list[dict[str, str]], version: int | None = None
) -> Plan:
    """Writes a new version of the plan; nothing where it says the same. `version` is the one that was read, 0 for none.

    Raises Changed where somebody wrote one meanwhile.
    """
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)  # one at a time, the first version too
    last = Plan.objects.filter(enrolment=enrolment).first()
    number = last.number if last else 0
    if version is not None and last and version != number:
        last.version = number
        raise record.Changed(last, {"goals": goals, "steps": steps})
    if last and (last.goals, last.steps) == (goals, steps):
        return last
    made = Plan(enrolment=enrolment, number=number + 1, goals=goals, steps=steps, written_by=by.user)
    return record.added(by, PLAN, made)


def write_sip(by: By, *, enrolment: Enrolment, **values: Any) -> Sip:
    """Adds a coordinated individual plan."""
    return record.added(by, PLAN, Sip(enrolment=enrolment, **values))


def ask_extension(by: By, *, enrolment: Enrolment, until: date, why: str) -> Extension:
    """Asks the steering group for more time. Raises Refused for a day that gives none."""
    planned = enrolment.planned_end_on or today()
    if until <= planned:
        raise Refused(
            f"Tiden räcker redan till {said(planned, today(), 'year')}. Ange en senare dag.", "until"
        )
    made = Extension(enrolment=enrolment, until=until, why=why, asked_on=today())
    return record.added(by, "extension.ask", made)


@transaction.atomic
def decide_extension(
    by: By, *, extension: Extension, decision: str, why: str, version: int | None = None
) -> Extension:
    """The steering group's decision; granted time becomes the planned last day. Raises Refused and Changed."""
    if extension.decision:
        raise Refused("Förlängningen är redan beslutad.")
    record.changed(
        by,
        "extension.decide",
        extension,
        version,
        decision=decision,
        decided_on=today(),
        decided_by=by.user,
        decision_why=why,
    )
    if decision == "granted":
        record.changed(by, "extension.decide", extension.enrolment, planned_end_on=extension.until)
    return extension


def _been(day: date, field: str) -> None:
    if day > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", field)
