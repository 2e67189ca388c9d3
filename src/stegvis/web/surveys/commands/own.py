"""How is the participant's own page opened, and how does the participant change what is there?"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.messages.channels import Channel, Unsent
from stegvis.web.surveys.messages.wording import own_worded
from stegvis.web.surveys.models import Correction, OwnLink
from stegvis.web.surveys.queries import contacts
from stegvis.web.surveys.secrets import link_hash

LOG = logging.getLogger(__name__)
HAND_OUT, OWN, ANSWER = "answer.register", "own.change", "person.register"
VALID = timedelta(days=7)
ASKED_FOR = timedelta(days=1)  # how long a link that somebody asked for by themselves can be opened
A_DAY = 3  # so many of those a day


@transaction.atomic
def hand_out(by: By, *, enrolment: Enrolment) -> tuple[OwnLink, str]:
    """A link and its secret, told this once; earlier ones stop working, and so does a page that is open by one."""
    for one in OwnLink.objects.filter(enrolment=enrolment, revoked_at=None):
        record.changed(by, HAND_OUT, one, revoked_at=timezone.now())
    return _made(by, HAND_OUT, enrolment, VALID)


def ask_again(by: By, *, way: str, address: str, language: str, channels: Mapping[str, Channel]) -> None:
    """A link to each participant who has agreed to be reached there; to nobody else, and at most three a day.

    Anybody can ask, so a page that is open stays open, and what came of it is told to nobody but the log.
    """
    for contact in contacts.at(way, address):
        of = contact.enrolment
        own = replace(by, person=of.person_id)
        with transaction.atomic():
            Enrolment.objects.select_for_update().get(pk=of.pk)
            since = timezone.now() - timedelta(days=1)
            asked = OwnLink.objects.filter(enrolment=of, made_by=None)
            if asked.filter(added_at__gt=since).count() >= A_DAY:
                continue
            for one in asked.filter(opened_at=None, revoked_at=None):
                record.changed(own, OWN, one, revoked_at=timezone.now())
            made, secret = _made(own, OWN, of, ASKED_FOR)
        try:
            channels[way].send(contact.address, *own_worded(made, secret, language))
        except Unsent:
            record.changed(own, OWN, made, revoked_at=timezone.now())
            LOG.warning(
                "En länk som en deltagare bad om gick inte att skicka. Prova stegvis remind, som säger varför."
            )


def _made(by: By, action: str, enrolment: Enrolment, valid: timedelta) -> tuple[OwnLink, str]:
    secret = token_urlsafe(32)
    made = OwnLink(
        enrolment=enrolment,
        secret_hash=link_hash(secret),
        made_by=by.user,
        expires_at=timezone.now() + valid,
    )
    return record.added(by, action, made), secret


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
