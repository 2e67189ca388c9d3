"""What would the rows of a list become in the register: which are new, which are here already, and which cannot be?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register import order
from stegvis.web.register.commands.people import met, numbered_all
from stegvis.web.register.lists.wanted import Fault, Wanted
from stegvis.web.register.models import Enrolment, Person
from stegvis.web.register.names import words

TWICE = "Samma person och startdag står på rad {row} också. Ta bort den ena."
IN_LIST = "{why} Den andra tiden står på rad {row}."


@dataclass(frozen=True, slots=True)
class New:
    """A row that becomes an enrolment: of the known person, or of a new one. Rows of one new person share `who`."""

    wanted: Wanted
    person: int | None
    who: str


class Known(NamedTuple):
    """An enrolment of the team as it is, with what tells its person apart."""

    enrolment: int
    person: int
    number_hash: str
    name: str
    birth_year: int | None
    sex: str
    started_on: date
    ended_on: date | None
    exit_outcome: str
    exit_reason: str
    completed: bool | None


@dataclass(frozen=True, slots=True)
class Here:
    """A row whose person and start day are in the register already."""

    wanted: Wanted
    known: Known


@dataclass(slots=True)
class Plan:
    """Every row once. `alike` are new rows without a number whose name and year of birth somebody here has too."""

    new: list[New] = field(default_factory=list)
    here: list[Here] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    alike: list[int] = field(default_factory=list)


def planned(by: By, team: Team, rows: Sequence[Wanted]) -> Plan:
    """What each row would become today. Nothing is written."""
    planning = _Planning(by, team, rows)
    for wanted in rows:
        planning.add(wanted)
    return planning.plan


class _Planning:
    """What is in the register, and what the rows so far have added."""

    def __init__(self, by: By, team: Team, rows: Sequence[Wanted]) -> None:
        self.by, self.plan = by, Plan()
        self.people = numbered_all(team.controller_id, [one.number for one in rows if one.number])
        self.by_start: dict[Hashable, list[Known]] = defaultdict(list)
        self.alike: set[Hashable] = set()
        self.times: dict[Hashable, list[order.Time]] = defaultdict(list)
        self.row_of: dict[tuple[Hashable, order.Time], int] = {}
        self.seen: dict[Hashable, int] = {}
        for known in _held(by, team):
            self._known(known)

    def _known(self, known: Known) -> None:
        started = known.started_on
        self.times[known.person].append((started, known.ended_on))
        self.by_start[known.person, started].append(known)
        if known.name:
            named = (*_told(known.name), known.birth_year)
            self.alike.add(named)
            self.by_start[*named, started, bool(known.number_hash)].append(known)
        elif not known.number_hash:
            self.by_start[known.sex, known.birth_year, started].append(known)

    def add(self, wanted: Wanted) -> None:
        """Puts the row where it belongs."""
        try:
            person = self.people.get(wanted.number) if wanted.number else None
            if person:
                met(self.by, person)
            named = _named(wanted)
            self._once(wanted, named)
            here = self._already(wanted, person, named)
            if here:
                self.plan.here.append(Here(wanted, here))
                return
            self._new(wanted, person, named)
        except Refused as no:
            self.plan.faults.append(Fault(wanted.row, no.field, no.message))

    def _once(self, wanted: Wanted, named: tuple[Hashable, ...] | None) -> None:
        """Raises Refused where a row before says the same."""
        key = (wanted.number or named, wanted.started_on)
        if key[0] is None:
            return
        before = self.seen.setdefault(key, wanted.row)
        if before != wanted.row:
            raise Refused(TWICE.format(row=before), "number" if wanted.number else "name")

    def _already(
        self, wanted: Wanted, person: Person | None, named: tuple[Hashable, ...] | None
    ) -> Known | None:
        """The enrolment that the row is; each is taken once. Two different numbers are never one person."""
        started = wanted.started_on
        keys: list[Hashable] = [(person.pk, started)] if person else []
        if named and not person:
            keys.append((*named, started, False))
        if named and not wanted.number:
            keys.append((*named, started, True))
        if not named and not wanted.number:
            keys.append((wanted.person.get("sex"), wanted.person.get("birth_year"), started))
        held = next((self.by_start[key] for key in keys if self.by_start.get(key)), None)
        return held.pop(0) if held else None

    def _new(self, wanted: Wanted, person: Person | None, named: tuple[Hashable, ...] | None) -> None:
        who: Hashable = person.pk if person else wanted.number or f"rad {wanted.row}"
        time = (wanted.started_on, wanted.ended_on)
        try:
            order.alone(*time, self.times.get(who, ()))
        except Refused as no:
            other = order.clashing(*time, self.times[who])
            row = self.row_of.get((who, other)) if other else None
            raise Refused(IN_LIST.format(why=no.message, row=row) if row else no.message, no.field) from no
        self.times[who].append(time)
        self.row_of[who, time] = wanted.row
        if named in self.alike and not wanted.number:
            self.plan.alike.append(wanted.row)
        self.plan.new.append(New(wanted, person.pk if person else None, str(who)))


def _named(wanted: Wanted) -> tuple[Hashable, ...] | None:
    name = str(wanted.person.get("name", ""))
    return (*_told(name), wanted.person.get("birth_year")) if name else None


def _told(name: str) -> tuple[str, str]:
    """What makes two names the same: the words in any order, and the digits of a name that is a code."""
    return words(name), "".join(filter(str.isdigit, name))


def _held(by: By, team: Team) -> Iterator[Known]:
    """The team's enrolments of those whom the user may know; the protected are found by number alone, and refused."""
    may = Q(person__protected="") | Q(person__handlers=by.user)
    rows = Enrolment.objects.filter(may, team=team).distinct().order_by("pk")
    of_person = ("number_hash", "name", "birth_year", "sex")
    columns = ("pk", "person_id", *(f"person__{name}" for name in of_person), *Known._fields[6:])
    return map(Known._make, rows.values_list(*columns).iterator(2000))
