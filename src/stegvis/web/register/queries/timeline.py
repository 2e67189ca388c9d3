"""What has happened with a participant, newest first?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from stegvis.web.look.swedish import day as said_day
from stegvis.web.look.swedish import number
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.data import label_of
from stegvis.web.register.models import Enrolment


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day. `key` marks what changed enrolment or livelihood; the rest is contact."""

    day: date
    title: str
    text: str = ""
    key: bool = False
    url: str = ""


def timeline(of: Enrolment) -> list[Event]:
    """Every event of an enrolment that has a day, newest first."""
    parts = (_enrolment, _stays, _living, _activities, _notes, _actions, _meetings, _plans, _after)
    found = [event for part in parts for event in part(of)]
    return sorted(found, key=lambda event: event.day, reverse=True)


def _enrolment(of: Enrolment) -> Iterator[Event]:
    referrer = f"Remiss från {label('referrer', of.referrer)}." if of.referrer else ""
    yield Event(of.started_on, "Inskriven", referrer, key=True)
    if of.ended_on:
        yield Event(
            of.ended_on,
            "Avslutad",
            label("exit_outcome", of.exit_outcome) if of.exit_outcome else "Utfall saknas",
            key=True,
        )
    for consent in of.consent_set.all():
        yield Event(consent.answered_on, f"Samtycke: {label('consent', consent.answer).lower()}")
        if consent.withdrawn_on:
            yield Event(consent.withdrawn_on, "Samtycke återkallat")


def _stays(of: Enrolment) -> Iterator[Event]:
    before = None
    for stay in of.placement_set.all():
        if before:
            yield Event(stay.started_on, f"Bytte inriktning: {before} till {stay.track.name}")
        before = stay.track.name


def _living(of: Enrolment) -> Iterator[Event]:
    for one in of.livelihood_set.all():
        if one.observed_on:
            extent = f" {one.extent} %" if one.extent else ""
            yield Event(
                one.observed_on,
                f"{label('livelihood', one.livelihood)}{extent}",
                label("occasion", one.occasion),
                key=True,
            )


def _activities(of: Enrolment) -> Iterator[Event]:
    noted = {note.on_day for note in of.note_set.all() if note.kind == "conversation"}
    for one in of.attendance_set.filter(activity__held_on__lte=today()).select_related("activity"):
        if one.activity.cancelled or one.attended is None:
            continue
        if one.attended and one.activity.kind == "conversation" and one.activity.held_on in noted:
            continue  # its note says the same, and more
        yield Event(one.activity.held_on, one.activity.title, "" if one.attended else "Kom inte.")
    for training in of.worktraining_set.exclude(started_on=None).prefetch_related("steps"):
        hours = [
            f"{number(step.hours)} timmar från {said_day(step.from_day, today())}"
            for step in training.steps.all()
        ]
        if training.started_on:
            yield Event(
                training.started_on,
                f"Arbetsträning: {training.employer or training.task}",
                "; ".join(hours),
                key=True,
            )


def _notes(of: Enrolment) -> Iterator[Event]:
    for note in of.note_set.all():
        yield Event(
            note.on_day,
            label_of("note_kinds", note.kind),
            note.text,
            url=reverse("register:note", args=[note.pk]),
        )


def _actions(of: Enrolment) -> Iterator[Event]:
    for action in of.coordinatedaction_set.exclude(done_on=None):
        if action.done_on:
            yield Event(
                action.done_on,
                f"Samordnat med: {label('partner', action.partner)}",
                action.what,
                url=reverse("register:action_edit", args=[action.pk]),
            )
        if action.ended_on:
            yield Event(action.ended_on, f"Samordningen avslutad: {label('partner', action.partner)}")


def _meetings(of: Enrolment) -> Iterator[Event]:
    for meeting in of.meeting_set.all():
        if meeting.held_on:
            who = f"{meeting.with_whom}. " if meeting.with_whom else ""
            yield Event(meeting.held_on, "Flerpartsmöte", f"{who}{meeting.agreement}")


def _plans(of: Enrolment) -> Iterator[Event]:
    for plan in of.plan_set.all():
        yield Event(plan.written_at.date(), f"Plan, version {plan.number}", " ".join(plan.goals))
    for sip in of.sip_set.all():
        yield Event(sip.agreed_on, "Samordnad individuell plan (SIP)", sip.goals)
    for extension in of.extension_set.all():
        decided = {"granted": "Beviljad", "refused": "Avslagen"}.get(
            extension.decision, "Väntar på styrgruppen"
        )
        yield Event(extension.asked_on, f"Förlängning till {said_day(extension.until, today())}", decided)


def _after(of: Enrolment) -> Iterator[Event]:
    for one in of.followup_set.exclude(attempted_on=None):
        said = label("exit_outcome", one.outcome) if one.reached else "Gick inte att nå"
        if one.attempted_on:
            yield Event(one.attempted_on, f"Uppföljning efter {one.months} månader", said, key=True)
