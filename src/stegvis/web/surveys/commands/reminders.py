"""Who is sent a link or a reminder today, once?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncDate
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.surveys.commands import invitations
from stegvis.web.surveys.messages.channels import Channel, Unsent
from stegvis.web.surveys.messages.wording import worded
from stegvis.web.surveys.models import Contact, Giving, Invitation, Response
from stegvis.web.surveys.queries.giving import turns
from stegvis.web.surveys.rules import rules
from stegvis.web.surveys.secrets import link_hash

ACTION = "answer.register"
AFTER = timedelta(days=3)  # so long after it was handed out, an unanswered link is reminded of


@dataclass
class Sent:
    """What came of it: links sent for the first time, reminders, and the faults of those that did not leave."""

    new: int = 0
    again: int = 0
    faults: list[str] = field(default_factory=list)


def remind(by: By, *, channels: Mapping[str, Channel]) -> Sent:
    """Sends what is due by rule, and reminds once of links that wait; only to those who have agreed to be reached.

    Each is marked before it is sent and unmarked where it did not leave, so that two runs at once send it once.
    """
    agreed = {one.enrolment_id: one for one in _contacts() if one.holds and one.address}
    sent = Sent()
    for pk in _waiting(agreed):
        marked = _marked(by, pk)
        if marked:
            contact = agreed[marked[0].enrolment_id]
            sent.again += _left(by, sent, channels, contact, "again", *marked)
    for team in Team.objects.filter(pk__in=Giving.objects.values("team")):
        for turn in turns(team, timedelta(0)):
            contact_of = agreed.get(turn.enrolment.pk)
            if contact_of and rules()[turn.occasion].sent and turn.instrument.ready:
                made, secret = invitations.invite(
                    by,
                    enrolment=turn.enrolment,
                    instrument=turn.instrument,
                    occasion=turn.occasion,
                    way="phone",
                )
                record.changed(by, ACTION, made, sent_at=timezone.now())
                sent.new += _left(by, sent, channels, contact_of, "new", made, secret)
    return sent


def _contacts() -> list[Contact]:
    return list(Contact.objects.filter(withdrawn_on=None).select_related("enrolment__person").order_by("pk"))


def _waiting(agreed: Mapping[int, Contact]) -> list[int]:
    """Links that somebody has had for some days and not answered, by the link or otherwise, nor been reminded of."""
    answered = Response.objects.filter(
        enrolment=OuterRef("enrolment"),
        instrument=OuterRef("instrument"),
        answered_on__gte=OuterRef("handed_on"),
    )
    held = Invitation.objects.annotate(handed_on=TruncDate("added_at")).filter(
        enrolment__in=agreed,
        way="phone",
        answered_at=None,
        revoked_at=None,
        reminded_at=None,
        expires_at__gt=timezone.now(),
        added_at__lte=timezone.now() - AFTER,
    )
    return list(held.exclude(Exists(answered)).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _marked(by: By, pk: int) -> tuple[Invitation, str] | None:
    """The invitation marked as reminded, with a new secret: the old one is known to nobody but the one who has it."""
    held = Invitation.objects.select_for_update().get(pk=pk)
    if held.reminded_at or not held.open:
        return None
    secret = token_urlsafe(32)
    record.changed(by, ACTION, held, reminded_at=timezone.now(), secret_hash=link_hash(secret))
    return held, secret


def _left(
    by: By,
    sent: Sent,
    channels: Mapping[str, Channel],
    contact: Contact,
    code: str,
    invitation: Invitation,
    secret: str,
) -> bool:
    """Whether the message left; where it did not, the next run tries again."""
    try:
        channels[contact.way].send(contact.address, *worded(code, invitation, secret))
    except Unsent as fault:
        if code == "new":
            invitations.revoke(by, invitation=invitation)
        else:
            record.changed(by, ACTION, invitation, reminded_at=None)
        sent.faults.append(str(fault))
        return False
    return True
