"""How do the rows of a list come into the register, all or nothing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from stegvis.web.access import log, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.commands.enrolment import PLANNED_MONTHS
from stegvis.web.register.commands.import_plan import New, planned
from stegvis.web.register.commands.leaving import MONTHS, NOBODY_TO_ASK
from stegvis.web.register.lists.wanted import Wanted
from stegvis.web.register.models import (
    Application,
    Consent,
    Enrolment,
    FollowUp,
    HeldList,
    Livelihood,
    Occupation,
    Person,
    Placement,
)
from stegvis.web.register.models.person import sealed

ACTION = "data.import"
BATCH = 1000
EMPTY: tuple[Any, ...] = (None, "", (), {})
CHANGED = "Registret har ändrats sedan provet. Läs felen och läs in listan på nytt."
M = TypeVar("M", bound=Model)


@transaction.atomic
def import_list(by: By, *, held: HeldList, rows: Sequence[Wanted]) -> Mapping[str, int]:
    """Adds every row that is not here already, and throws the list away; gives how many enrolments and people are new.

    Who is known gets one more enrolment; what is said about the person stays as it is. Raises Refused, and has written
    nothing, where any row cannot be.
    """
    plan = planned(by, held.team, rows)
    if plan.faults:
        raise Refused(CHANGED)
    people: dict[str, int] = {}
    for start in range(0, len(plan.new), BATCH):
        _Batch(by, held.team, people).add(plan.new[start : start + BATCH])
    new = {"enrolments": len(plan.new), "participants": len(people), "here": len(plan.here)}
    log.write(by, "import", ACTION, team=held.team, thing=held, after=new)
    record.removed(by, ACTION, held)
    return new


@dataclass
class _Batch:
    """Some rows, table by table. `people` are the new people so far, by what tells them apart in the list."""

    by: By
    team: Team
    people: dict[str, int]
    enrolments: list[tuple[Enrolment, Wanted]] = field(default_factory=list)

    def add(self, rows: Sequence[New]) -> None:
        known = {row.who: row.person for row in rows if row.person is not None}
        self._people([row for row in rows if row.person is None])
        number = {**self.people, **known}
        _saved(
            [
                Person.teams.through(person_id=pk, team_id=self.team.pk)
                for pk in sorted({number[r.who] for r in rows})
            ],
            ignore_conflicts=True,
        )
        self._enrolments(rows, number)
        self._of_enrolments()
        log.write_all(self.by, "change", ACTION, team=self.team, what=self._told())

    def _people(self, rows: Sequence[New]) -> None:
        fresh = {row.who: row.wanted for row in rows if row.who not in self.people}
        made = [
            Person(
                controller_id=self.team.controller_id,
                anonymous=not (one.number or one.person.get("name")),
                **one.person,
                **(sealed(one.number) if one.number else {}),
            )
            for one in fresh.values()
        ]
        _saved(made)
        self.people |= {who: person.pk for who, person in zip(fresh, made, strict=True)}

    def _enrolments(self, rows: Sequence[New], number: Mapping[str, int]) -> None:
        applied = {
            row.wanted.row: self._application(row.wanted, row.wanted.received_on, number[row.who])
            for row in rows
            if row.wanted.received_on
        }
        _saved(list(applied.values()))
        made = [
            Enrolment(
                team=self.team,
                person_id=number[row.who],
                application=applied.get(row.wanted.row),
                referrer=row.wanted.referrer,
                started_on=row.wanted.started_on,
                planned_end_on=months_after(row.wanted.started_on, PLANNED_MONTHS),
                years_in_public_support=row.wanted.years,
                **row.wanted.exit,
            )
            for row in rows
        ]
        _saved(made)
        self.enrolments = list(zip(made, (row.wanted for row in rows), strict=True))

    def _application(self, one: Wanted, received_on: date, person: int) -> Application:
        """Whoever started was accepted, and has left the queue."""
        return Application(
            team=self.team,
            person_id=person,
            track_id=one.track,
            referrer=one.referrer,
            received_on=received_on,
            complete=True,
            decision="accepted",
            decided_on=one.decided_on,
            left_queue_on=one.started_on,
            left_queue_why="Började",
        )

    def _of_enrolments(self) -> None:
        _saved([
            Consent(enrolment=e, answer=one.consent, answered_on=min(one.started_on, today()))
            for e, one in self.enrolments
        ])  # fmt: skip
        _saved([
            Placement(enrolment=e, track_id=one.track, started_on=e.started_on, ended_on=e.ended_on)
            for e, one in self.enrolments
            if one.track
        ])  # fmt: skip
        _saved([row for e, one in self.enrolments for row in _livelihoods(e, one)])
        _saved([
            Occupation(enrolment=e, occasion="exit", observed_on=e.ended_on, **said)
            for e, one in self.enrolments
            for said in one.occupations
        ])  # fmt: skip
        _saved([row for e, one in self.enrolments for row in _follow_ups(e, one)])

    def _told(self) -> Iterator[log.What]:
        """What the log says of each row: everything that was said, but who it is."""
        for enrolment, one in self.enrolments:
            after = {
                **record.fields_of(enrolment),
                "consent": one.consent,
                "livelihoods": one.livelihoods,
                "exit_livelihoods": one.exit_livelihoods,
                "occupations": one.occupations,
            }
            yield [enrolment.person_id], enrolment, {k: v for k, v in after.items() if v not in EMPTY}


def _livelihoods(enrolment: Enrolment, one: Wanted) -> Iterator[Livelihood]:
    for occasion, day, said in (
        ("start", enrolment.started_on, one.livelihoods),
        ("exit", enrolment.ended_on, one.exit_livelihoods),
    ):
        for code, extent in said:
            yield Livelihood(
                enrolment=enrolment, occasion=occasion, observed_on=day, livelihood=code, extent=extent
            )


def _follow_ups(enrolment: Enrolment, one: Wanted) -> Iterator[FollowUp]:
    """Those that are due from today on: of what lies before, the list does not say whether it was done."""
    anonymous = not (one.number or one.person.get("name"))
    if enrolment.ended_on is None or enrolment.exit_outcome == NOBODY_TO_ASK or anonymous:
        return
    for months in MONTHS:
        due = months_after(enrolment.ended_on, months)
        if due >= today():
            yield FollowUp(enrolment=enrolment, months=months, due_on=due)


def _saved(rows: list[M], **how: Any) -> list[M]:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH, **how)
    return rows
