"""How does a participant agree to be reached, and take it back?"""

from __future__ import annotations

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import Contact

ACTION = "answer.register"
NO_ADDRESS = {
    "email": "E-postadressen saknas. Lägg in den under Uppgifter om deltagaren först.",
    "sms": "Telefonnumret saknas. Lägg in det under Uppgifter om deltagaren först.",
}


@transaction.atomic
def agree(by: By, *, enrolment: Enrolment, way: str) -> Contact:
    """The participant may be reached by this way, and no other. Raises Refused where the address is not known."""
    person = enrolment.person
    made = Contact(enrolment=enrolment, way=way, agreed_on=today(), knowing=person.protected)
    if not made.address:
        raise Refused(NO_ADDRESS[way])
    for one in Contact.objects.filter(enrolment=enrolment, withdrawn_on=None):
        decline(by, contact=one)
    return record.added(by, ACTION, made)


def decline(by: By, *, contact: Contact) -> None:
    """Nothing more is sent, from now."""
    record.changed(by, ACTION, contact, withdrawn_on=today())
