"""How is an answered instrument written down?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from stegvis.definitions import Instrument
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import Answer, Response

ACTION = "answer.register"
Given = Mapping[str, Decimal | str | None]


@transaction.atomic
def answer(
    by: By,
    *,
    enrolment: Enrolment,
    instrument: Instrument,
    occasion: str,
    answered_on: date,
    answers: Given,
    channel: str = "",
) -> Response:
    """Keeps the answers of one occasion; skipped questions have none, nor those whose condition does not hold.

    Raises Refused for a day before the enrolment or to come, a value off the scale, and a form without any answer.
    """
    if answered_on > today():
        raise Refused("Dagen har inte varit än. Ange i dag eller en tidigare dag.", "answered_on")
    if answered_on < enrolment.started_on:
        began = said(enrolment.started_on, today(), "year")
        raise Refused(f"Dagen är före inskrivningen, {began}. Ange en senare dag.", "answered_on")
    given = kept(instrument, answers)
    if not given:
        raise Refused("Inget är besvarat. Svara på minst en fråga.")
    made = record.added(
        by,
        ACTION,
        Response(
            enrolment=enrolment,
            instrument=instrument.name,
            instrument_version=instrument.version,
            occasion=occasion,
            answered_on=answered_on,
            channel=channel or ("conversation" if instrument.ready else "paper"),
            given_by=by.user,
        ),
    )
    for item, value in given.items():
        number = value if isinstance(value, Decimal) else None
        record.added(
            by,
            ACTION,
            Answer(response=made, item=item, value=number, text="" if number is not None else str(value)),
        )
    return made


def remove(by: By, *, response: Response) -> None:
    """Takes away an occasion that was entered wrongly; the log keeps that it was there."""
    record.removed(by, ACTION, response)


def kept(instrument: Instrument, answers: Given) -> dict[str, Decimal | str]:
    """The answers that count, in the items' order: without skipped questions, and those whose condition does not hold.

    Raises Refused for a value off the scale.
    """
    found: dict[str, Decimal | str] = {}
    for item in instrument.items:
        value = answers.get(item.code)
        if value is None or value == "":
            continue
        if item.only_if:
            held = found.get(item.only_if.item)
            low, high = item.only_if.values
            if not isinstance(held, Decimal) or not low <= float(held) <= high:
                continue
        if isinstance(value, Decimal) and not item.scale.takes(float(value)):
            raise Refused(
                f"Skalan går från {item.scale.low:g} till {item.scale.high:g}. Ange ett värde på skalan.",
                item.code,
            )
        found[item.code] = value
    return found
