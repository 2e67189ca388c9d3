"""What does the participant see on the own page?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.models import Consent, Enrolment, Meeting, Plan
from stegvis.web.register.queries.due import Due
from stegvis.web.register.queries.timeline import timeline
from stegvis.web.surveys.models import Contact, Correction, OwnLink
from stegvis.web.surveys.queries.courses import Course, courses
from stegvis.web.surveys.queries.invitations import contact_of
from stegvis.web.surveys.secrets import link_hash

SEE, CHANGE, ANSWER = "own.see", "own.change", "person.register"
LONGEST = timedelta(hours=2)  # a page opened by a link ends then, whatever one does
LATEST = 50


@dataclass(frozen=True, slots=True)
class Own:
    """The page: who reads, the newest plan, what is booked, the answers, consents, corrections, and who has read."""

    enrolment: Enrolment
    name: str
    plan: Plan | None
    meetings: tuple[Meeting, ...]
    courses: tuple[Course, ...]
    consent: Consent | None
    contact: Contact | None
    corrections: tuple[Correction, ...]
    reads: tuple[Entry, ...]


def by_secret(secret: str) -> OwnLink | None:
    """The link with this secret, whatever has become of it."""
    return OwnLink.objects.select_related("enrolment__team").filter(secret_hash=link_hash(secret)).first()


def by_session(pk: int) -> OwnLink | None:
    """The link that a page was opened by, while that page may be open."""
    since = timezone.now() - LONGEST
    held = OwnLink.objects.select_related("enrolment__person", "enrolment__team")
    return held.filter(pk=pk, revoked_at=None, opened_at__gt=since).first()


def own(by: By, enrolment_id: int, language: str = "sv") -> Own:
    """Everything on the page; logged, as every reading is. Raises Http404."""
    of = enrolment(by, enrolment_id, SEE)
    log.read(by, SEE, [of.person_id], team=of.team, thing=of)
    reads = log.about(of.person_id).filter(team__isnull=False).exclude(kind="denied")
    return Own(
        of,
        of.person.shown_to(by),
        of.plan_set.first(),
        tuple(of.meeting_set.filter(held_on=None, planned_on__gte=today()).order_by("planned_on")),
        tuple(courses(of.pk, timeline(of), language)),
        of.consent_set.first(),
        contact_of(of.pk),
        tuple(of.correction_set.all()),
        tuple(reads[:LATEST]),
    )


def enrolment(by: By, pk: int, action: str) -> Enrolment:
    """The participant's own enrolment. Raises Http404."""
    return policy.get(by, action, Enrolment.objects.select_related("person", "team"), pk)


def correction(by: By, pk: int) -> Correction:
    """What a participant has asked for, if the user may answer it; logged. Raises Http404."""
    found = policy.get(by, ANSWER, Correction.objects.select_related("enrolment__person"), pk)
    log.read(by, ANSWER, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found


def consent(by: By, enrolment_id: int) -> Consent:
    """The consent that holds. Raises Http404."""
    found = enrolment(by, enrolment_id, CHANGE).consent_set.first()
    if found is None or not found.holds:
        raise Http404
    return found


def due(by: By, team: Team) -> Iterator[Due]:
    """A row of Min dag for each correction that waits for an answer."""
    held = Correction.objects.filter(enrolment__team=team, answered_on=None)
    waiting = list(held.select_related("enrolment__person"))
    prefetch_related_objects(
        [one.enrolment.person for one in waiting if one.enrolment.person.protected], "handlers"
    )
    for one in waiting:
        person = one.enrolment.person
        if person.handled_by(by.user):
            yield Due(
                one.asked_on,
                f"{person.shown_to(by)} ber om en rättelse",
                f"Skrivet på den egna sidan {said(one.asked_on, today())}.",
                reverse("surveys:correction", args=[one.pk]),
                "Svara",
                frozenset({person.pk}),
            )
