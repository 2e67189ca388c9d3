"""What of an enrolment is to be entered in Uppföljning Finsam, and what has changed since it was?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import QuerySet

from stegvis.web.register.models import Enrolment, NationalEntry
from stegvis.web.register.national.form import END, START, WITHDRAWN, form
from stegvis.web.register.national.values import Value, by_name, consent_of, values

WAITING, CHANGED, DONE = "waiting", "changed", "done"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose value is another than when it was entered."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Item:
    """A start, an end or a withdrawn consent. `gone`: it has been entered, and is to be taken away there again."""

    enrolment: Enrolment
    event: str
    day: date
    anonymous: bool
    values: tuple[Value, ...]
    entry: NationalEntry | None
    state: str
    differences: tuple[Difference, ...] = ()
    gone: bool = False

    @property
    def kept(self) -> dict[str, list[str]]:
        """The values as they are kept when it is ticked off; no name and no number, only its hash."""
        return {value.field.code: list(value.marks) for value in self.values}

    @property
    def seal(self) -> str:
        """Changes when anything in it does, so that what was read is what is ticked off."""
        said = json.dumps([self.event, self.anonymous, self.gone, self.kept], sort_keys=True)
        return sha256(said.encode()).hexdigest()[:16]


def with_all(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """The enrolments with everything that `items` asks for."""
    return rows.select_related("person", "team").prefetch_related(
        "person__handlers",
        "consent_set",
        "livelihood_set",
        "occupation_set",
        "nationalentry_set__entered_by",
    )


def items(e: Enrolment) -> list[Item]:
    """Everything of an enrolment that is or has been there. It comes with its entries and what `values` asks for."""
    entries = {entry.event: entry for entry in e.nationalentry_set.all()}
    return [*_start(e, entries), *_end(e, entries), *_withdrawn(e, entries)]


def _start(e: Enrolment, entries: dict[str, NationalEntry]) -> Iterator[Item]:
    entry = entries.get(START)
    named = by_name(e)
    if entry and not entry.anonymous and not named:
        yield Item(
            e, START, e.started_on, False, _as_entered(e, entry), entry, DONE
        )  # what was, until it is taken out
        return
    again = named and WITHDRAWN in entries  # consent anew: entered anew
    yield _compared(
        Item(
            e,
            START,
            e.started_on,
            not named,
            values(e, START, anonymous=not named),
            None if again else entry,
            WAITING,
        )
    )


def _end(e: Enrolment, entries: dict[str, NationalEntry]) -> Iterator[Item]:
    entry = entries.get(END)
    if e.ended_on is None:
        if entry:
            yield Item(e, END, entry.entered_on, False, (), entry, CHANGED, gone=True)
        return
    if not by_name(e):
        if entry:
            yield Item(e, END, e.ended_on, False, (), entry, DONE)
        return
    yield _compared(Item(e, END, e.ended_on, False, values(e, END, anonymous=False), entry, WAITING))


def _withdrawn(e: Enrolment, entries: dict[str, NationalEntry]) -> Iterator[Item]:
    """Somebody entered by name who may no longer be: taken out at once, and not entered as anonymous instead."""
    start, entry = entries.get(START), entries.get(WITHDRAWN)
    if by_name(e) or start is None or start.anonymous or (END in entries and entry is None):
        return
    consent = consent_of(e)
    day = consent and (consent.withdrawn_on or consent.answered_on)
    state = DONE if entry else WAITING
    yield Item(
        e, WITHDRAWN, day or start.entered_on, False, values(e, WITHDRAWN, anonymous=False), entry, state
    )


def _as_entered(e: Enrolment, entry: NationalEntry) -> tuple[Value, ...]:
    fields = form().fields
    return tuple(
        Value(fields[code], tuple(marks), secret=code == "number")
        for code, marks in entry.values.items()
        if code in fields
    )


def _compared(item: Item) -> Item:
    """The item with what differs from when it was entered."""
    entry = item.entry
    if entry is None:
        return item
    found = tuple(_differences(item, entry))
    return Item(
        item.enrolment,
        item.event,
        item.day,
        item.anonymous,
        item.values,
        entry,
        CHANGED if found else DONE,
        found,
    )


def _differences(item: Item, entry: NationalEntry) -> Iterator[Difference]:
    if item.anonymous != entry.anonymous:
        yield Difference(
            "Sätt", *("Anonymt" if one else "Med personnummer" for one in (entry.anonymous, item.anonymous))
        )
        return
    for value in item.values:
        was, now = entry.values.get(value.field.code), list(value.marks)
        if was is None or was == now:
            continue
        if value.secret:
            yield Difference(
                value.field.label.sv, "ett annat nummer" if was else "–", "rättat" if now else "–"
            )
        else:
            said = (
                ", ".join(form().said(value.field.code, mark) for mark in marks) or "–"
                for marks in (was, now)
            )
            yield Difference(value.field.label.sv, *said)
