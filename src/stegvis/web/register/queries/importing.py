"""What would reading in a list do to the register, and what is wrong in it, row by row?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.look.swedish import day
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.commands.import_plan import Here, New, planned
from stegvis.web.register.data import listing
from stegvis.web.register.lists import Listed
from stegvis.web.register.lists.wanted import Column, Fault, Wanted
from stegvis.web.register.models import HeldList, Person, Track

ACTION, PURPOSE = "data.import", "import"
SHOWN = 200  # so many of each kind on the page; the file has them all
FIRST = 5
WHOLE_ROW = "Hela raden"
COMPARED = ("ended_on", "exit_outcome", "exit_reason", "completed")
NOTHING = "tomt"
DONE = {True: "fullföljd", False: "avbruten"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault as it is shown: the column's heading, and what stands in the cell, a personnummer masked."""

    row: int
    heading: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Differs:
    """A row that is here already but says something else; the register stays as it is."""

    row: int
    name: str
    url: str
    says: tuple[tuple[str, str, str], ...]  # what it is called, here, in the list


@dataclass(frozen=True, slots=True)
class Preview:
    """A new row as it would be read."""

    row: int
    name: str
    started_on: date
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """Every row of the list once: new, the same, different or wrong. `people` are new people among the new rows, `different` the
    first of the `differing`.
    """

    rows: int
    new: int
    people: int
    same: int
    differing: int
    different: tuple[Differs, ...]
    faults: tuple[Wrong, ...]
    wrong: int
    alike: tuple[int, ...]
    first: tuple[Preview, ...]

    @property
    def more_faults(self) -> int:
        """How many faults are not shown."""
        return max(0, len(self.faults) - SHOWN)


def tried(
    by: By,
    held: HeldList,
    listed: Listed,
    columns: Mapping[str, Column],
    read: tuple[Sequence[Wanted], Sequence[Fault]],
) -> Tried:
    """What the rows would become today, nothing written; those who are shown by name are logged."""
    wanted, unread = read
    plan = planned(by, held.team, wanted)
    faults = sorted([*unread, *plan.faults], key=lambda one: one.row)
    differs = [one for one in plan.here if _says(one, held.columns)]
    people = Person.objects.prefetch_related("handlers").in_bulk(
        [one.known.person for one in differs[:SHOWN]]
    )
    log.read(by, ACTION, people, team=held.team)
    tracks = dict(Track.objects.filter(team=held.team).values_list("pk", "name"))
    return Tried(
        rows=len(listed.rows),
        new=len(plan.new),
        people=len({one.who for one in plan.new if one.person is None}),
        same=len(plan.here) - len(differs),
        differing=len(differs),
        different=tuple(_differs(by, one, people[one.known.person], held.columns) for one in differs[:SHOWN]),
        faults=tuple(shown(faults, listed, held.columns, columns)),
        wrong=len({one.row for one in faults}),
        alike=tuple(plan.alike),
        first=tuple(_preview(one, tracks) for one in plan.new[:FIRST]),
    )


def faulty(
    by: By,
    held: HeldList,
    listed: Listed,
    columns: Mapping[str, Column],
    read: tuple[Sequence[Wanted], Sequence[Fault]],
) -> dict[int, list[str]]:
    """What is wrong, by row. That it was handed out is logged; the rows are the user's own."""
    wanted, unread = read
    faults = [*unread, *planned(by, held.team, wanted).faults]
    found: dict[int, list[str]] = {}
    for one in shown(faults, listed, held.columns, columns):
        found.setdefault(one.row, []).append(f"{one.heading}: {one.why}")
    log.write(by, "export", ACTION, team=held.team, thing=held, after={"rows": len(found)})
    return found


def shown(
    faults: Iterable[Fault], listed: Listed, headings: Mapping[str, str], columns: Mapping[str, Column]
) -> Iterable[Wrong]:
    """The faults with their column's heading and what stands in the cell."""
    rows = {row.number: row for row in listed.rows}
    for one in faults:
        heading = headings.get(one.column, "")
        value = rows[one.row].cells[heading] if heading else ""
        column = columns.get(one.column)
        named = heading or (column.label if column else WHOLE_ROW)
        yield Wrong(one.row, named, masked(value) if column and column.kind == "number" else value, one.why)


def masked(number: str) -> str:
    """A personnummer as it may be shown: the last four signs as dots."""
    return number[:-4] + "•" * len(number[-4:])


def _says(one: Here, columns: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The columns in which the list says another thing than the register; where it says nothing, nothing differs."""
    found = []
    for name in COMPARED:
        theirs = one.wanted.exit.get(name)
        ours = getattr(one.known, name)
        if name in columns and theirs not in (None, "") and theirs != ours:
            said = listing("list_columns").choices[name].label.sv
            found.append((said, _shown(name, ours), _shown(name, theirs)))
    return tuple(found)


def _differs(by: By, one: Here, person: Person, columns: Mapping[str, str]) -> Differs:
    url = reverse("register:participant", args=[one.known.enrolment])
    return Differs(one.wanted.row, person.shown_to(by), url, _says(one, columns))


def _shown(name: str, value: object) -> str:
    if isinstance(value, date):
        return day(value, today(), "year")
    if isinstance(value, bool):
        return DONE[value]
    return label(name, str(value)) if value else NOTHING


def _preview(new: New, tracks: Mapping[int, str]) -> Preview:
    one = new.wanted
    said = [
        tracks.get(one.track or 0, ""),
        *_livings(one.livelihoods),
        f"samtycke: {label('consent', one.consent).lower()}",
        f"slut {day(one.ended_on, today(), 'year')}" if one.ended_on else "deltar",
        label("exit_outcome", one.exit["exit_outcome"]) if one.exit.get("exit_outcome") else "",
        *_livings(one.exit_livelihoods),
    ]
    name = str(one.person.get("name", "")) or "Anonym"
    return Preview(one.row, name, one.started_on, tuple(filter(None, said)))


def _livings(rows: Iterable[tuple[str, int | None]]) -> list[str]:
    return [label("livelihood", code) + (f" {extent} %" if extent else "") for code, extent in rows]


def imports(by: By, team: Team) -> QuerySet[Entry]:
    """The latest lists that were read in to the team's register."""
    found = policy.visible(by, ACTION, Team.objects.filter(pk=team.pk))
    return Entry.objects.filter(team__in=found, kind="import", action=ACTION, object_type="HeldList")[:10]
