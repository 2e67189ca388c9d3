"""Which invitation does a secret open, and what has a participant been asked to answer?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.register.codes import known
from stegvis.web.surveys import held
from stegvis.web.surveys.models import Contact, Invitation
from stegvis.web.surveys.secrets import code_hash, link_hash

ACTION = "answer.register"
HELD = Invitation.objects.select_related("enrolment__person", "enrolment__team")


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation as the participant's page shows it: `answered` of `count` questions so far."""

    invitation: Invitation
    label: str
    answered: int
    count: int


def by_link(token: str) -> Invitation | None:
    """The invitation of a link, whatever has become of it."""
    return HELD.filter(way="phone", secret_hash=link_hash(token)).first()


def by_code(team_id: int, code: str) -> Invitation | None:
    """The open invitation of a code at a team's tablet."""
    found = HELD.filter(way="tablet", enrolment__team_id=team_id, secret_hash=code_hash(team_id, code))
    return next((one for one in found if one.open), None)


def by_ref(ref: str) -> Invitation | None:
    """The invitation whose page has this address; the caller has seen that the browser may open it."""
    return HELD.filter(ref=ref).first()


def invitation(by: By, pk: int) -> Invitation:
    """One of them, if the user may change it; logged. Raises Http404."""
    found = policy.get(by, ACTION, HELD.all(), pk)
    log.read(by, ACTION, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found


def asked_of(enrolment_id: int) -> list[Asked]:
    """What the participant has been asked and not answered, newest first; one that has ended stays while it holds answers."""
    waiting = Invitation.objects.filter(enrolment_id=enrolment_id, answered_at=None, revoked_at=None)
    return [
        _asked(one) for one in waiting if (one.open or one.held) and one.instrument in known().instruments
    ]


def _asked(one: Invitation) -> Asked:
    instrument = known().instruments[one.instrument]
    answered = sum(value is not None for value in held.given(one.held).values())
    return Asked(one, instrument.label.sv, answered, len(instrument.items))


def contact_of(enrolment_id: int) -> Contact | None:
    """Whether and how the participant has agreed to be reached; the caller has asked the policy."""
    held = Contact.objects.filter(enrolment_id=enrolment_id, withdrawn_on=None)
    found = held.select_related("enrolment__person").first()
    return found if found and found.holds else None
