"""How is what was registered in the working day changed, ended or taken away?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from stegvis.web.access import policy, record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.commands.everyday import in_time
from stegvis.web.register.models import Activity, CoordinatedAction, Meeting, Note, Sip, WorkTraining

ACTION, PLAN, OTHERS = "everyday.register", "plan.write", "note.mend"


def note(by: By, *, note: Note, version: int | None = None, **values: Any) -> Note:
    """Mends a note; the log has what it was. Raises Refused for somebody else's, and Changed."""
    _own(by, note)
    _been(values["on_day"], "on_day")
    return record.changed(by, ACTION, note, version, **values)


def remove_note(by: By, *, note: Note) -> None:
    """Takes a note away; the log keeps what it said. Raises Refused for somebody else's."""
    _own(by, note)
    record.removed(by, ACTION, note)


def end_training(
    by: By, *, training: WorkTraining, ended_on: date, attended: bool, version: int | None = None
) -> WorkTraining:
    """Ends a work training. Raises Refused for a day before it began, and Changed."""
    if training.started_on and ended_on < training.started_on:
        began = said(training.started_on, today(), "year")
        raise Refused(f"Dagen är före arbetsträningens början, {began}. Ange en senare dag.", "ended_on")
    return record.changed(by, ACTION, training, version, ended_on=ended_on, attended=attended)


def sip(by: By, *, sip: Sip, version: int | None = None, **values: Any) -> Sip:
    """Mends, follows up or ends a SIP. Raises Refused for an end before its beginning, and Changed."""
    ended, agreed = values.get("ended_on"), values["agreed_on"]
    if ended and ended < agreed:
        raise Refused(
            f"Dagen är före den {said(agreed, today(), 'year')}, då SIP upprättades. Ange en senare dag.",
            "ended_on",
        )
    return record.changed(by, PLAN, sip, version, **values)


def change_meeting(
    by: By,
    *,
    meeting: Meeting,
    planned_on: date,
    why_late: str = "",
    version: int | None = None,
    **values: Any,
) -> Meeting:
    """Another day, time, place or company for a booked meeting. Raises Refused for one that was held or a day too late, and Changed."""
    if meeting.held_on:
        raise Refused("Mötet har hållits. Ändra överenskommelsen i stället.")
    if planned_on != meeting.planned_on:
        in_time(meeting.enrolment, planned_on, why_late)
    because = by.because(why_late) if why_late else by
    return record.changed(because, ACTION, meeting, version, planned_on=planned_on, **values)


def change_activity(by: By, *, activity: Activity, version: int | None = None, **values: Any) -> Activity:
    """Another day, time, place or title for a group or a study visit. Raises Refused for a cancelled one, and Changed."""
    if activity.cancelled:
        raise Refused("Aktiviteten är inställd. Lägg in en ny.")
    if values["held_on"] > today() and activity.attendances.exclude(attended=None).exists():
        raise Refused("Närvaron är ifylld, så dagen har varit. Ange i dag eller en tidigare dag.", "held_on")
    return record.changed(by, ACTION, activity, version, **values)


@transaction.atomic
def cancel_meeting(by: By, *, meeting: Meeting) -> None:
    """Takes a booked meeting away; the log keeps it. Raises Refused for one that was held."""
    if meeting.held_on:
        raise Refused("Mötet har hållits. Ändra överenskommelsen i stället.")
    record.removed(by, ACTION, meeting)


def change_action(
    by: By,
    *,
    action: CoordinatedAction,
    done_on: date,
    ended_on: date | None = None,
    version: int | None = None,
    **values: Any,
) -> CoordinatedAction:
    """Mends a coordinated action, or ends it. Raises Refused for a day to come or an end before its beginning, and Changed."""
    _been(done_on, "done_on")
    if ended_on:
        _been(ended_on, "ended_on")
        if ended_on < done_on:
            began = said(done_on, today(), "year")
            raise Refused(f"Dagen är före åtgärdens början, {began}. Ange en senare dag.", "ended_on")
    return record.changed(by, ACTION, action, version, done_on=done_on, ended_on=ended_on, **values)


def remove_action(by: By, *, action: CoordinatedAction) -> None:
    """Takes away a coordinated action that was registered by mistake; the log keeps it."""
    record.removed(by, ACTION, action)


def _own(by: By, note: Note) -> None:
    mine = by.user is not None and note.written_by_id == by.user.pk
    if not mine and not policy.may(by, OTHERS, note):
        raise Refused("Bara den som skrev anteckningen, eller verksamhetsledaren, ändrar den.")


def _been(day: date, field: str) -> None:
    if day > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", field)
