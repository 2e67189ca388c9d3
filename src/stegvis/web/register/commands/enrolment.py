"""How does somebody start, and how does what is known about the enrolment change?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register import order
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.commands.living import Livelihoods, observe
from stegvis.web.register.models import (
    Application,
    Consent,
    Enrolment,
    Need,
    ParallelMeasure,
    Person,
    Placement,
    Track,
)

ACTION, MOVE = "enrolment.register", "enrolment.move"
PLANNED_MONTHS = 12


@transaction.atomic
def enrol(
    by: By,
    *,
    team: Team,
    person: Person,
    started_on: date,
    application: Application | None = None,
    track: Track | None = None,
    referrer: str = "",
    responsible: User | None = None,
    education: str = "",
    years_in_public_support: Decimal | None = None,
    consent: str = "",
    consent_form: str = "",
    livelihoods: Livelihoods | None = None,
) -> Enrolment:
    """Enrols somebody; whoever came from the queue leaves it. Raises Refused where the person already takes part."""
    if application and (application.decision != "accepted" or application.left_queue_on):
        raise Refused("Ansökan är inte antagen, eller har lämnat kön. Besluta om ansökan först.")
    _free(person, team, started_on)
    made = Enrolment(
        team=team,
        person=person,
        application=application,
        referrer=referrer,
        responsible=responsible,
        started_on=started_on,
        planned_end_on=months_after(started_on, PLANNED_MONTHS),
        years_in_public_support=years_in_public_support,
    )
    record.added(by, ACTION, made)
    if track:
        record.added(by, ACTION, Placement(enrolment=made, track=track, started_on=started_on))
    if education:
        record.changed(by, ACTION, person, education=education)
    if consent:
        answer(
            by,
            enrolment=made,
            answer=consent,
            form=consent_form if consent == "given" else "",
            answered_on=min(started_on, today()),
        )
    observe(by, ACTION, made, "start", started_on, livelihoods)
    if application:
        record.changed(by, ACTION, application, left_queue_on=started_on, left_queue_why="Började")
    if not person.teams.filter(pk=team.pk).exists():
        person.teams.add(team)
    return made


def _free(person: Person, team: Team, started_on: date) -> None:
    others = Enrolment.objects.filter(person=person, team=team).values_list("started_on", "ended_on")
    other = order.clashing(started_on, None, others)
    if other and other[1]:
        until = said(other[1], today(), "year")
        raise Refused(f"Förra inskrivningen slutade {until}. Ange en senare startdag.", "started_on")
    if other:
        since = said(other[0], today(), "year")
        raise Refused(f"Personen är redan inskriven i teamet sedan {since}. Avsluta den inskrivningen först.")


@transaction.atomic
def change(by: By, *, enrolment: Enrolment, version: int | None = None, **values: Any) -> Enrolment:
    """Changes an enrolment; what was said of its first day follows it. Raises Refused for a start that cannot be, and Changed."""
    before = enrolment.started_on
    started = values.get("started_on", before)
    if started != before:
        _can_start(enrolment, started)
    record.changed(by, ACTION, enrolment, version, **values)
    for placement in enrolment.placement_set.filter(started_on=before):
        record.changed(by, ACTION, placement, started_on=started)
    for livelihood in enrolment.livelihood_set.filter(occasion="start", observed_on=before):
        record.changed(by, ACTION, livelihood, observed_on=started)
    return enrolment


def _can_start(enrolment: Enrolment, started: date) -> None:
    ended, field = enrolment.ended_on, "started_on"
    if ended and started > ended:
        until = said(ended, today(), "year")
        raise Refused(f"Startdagen är efter avslutsdagen, {until}. Ange en tidigare dag.", field)
    first = enrolment.placement_set.exclude(ended_on=None).order_by("started_on").first()
    if first and first.ended_on and started > first.ended_on:
        until = said(first.ended_on, today(), "year")
        raise Refused(
            f"Deltagaren var i {first.track.name} till och med {until}. Ange en tidigare startdag.", field
        )
    others = Enrolment.objects.filter(person=enrolment.person_id, team=enrolment.team_id)
    order.alone(started, ended, others.exclude(pk=enrolment.pk).values_list("started_on", "ended_on"))


def answer(by: By, *, enrolment: Enrolment, answer: str, form: str, answered_on: date) -> Consent:
    """Notes the answer about consent to the national hand-over; earlier answers stay."""
    if answered_on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "answered_on")
    made = Consent(enrolment=enrolment, answer=answer, form=form, answered_on=answered_on)
    return record.added(by, ACTION, made)


def withdraw(by: By, *, consent: Consent) -> Consent:
    """Withdraws a consent, from now on; the time with the team goes on. One withdrawn before keeps its day."""
    if consent.withdrawn_on:
        return consent
    return record.changed(by, ACTION, consent, withdrawn_on=today())


@transaction.atomic
def move(by: By, *, enrolment: Enrolment, track: Track, started_on: date) -> Placement:
    """Moves somebody to another track from a day: the stay before ends the day before, and both are kept."""
    if not enrolment.open:
        raise Refused("Deltagaren är avslutad. Byte går bara för den som är inskriven.")
    last = enrolment.placement_set.order_by("-started_on", "-pk").first()
    if last and last.track_id == track.pk and last.ended_on is None:
        raise Refused(f"Deltagaren är redan i {track.name}. Välj en annan inriktning.", "track")
    first = last.started_on if last else enrolment.started_on
    if started_on < enrolment.started_on or (last and started_on <= first):
        raise Refused(
            f"Dagen ska vara efter {said(first, today(), 'year')}. Ange en senare dag.", "started_on"
        )
    if last and last.ended_on is None:
        record.changed(by, MOVE, last, ended_on=started_on - timedelta(days=1))
    return record.added(by, MOVE, Placement(enrolment=enrolment, track=track, started_on=started_on))


@transaction.atomic
def needs(
    by: By, *, enrolment: Enrolment, observed_on: date, areas: Mapping[str, tuple[Any, Any, str]]
) -> None:
    """Adds how each life area is and is wanted on a day; areas that nothing was said about are left out."""
    for area, (level, wanted, note) in areas.items():
        if level is not None or wanted is not None or note:
            row = Need(
                enrolment=enrolment, area=area, level=level, wanted=wanted, note=note, observed_on=observed_on
            )
            record.added(by, ACTION, row)


def parallel(by: By, *, enrolment: Enrolment, **values: Any) -> ParallelMeasure:
    """Adds a measure that runs elsewhere."""
    return record.added(by, ACTION, ParallelMeasure(enrolment=enrolment, **values))
