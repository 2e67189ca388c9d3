"""How do a participant's words come in, change, and go from every draft when the consent is withdrawn?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.reports.models import Story, Text, TextVersion
from stegvis.web.reports.queries.stories import REGISTER, Standing, mark_of, standing

NAMED = "Namnet är deltagarens eget. Skriv ett annat, eller lämna fältet tomt."


def add(by: By, *, enrolment: Enrolment, **values: Any) -> Story:
    """What a participant has said, with the consent. Raises Refused for a protected identity and for the real name."""
    _checked(enrolment.person, values)
    made = Story(person=enrolment.person, team=enrolment.team, written_by=by.user, **values)
    return record.added(by, REGISTER, made)


def change(by: By, *, story: Story, version: int | None = None, **values: Any) -> Story:
    """Other words, name or scope. Raises Changed, and Refused where the consent is withdrawn."""
    if story.withdrawn_on:
        raise Refused(
            "Samtycket är återtaget, så orden ändras inte. Skriv in ett nytt om deltagaren samtycker."
        )
    _checked(story.person, values)
    return record.changed(by, REGISTER, story, version, **values)


@transaction.atomic
def withdraw(by: By, *, story: Story, on: date) -> list[Standing]:
    """The consent no longer holds: the mark goes from every draft; where the story stood. Raises Refused.

    In a frozen report the words are left out from now on. A published file is not changed.
    """
    held = Story.objects.select_for_update(of=("self",)).select_related("person", "team").get(pk=story.pk)
    if held.withdrawn_on:
        raise Refused("Samtycket är redan återtaget.")
    if on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "withdrawn_on")
    if on < held.consented_on:
        raise Refused("Dagen är före samtycket. Ange en senare dag.", "withdrawn_on")
    stood = list(standing(held))
    record.changed(by, REGISTER, held, withdrawn_on=on)
    for place in stood:
        if place.draft:
            _unmarked(by, held, place.text)
    return stood


def remove(by: By, *, story: Story) -> None:
    """Takes away what was entered by mistake. Refused while a report names it: then the consent is withdrawn instead."""
    if standing(story):
        raise Refused("En rapport visar det. Återta samtycket i stället, så försvinner det ur utkasten.")
    record.removed(by, REGISTER, story)


def _unmarked(by: By, story: Story, text: Text) -> None:
    """The text without the mark, as a version of its own: whoever writes in it is told."""
    held = Text.objects.select_for_update(of=("self",)).get(pk=text.pk)
    body, now = mark_of(story).sub("", held.body).rstrip(), timezone.now()
    record.added(by, REGISTER, TextVersion(text=held, body=body, by=by.user, begun_at=now, left_at=now))
    Text.objects.filter(pk=held.pk).update(body=body, version=held.version + 1)


def _checked(person: Any, values: dict[str, Any]) -> None:
    if person.protected:
        raise Refused("Personen har skyddade personuppgifter. Citat och berättelser skrivs inte in.")
    if values["consented_on"] > today():
        raise Refused("Dagen har inte varit än. Ange dagen då deltagaren samtyckte.", "consented_on")
    name = values["name"].strip().casefold()
    if name and name in person.name.casefold().split():
        raise Refused(NAMED, "name")
