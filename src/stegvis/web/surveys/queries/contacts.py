"""Which participants have agreed to be reached at an address?"""

from __future__ import annotations

from stegvis.web.surveys.messages.channels import phone
from stegvis.web.surveys.models import Contact


def at(way: str, address: str) -> list[Contact]:
    """The consents that hold for this address, one for each participant: that of the latest enrolment.

    An e-mail address is compared without regard to capitals, a phone number by its digits.
    """
    held = Contact.objects.filter(way=way, withdrawn_on=None).select_related(
        "enrolment__person", "enrolment__team"
    )
    if way == "email":
        held = held.filter(enrolment__person__email__iexact=address)
    same = [one for one in held if one.holds and (way == "email" or phone(one.address) == address)]
    by_person = {one.enrolment.person_id: one for one in sorted(same, key=lambda c: c.enrolment.started_on)}
    return list(by_person.values())
