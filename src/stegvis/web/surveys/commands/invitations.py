"""How does a participant come to answer alone, and what becomes of the answers?"""

from __future__ import annotations

from secrets import randbelow, token_urlsafe

from django.db import transaction
from django.utils import timezone

from stegvis.definitions import Instrument
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys import held
from stegvis.web.surveys.answering.sitting import Given, Value
from stegvis.web.surveys.commands import answers
from stegvis.web.surveys.models import Invitation, Response
from stegvis.web.surveys.secrets import VALID, code_hash, link_hash

ACTION = "answer.register"
NOTHING = "Inget är besvarat än, så det finns inget att ta in."


@transaction.atomic
def invite(
    by: By, *, enrolment: Enrolment, instrument: Instrument, occasion: str, way: str, language: str = ""
) -> tuple[Invitation, str]:
    """An invitation and its secret, which is told this once: 256 bits for a phone, six digits for the team's tablet.

    An earlier one of the same instrument that is not answered stops working; what it holds goes with the new one. Raises
    Refused where the instrument lacks words.
    """
    if not instrument.ready:
        raise Refused(
            f"{instrument.label.sv} saknar ord. Den som har licens lägger in dem; till dess går det att föra in från papper."
        )
    before = Invitation.objects.filter(enrolment=enrolment, instrument=instrument.name, answered_at=None)
    taken_over = ""
    for one in before.filter(revoked_at=None).order_by("pk").select_for_update():
        taken_over = one.held or taken_over
        record.changed(by, ACTION, one, revoked_at=timezone.now(), held="")
    secret = token_urlsafe(32) if way == "phone" else _free_code(enrolment.team_id)
    made = Invitation(
        enrolment=enrolment,
        instrument=instrument.name,
        occasion=occasion,
        way=way,
        ref=token_urlsafe(9),
        secret_hash=link_hash(secret) if way == "phone" else code_hash(enrolment.team_id, secret),
        language=language,
        held=taken_over,
        made_by=by.user,
        expires_at=timezone.now() + VALID[way],
    )
    return record.added(by, ACTION, made), secret


def opened(by: By, *, invitation: Invitation) -> None:
    """Notes the first time that it was opened."""
    if invitation.opened_at is None:
        record.changed(by, ACTION, invitation, opened_at=timezone.now())


@transaction.atomic
def keep(by: By, *, invitation: Invitation, item: str, value: Value, language: str) -> None:
    """Keeps one answer of a page that is not sent yet; as with drafts, the log tells of it when it is sent.

    On the tablet the time begins anew. Nothing is kept when the invitation has ended meanwhile.
    """
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not now.open:
        return
    now.held = held.kept({**held.given(now.held), item: value})
    now.language = language
    if now.way == "tablet":
        now.expires_at = max(now.expires_at, timezone.now() + VALID["tablet"])
    now.save(update_fields=("held", "language", "expires_at"))


@transaction.atomic
def finish(by: By, *, invitation: Invitation, given: Given) -> Response | None:
    """Makes an occasion of the answers. Sent twice it is one; None where the invitation was revoked meanwhile."""
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if now.answered_at or now.revoked_at:
        return now.response
    return _become(by, now, given)


@transaction.atomic
def take_in(by: By, *, invitation: Invitation) -> Response:
    """Makes an occasion of what was answered before somebody stopped. Raises Refused where there is nothing."""
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    given = held.given(now.held)
    if now.answered_at or all(value is None for value in given.values()):
        raise Refused(NOTHING)
    return _become(by, now, given)


def revoke(by: By, *, invitation: Invitation) -> None:
    """Stops a link or a code at once; what it holds is thrown away."""
    if invitation.answered_at is None:
        record.changed(by, ACTION, invitation, revoked_at=timezone.now(), held="")


def _become(by: By, now: Invitation, given: Given) -> Response:
    made = answers.answer(
        by,
        enrolment=now.enrolment,
        instrument=known().instruments[now.instrument],
        occasion=now.occasion,
        answered_on=today(),
        answers=given,
        channel=now.way,
    )
    record.changed(by, ACTION, now, answered_at=timezone.now(), held="", response=made)
    return made


def _free_code(team_id: int) -> str:
    """Six digits that no open invitation of the team has."""
    while True:
        code = f"{randbelow(10**6):06}"
        same = Invitation.objects.filter(secret_hash=code_hash(team_id, code))
        if not any(one.open for one in same):
            return code
