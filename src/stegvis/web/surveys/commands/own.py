"""How is the participant's own page opened, and how does the participant change what is there?"""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import Correction, OwnLink
from stegvis.web.surveys.secrets import link_hash

HAND_OUT, OWN, ANSWER = "answer.register", "own.change", "person.register"
VALID = timedelta(days=7)


@transaction.atomic
def hand_out(by: By, *, enrolment: Enrolment) -> tuple[OwnLink, str]:
    """A link and its secret, told this once; earlier ones stop working, and so does a page that is open by one."""
    for one in OwnLink.objects.filter(enrolment=enrolment, revoked_at=None):
        record.changed(by, HAND_OUT, one, revoked_at=timezone.now())
    secret = token_urlsafe(32)
    made = OwnLink(
        enrolment=enrolment,
        secret_hash=link_hash(secret),
        made_by=by.user,
        expires_at=timezone.now() + VALID,
    )
    return record.added(by, HAND_OUT, made), secret


@transaction.atomic
def open_once(by: By, *, link: OwnLink) -> bool:
    """Marks the link as opened; whether this was the first time."""
    held = OwnLink.objects.select_for_update().get(pk=link.pk)
    if not held.waits:
        return False
    record.changed(by, OWN, held, opened_at=timezone.now())
    return True


def leave(by: By, *, link: OwnLink) -> None:
    """Ends the page that the link opened."""
    record.changed(by, OWN, link, revoked_at=timezone.now())


def ask(by: By, *, enrolment: Enrolment, text: str) -> Correction:
    """The participant says that something is wrong."""
    return record.added(by, OWN, Correction(enrolment=enrolment, text=text, asked_on=today()))


def answer(by: By, *, correction: Correction, answer: str, version: int | None = None) -> Correction:
    """Says what came of it: what was changed, or why not. Raises Changed."""
    return record.changed(by, ANSWER, correction, version, answer=answer, answered_on=today())
