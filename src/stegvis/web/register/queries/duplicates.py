"""Which records may be the same person, and how do two of them differ?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register import numbers
from stegvis.web.register.alike import Known, pairs
from stegvis.web.register.codes import label
from stegvis.web.register.models import Enrolment, Merge, Person, Waiver
from stegvis.web.register.models.person import SEX_WORD, TOLD, hashed, pair
from stegvis.web.register.names import sound, words

ACTION = "person.merge"
SHOWN = 50
AT_ONCE = 100  # pairs whose people are fetched together
LABELS = {"sex": SEX_WORD}


@dataclass(frozen=True, slots=True)
class Suspect:
    """Two records that may be one person, and why, as codes of `duplicates.yaml`."""

    one: Person
    other: Person
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspects:
    """The pairs that are shown; `more` is whether there are others after them."""

    pairs: tuple[Suspect, ...]
    more: bool


def suspects(by: By, team: Team) -> Suspects:
    """Pairs among the people of every team where the user may merge; everybody shown is logged."""
    found = list(islice(_told(by, _pairs(by, team)), SHOWN + 1))
    shown = found[:SHOWN]
    log.read(by, ACTION, [p.pk for s in shown for p in (s.one, s.other)], team=team)
    return Suspects(tuple(shown), len(found) > SHOWN)


def suspects_of(by: By, person: Person, team: Team) -> list[Suspect]:
    """The pairs that this person is in; everybody shown is logged."""
    mine = (both for both in _pairs(by, team) if person.pk in (both[0].pk, both[1].pk))
    found = list(islice(_told(by, mine), SHOWN))
    log.read(by, ACTION, [p.pk for s in found for p in (s.one, s.other)], team=team)
    return found


def _pairs(by: By, team: Team) -> Iterator[tuple[Known, Known]]:
    """The pairs that nobody has said are two people, the newest first."""
    home = Person.teams.through.objects.filter(team__in=policy.team_ids(by, ACTION)).values("person")
    held = Person.objects.filter(pk__in=home, merged_into=None, controller=team.controller).exclude(name="")
    known = (
        Known(pk, name, year, bool(number), coordination or not number)
        for pk, name, year, number, coordination in held.values_list(
            "pk", "name", "birth_year", "number_hash", "coordination"
        )
    )
    said = Waiver.objects.filter(code="duplicate", team__in=policy.team_ids(by, ACTION))
    apart = set(said.values_list("row", flat=True))
    return (both for both in pairs(known) if pair(both[0].pk, both[1].pk) not in apart)


def _open_to(by: By) -> QuerySet[Person]:
    """The records that the user may merge, without those that have been merged already."""
    return policy.visible(by, ACTION, Person.objects.filter(merged_into=None))


def _told(by: By, found: Iterator[tuple[Known, Known]]) -> Iterator[Suspect]:
    """The pairs with their people, some at a time; those with somebody whom the user may not know are left out."""
    while some := list(islice(found, AT_ONCE)):
        keys = {one.pk for both in some for one in both}
        people = {p.pk: p for p in Person.objects.filter(pk__in=keys).prefetch_related("teams", "handlers")}
        for first, second in some:
            one, other = in_order(people[first.pk], people[second.pk])
            if one.handled_by(by.user) and other.handled_by(by.user):
                yield Suspect(one, other, _why(one, other))


def in_order(one: Person, other: Person) -> tuple[Person, Person]:
    """The record that stays first: the one with a number, else the older one."""
    first, second = sorted((one, other), key=lambda p: (not p.number_hash, p.pk))
    return first, second


def _why(one: Person, other: Person) -> tuple[str, ...]:
    found = ["same_name" if words(one.name) == words(other.name) else "similar_name"]
    if one.birth_year != other.birth_year:
        found = ["no_year"]
    if one.number_hash and other.number_hash:
        found.append("two_numbers")
    elif one.number_hash or other.number_hash:
        found.append("one_number")
    if not {t.pk for t in one.teams.all()} & {t.pk for t in other.teams.all()}:
        found.append("two_teams")
    return tuple(found)


def person(by: By, pk: int) -> Person:
    """A record that the user may merge. Raises Http404."""
    return policy.get(by, ACTION, _open_to(by), pk)


def search(by: By, of: Person, text: str) -> list[Person]:
    """Others at the same controller with this number, or whose name has these words or sounds so; logged."""
    wanted = text.strip()
    held = _open_to(by).filter(controller=of.controller_id).exclude(pk=of.pk)
    if any(sign.isdigit() for sign in wanted):
        try:
            held = held.filter(number_hash=hashed(numbers.read(wanted).digits))
        except Refused:
            return []
    elif len(wanted) < 2:
        return []
    else:
        keys = [pk for pk, name in held.values_list("pk", "name") if _said(wanted, name)]
        held = held.filter(pk__in=keys[:SHOWN])
    people = held.prefetch_related("teams", "handlers").distinct()
    found = [p for p in people if p.handled_by(by.user)][:SHOWN]
    log.read(by, ACTION, [p.pk for p in found], team=None)
    return found


def _said(wanted: str, name: str) -> bool:
    heard = sound(name).split()
    return all(any(word.startswith(part) for word in heard) for part in sound(wanted).split())


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: what hangs on it, so that the right one is chosen."""

    person: Person
    name: str
    teams: tuple[str, ...]
    enrolments: tuple[Enrolment, ...]
    applications: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of both records, as it is shown; `asked` where they differ and both have something."""

    name: str
    label: str
    mine: str
    theirs: str

    @property
    def asked(self) -> bool:
        return bool(self.mine and self.theirs and self.mine != self.theirs)

    @property
    def taken(self) -> bool:
        """Whether the other's value is the only one there is."""
        return bool(self.theirs) and not self.mine


@dataclass(frozen=True, slots=True)
class Compared:
    """Two records side by side, the one that stays first."""

    kept: Side
    other: Side
    fields: tuple[Field, ...]
    both_open: tuple[str, ...]


def compared(by: By, one: Person, other: Person, team: Team) -> Compared:
    """Both records, field by field; logged. Whole numbers only where there are two to choose between, logged for itself."""
    kept, gone = in_order(one, other)
    log.read(by, ACTION, [kept.pk, gone.pk], team=team)
    if kept.number_hash and gone.number_hash:
        log.write(by, "read", "person.number", persons=[kept.pk, gone.pk], team=team)
    mine, theirs = _side(by, kept), _side(by, gone)
    started = {e.team_id for e in mine.enrolments if e.open}
    both_open = tuple(e.team.name for e in theirs.enrolments if e.open and e.team_id in started)
    return Compared(mine, theirs, tuple(_fields(kept, gone)), both_open)


def _side(by: By, person: Person) -> Side:
    return Side(
        person,
        person.shown_to(by),
        tuple(person.teams.order_by("name").values_list("name", flat=True)),
        tuple(person.enrolments.select_related("team").order_by("started_on")),
        person.applications.count(),
    )


def _fields(kept: Person, other: Person) -> Iterator[Field]:
    numbered = kept.number_hash or other.number_hash
    for name in TOLD:
        label_of = str(Person._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
        shown = Field(name, label_of, _shown(name, kept), _shown(name, other))
        if name not in ("sex", "birth_year") or not numbered:
            yield shown
        if name == "name" and numbered:
            whole = bool(kept.number_hash and other.number_hash)
            yield Field("number", "Personnummer", _number(kept, whole), _number(other, whole))


def _shown(name: str, person: Person) -> str:
    value: Any = getattr(person, name)
    if not value:
        return ""
    if name == "education":
        return label("education", value)
    return str(LABELS.get(name, {}).get(value, value))


def _number(person: Person, whole: bool) -> str:
    if not person.number_hash:
        return ""
    return f"{person.number[:8]}-{person.number[8:]}" if whole else f"{person.birth_year}••••-••••"


def merges(by: By, team: Team) -> list[Merge]:
    """The latest merges in the team that can still be undone, newest first."""
    held = policy.visible(by, ACTION, Merge.objects.filter(undone_at=None)).filter(kept__teams=team)
    found = held.select_related("kept", "other").prefetch_related("kept__handlers").distinct()
    return [m for m in found.order_by("-merged_at")[:20] if m.kept.handled_by(by.user)]


def merge(by: By, pk: int) -> Merge:
    """A merge that the user may undo. Raises Http404."""
    return policy.get(by, ACTION, Merge.objects.select_related("kept", "other"), pk)


def apart(by: By, team: Team) -> list[Waiver]:
    """The pairs that the team has said are two people."""
    return list(Waiver.objects.filter(team=team, code="duplicate").select_related("waived_by"))


def counted(by: By, team: Team) -> int:
    """How many records the team has, for the sentence that opens the page."""
    return _open_to(by).filter(teams=team).aggregate(n=Count("pk", distinct=True))["n"] or 0
