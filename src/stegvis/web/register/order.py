"""Which days can an enrolment have, and the application before it?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today

Time = tuple[date, date | None]  # from and to the last day; None goes on


def clashing(started_on: date, ended_on: date | None, others: Iterable[Time]) -> Time | None:
    """The latest of the other times that lies over this one."""
    over = [one for one in others if one[0] <= (ended_on or date.max) and (one[1] or date.max) >= started_on]
    return max(over, default=None, key=lambda one: one[0])


def alone(started_on: date, ended_on: date | None, others: Iterable[Time]) -> None:
    """Somebody takes part in a team once at a time. Raises Refused."""
    other = clashing(started_on, ended_on, others)
    if other:
        since = said(other[0], today(), "year")
        until = f" till {said(other[1], today(), 'year')}" if other[1] else ""
        raise Refused(
            f"Deltagaren var inskriven från {since}{until} också. Ange en senare startdag.", "started_on"
        )


def ends(started_on: date, ended_on: date) -> None:
    """The last day lies between the first and today. Raises Refused."""
    if ended_on < started_on:
        started = said(started_on, today(), "year")
        raise Refused(f"Avslutsdagen är före startdagen, {started}. Ange en senare dag.", "ended_on")
    if ended_on > today():
        raise Refused("Avslutsdagen har inte varit än. Ange i dag eller en tidigare dag.", "ended_on")


def came(received_on: date) -> None:
    """An application has come. Raises Refused."""
    if received_on > today():
        raise Refused("Ansökan kan inte ha kommit in efter i dag. Ange en tidigare dag.", "received_on")


def decided(received_on: date, decided_on: date) -> None:
    """A decision lies between the application and today. Raises Refused."""
    if not received_on <= decided_on <= today():
        first = said(received_on, today())
        raise Refused(f"Beslutsdagen ska ligga mellan {first}, då ansökan kom, och i dag.", "decided_on")
