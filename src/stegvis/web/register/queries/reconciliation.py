"""How does another register's list differ from the team's enrolments, person by person?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day
from stegvis.web.register.clock import today
from stegvis.web.register.codes import choices, label
from stegvis.web.register.data import listing
from stegvis.web.register.lists import Listed, Row, values
from stegvis.web.register.lists.matching import ANONYMOUS, NAME, NAME_ALONE, NUMBER, Pair, Side, matched
from stegvis.web.register.models import Enrolment, HeldList
from stegvis.web.register.models.person import SEX_WORD, hashed

ACTION, PURPOSE, OUTCOME = "reconciliation.make", "reconciliation", "exit_outcome"
FIELDS = (
    "number",
    "name",
    "first_name",
    "last_name",
    "sex",
    "birth_year",
    "started_on",
    "ended_on",
    OUTCOME,
)
SEXES = [(code, word) for code, word in SEX_WORD.items()]
HOW = {
    NUMBER: "personnummer",
    NAME: "namn och födelseår",
    NAME_ALONE: "namn",
    ANONYMOUS: "kön och startdag",
}
UNEVEN = "Raden har fler celler än listan har rubriker."
NOBODY = "Raden har varken personnummer, namn eller kön och startdag."
NOTHING = "tomt"


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that cannot be read, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a field says here and there, and where it is mended here."""

    label: str
    here: str
    there: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A person of either list; `row` is None for somebody who is only here, `url` empty for who is only there."""

    name: str
    row: int | None
    started_on: date | None
    url: str = ""
    how: str = ""
    differences: tuple[Difference, ...] = ()
    candidates: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Both lists, each row and each enrolment once. `hidden` are enrolments of protected identities that others handle, `outside`
    those that are not in the list and lie outside the time it is about.
    """

    rows: int
    enrolments: int
    different: tuple[Line, ...]
    only_here: tuple[Line, ...]
    only_there: tuple[Line, ...]
    unsure: tuple[Line, ...]
    unsure_here: int
    unread: tuple[Unread, ...]
    same: tuple[Line, ...]
    hidden: int
    outside: int


def labels() -> dict[str, str]:
    """What the columns that are compared are called."""
    return {code: listing("list_columns").choices[code].label.sv for code in FIELDS}


def read_rows(
    listed: Listed, columns: Mapping[str, str], codes: Mapping[str, str]
) -> tuple[list[Side], list[Unread]]:
    """The rows as they are compared, and those that cannot be read."""
    found: list[Side] = []
    unread: list[Unread] = []
    uneven = set(listed.uneven)
    for row in listed.rows:
        try:
            if row.number in uneven:
                raise Refused(UNEVEN)
            found.append(_side(row, columns, codes))
        except Refused as no:
            unread.append(Unread(row.number, no.message))
    return found, unread


def _side(row: Row, columns: Mapping[str, str], codes: Mapping[str, str]) -> Side:
    said = {code: row.cells.get(heading, "") for code, heading in columns.items()}
    number = values.number(said.get("number", ""))
    outcome = said.get(OUTCOME, "")
    parts = (said.get("first_name", ""), said.get("last_name", ""))
    made = Side(
        key=row.number,
        number=hashed(number.digits) if number else "",
        name=said.get("name", "") or " ".join(part for part in parts if part),
        birth_year=number.birth_year if number else values.year(said.get("birth_year", "")),
        sex=number.sex if number else values.code(said.get("sex", ""), "sex", SEXES),
        started_on=values.day(said.get("started_on", "")),
        ended_on=values.day(said.get("ended_on", "")),
        outcome=codes.get(outcome) if outcome else "",
    )
    if made.anonymous and not (made.sex and made.started_on):
        raise Refused(NOBODY)
    return made


def reconciled(by: By, team: Team, held: HeldList, listed: Listed) -> Reconciled:
    """The list against every enrolment of the team, person by person; everybody shown is logged."""
    theirs, unread = read_rows(listed, held.columns, held.codes.get(OUTCOME, {}))
    rows = policy.visible(by, ACTION, Enrolment.objects.filter(team=team)).select_related("person")
    everybody = list(rows.prefetch_related("person__handlers").order_by("started_on", "pk"))
    known = {e.pk: e for e in everybody if e.person.handled_by(by.user)}
    found = matched(theirs, [_ours(e) for e in known.values()])
    log.read(by, ACTION, [e.person_id for e in known.values()], team=team)
    missing = [known[one.key] for one in found.only_here]
    only_here = [e for e in missing if _within(e, held)]
    lines = [_pair(by, pair, known[pair.here.key], held.columns) for pair in found.pairs]
    return Reconciled(
        rows=len(listed.rows),
        enrolments=len(everybody),
        different=tuple(line for line in lines if line.differences),
        only_here=tuple(_here(by, e) for e in only_here),
        only_there=tuple(_there(one) for one in found.only_there),
        unsure=tuple(
            _there(doubt.there, HOW[doubt.how], tuple(_here(by, known[o.key]) for o in doubt.here))
            for doubt in found.unsure
        ),
        unsure_here=len(found.unsure_here),
        unread=tuple(unread),
        same=tuple(line for line in lines if not line.differences),
        hidden=len(everybody) - len(known),
        outside=len(missing) - len(only_here),
    )


def _within(e: Enrolment, held: HeldList) -> bool:
    """Whether the enrolment has a day in the time that the list is about."""
    ended = held.from_day is not None and e.ended_on is not None and e.ended_on < held.from_day
    return not ended and (held.to_day is None or e.started_on <= held.to_day)


def _ours(e: Enrolment) -> Side:
    person = e.person
    return Side(
        key=e.pk,
        number=person.number_hash,
        name=person.name,
        birth_year=person.birth_year,
        sex=person.sex,
        started_on=e.started_on,
        ended_on=e.ended_on,
        outcome=e.exit_outcome,
    )


def _here(by: By, e: Enrolment) -> Line:
    return Line(e.person.shown_to(by), None, e.started_on, reverse("register:participant", args=[e.pk]))


def _there(one: Side, how: str = "", candidates: tuple[Line, ...] = ()) -> Line:
    sex = f", {SEX_WORD[one.sex]}" if one.sex in SEX_WORD else ""
    name = one.name or (f"Anonym{sex}" if one.anonymous else f"Utan namn{sex}")
    return Line(name, one.key, one.started_on, how=how, candidates=candidates)


def _pair(by: By, pair: Pair, e: Enrolment, columns: Mapping[str, str]) -> Line:
    there = pair.there
    edit = reverse("register:enrolment_edit", args=[e.pk])
    leave = reverse("register:exit" if e.open else "register:exit_correct", args=[e.pk])
    asked = (
        ("started_on", e.started_on, there.started_on, edit),
        ("ended_on", e.ended_on, there.ended_on, leave),
        (OUTCOME, e.exit_outcome, there.outcome, leave),
    )
    said = labels()
    differences = tuple(
        Difference(said[code], _shown(ours), _shown(theirs), url)
        for code, ours, theirs, url in asked
        if code in columns and ours != theirs and not (code == OUTCOME and theirs is None)
    )
    name, url = e.person.shown_to(by), reverse("register:participant", args=[e.pk])
    return Line(name, there.key, e.started_on, url, HOW[pair.how], differences)


def _shown(value: date | str | None) -> str:
    if not value:
        return NOTHING
    return day(value, today(), "year") if isinstance(value, date) else label(OUTCOME, value)


def outcomes() -> list[tuple[str, str]]:
    """The outcomes that a value of the list can mean."""
    return choices(OUTCOME)
