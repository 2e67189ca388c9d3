"""How does somebody get a record, and only one?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from stegvis.web.access import log, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register import numbers
from stegvis.web.register.models import Person
from stegvis.web.register.models.person import hashed, sealed

AT_ONCE = 500  # numbers that the database is asked about in one go


@transaction.atomic
def find_or_add(
    by: By, *, team: Team, number: str = "", name: str = "", sex: str = "", birth_year: int | None = None
) -> tuple[Person, bool]:
    """The one record of somebody, and whether it was known before; the team knows the person from now on.

    With a number it is the controller's record of that number; sex and year of birth are read out of it. Without number and
    name the person is anonymous. Raises Refused for a number that is none, and for a protected person who is others' to handle.
    """
    if number:
        told = numbers.read(number)
        known = numbered(team.controller_id, told.digits)
        if known:
            return _known(by, known, team), True
        made = Person(
            controller=team.controller,
            name=name.strip(),
            sex=told.sex,
            birth_year=told.birth_year,
            **sealed(told.digits),
        )
    else:
        made = Person(
            controller=team.controller,
            name=name.strip(),
            sex=sex,
            birth_year=birth_year,
            anonymous=not name.strip(),
        )
    record.added(by, "person.register", made)
    made.teams.add(team)
    return made, False


def numbered(controller: int, digits: str) -> Person | None:
    """The record of a number of twelve digits; that of a record which was merged into another leads to the other."""
    return numbered_all(controller, [digits]).get(digits)


def numbered_all(controller: int, digits: Sequence[str]) -> dict[str, Person]:
    """The records of many numbers of twelve digits, those that there are."""
    sought = {hashed(one): one for one in digits}
    hashes = list(sought)
    found: dict[str, Person] = {}
    for start in range(0, len(hashes), AT_ONCE):
        held = Person.objects.filter(
            controller_id=controller, number_hash__in=hashes[start : start + AT_ONCE]
        ).select_related("merged_into")
        for person in sorted(held, key=lambda one: (one.merged_into_id is not None, one.pk)):
            number = sought[person.number_hash]
            while person.merged_into:
                person = person.merged_into
            found.setdefault(number, person)
    return found


def met(by: By, person: Person) -> None:
    """Somebody with a protected identity is registered by the named handlers only. Raises Refused."""
    if not person.handled_by(by.user):
        handlers = ", ".join(handler.name for handler in person.handlers.all())
        raise Refused(f"Personen har skyddad identitet. Be {handlers} att registrera.", "number")


def _known(by: By, person: Person, team: Team) -> Person:
    met(by, person)
    if not person.teams.filter(pk=team.pk).exists():
        person.teams.add(team)
    return person


@transaction.atomic
def change(
    by: By, *, person: Person, number: str = "", version: int | None = None, **values: object
) -> Person:
    """Changes what is known about a person; with a number, sex and year of birth are read out of it.

    Raises Refused for a number that is none or another person's, and Changed.
    """
    if number:
        told = numbers.read(number)
        same = numbered(person.controller_id, told.digits)
        if same and same.pk != person.pk:
            raise Refused(
                "Numret finns redan på en annan deltagare. Sök på numret, och slå ihop dem.", "number"
            )
        if hashed(told.digits) != person.number_hash:
            values |= {**sealed(told.digits), "sex": told.sex, "birth_year": told.birth_year}
    anonymous = not values.get("name") and not person.number_hash and not number
    return record.changed(by, "person.register", person, version, anonymous=anonymous, **values)


@transaction.atomic
def protect(by: By, *, person: Person, kind: str, handlers: Iterable[User]) -> Person:
    """Hides who somebody is from all but the named handlers; an empty kind lifts it."""
    named = list(handlers) if kind else []
    if kind and not named:
        raise Refused("Välj minst en handläggare. Annars kan ingen öppna sidan.", "handlers")
    before = sorted(handler.name for handler in person.handlers.all())
    after = sorted(handler.name for handler in named)
    person.handlers.set(named)
    record.changed(by, "person.protect", person, protected=kind)
    if before != after:
        log.write(
            by,
            "change",
            "person.protect",
            persons=[person.pk],
            thing=person,
            controller_id=person.controller_id,
            before={"handlers": before},
            after={"handlers": after},
        )
    return person
