"""How is somebody applied for, and what does the selection group decide?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said_day
from stegvis.web.register import order
from stegvis.web.register.clock import today
from stegvis.web.register.models import Application, Booking, Person

REGISTER, DECIDE = "application.register", "application.decide"
AT_LEAST = 2  # authorities, by the act's own idea: support that several give together
TOO_FEW = (
    "Teamet tar emot den som behöver minst två myndigheter. Skriv varför det ändå är rätt, "
    "eller spara som ofullständig."
)
NOT_COMPLETE = "Ansökan är inte komplett. Komplettera den innan du beslutar."


def lacking(values: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What a complete application still needs: the form's field, what it is called, and what to do about it."""
    found = []
    if not values.get("referrer"):
        found.append(
            ("referrer", "vem som remitterar", "Välj vem som remitterar, eller spara som ofullständig.")
        )
    if len(values.get("authorities") or ()) < AT_LEAST:
        if not values.get("alone_why"):
            found.append(("alone_why", "minst två myndigheter", TOO_FEW))
    elif not values.get("why_together"):
        text = "Skriv varför myndigheterna behövs tillsammans, eller spara som ofullständig."
        found.append(("why_together", "varför myndigheterna behövs tillsammans", text))
    return found


def _checked(values: dict[str, Any], incomplete: bool) -> dict[str, Any]:
    order.came(values["received_on"])
    missing = lacking(values)
    if missing and not incomplete:
        raise Refused(missing[0][2], missing[0][0])
    said = ", ".join(name for _, name, _ in missing)
    return {**values, "complete": not missing, "lacking": said[:1].upper() + said[1:]}


@transaction.atomic
def apply(
    by: By,
    *,
    team: Team,
    person: Person,
    incomplete: bool = False,
    booking: Booking | None = None,
    **values: Any,
) -> Application:
    """A new application; with `incomplete` it waits for what is lacking. Refused where that was not asked for.

    `booking` is the information visit it comes from, which then shows where it led.
    """
    if waiting := Application.objects.filter(
        team=team, person=person, decision="", left_queue_on=None
    ).first():
        raise Refused(
            f"Det finns redan en ansökan från {said_day(waiting.received_on, today())} som väntar på beslut. Öppna den."
        )
    made = record.added(by, REGISTER, Application(team=team, person=person, **_checked(values, incomplete)))
    if booking:
        record.changed(by, REGISTER, booking, application=made)
    return made


def change(
    by: By, *, application: Application, version: int | None = None, incomplete: bool = False, **values: Any
) -> Application:
    """Completes or mends an application. Raises Changed; refused where it would lack something."""
    return record.changed(by, REGISTER, application, version, **_checked(values, incomplete))


@transaction.atomic
def decide(
    by: By,
    *,
    application: Application,
    decision: str,
    decided_on: date,
    why: str = "",
    version: int | None = None,
) -> Application:
    """The selection group's decision; an accepted one stands last in the queue. Raises Changed."""
    if not application.complete and decision != "withdrawn":
        raise Refused(NOT_COMPLETE)
    order.decided(application.received_on, decided_on)
    if decision != "accepted" and not why:
        raise Refused("Skriv skälet till beslutet.", "decision_why")
    if application.enrolments.exists():
        raise Refused("Personen är redan inskriven, så beslutet ändras inte.")
    place = last_place(application.team) + 1 if decision == "accepted" else 0
    return record.changed(
        by,
        DECIDE,
        application,
        version,
        decision=decision,
        decided_on=decided_on,
        decision_why=why,
        queue_place=application.queue_place if application.decision == decision else place,
        left_queue_on=None,
        left_queue_why="",
    )


def last_place(team: Team) -> int:
    """The place of the last one in the queue, 0 where it is empty."""
    last: int | None = (
        Application.objects.in_queue().filter(team=team).aggregate(last=Max("queue_place"))["last"]
    )
    return last or 0
