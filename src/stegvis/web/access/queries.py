"""What does the log say, to the one who reviews it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry
from stegvis.web.access.record import HIDDEN

PAGE = 100
NAMING = frozenset(
    {"name", "phone", "email", "address", "municipality", "contact", "referrer_name", "referrer_contact"}
)
KINDS = {
    "read": "Läsning",
    "change": "Ändring",
    "export": "Uthämtning",
    "import": "Inläsning",
    "denied": "Nekad",
    "sign_in": "Inloggning",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the persons it is about, by number: the log names nobody."""

    entry: Entry
    persons: tuple[int, ...]
    kind: str
    changed: tuple[tuple[str, object, object], ...]


def search(by: By, asked: Mapping[str, str]) -> list[Line]:
    """A hundred entries of the teams that the user reviews, newest first; that they were read is logged too."""
    held = Entry.objects.filter(Q(team__in=policy.team_ids(by, "log.see")) | Q(team=None, user=by.user))
    if asked.get("vad") in KINDS:
        held = held.filter(kind=asked["vad"])
    if asked.get("vem"):
        held = held.filter(user_name__icontains=asked["vem"])
    if asked.get("deltagare", "").isdigit():
        held = held.filter(subjects__person_id=int(asked["deltagare"]))
    for name, lookup in (("fran", "at__date__gte"), ("till", "at__date__lte")):
        day = _day(asked.get(name, ""))
        if day:
            held = held.filter(**{lookup: day})
    found = list(held.select_related("team").prefetch_related("subjects").order_by("-pk")[:PAGE])
    log.write(
        by, "read", "log.see", after={"search": {k: v for k, v in asked.items() if v}, "rows": len(found)}
    )
    return [_line(entry) for entry in found]


def whole() -> Entry | None:
    """The first entry that does not follow from the one before; None where the log is whole."""
    return log.broken()


def _line(entry: Entry) -> Line:
    before, after = entry.before or {}, entry.after or {}
    shown = {name: _unnamed(name) for name in {**before, **after}}
    changed = tuple((name, seen(before.get(name)), seen(after.get(name))) for name, seen in shown.items())
    persons = tuple(subject.person_id for subject in entry.subjects.all())
    return Line(entry, persons, KINDS.get(entry.kind, entry.kind), changed)


def _unnamed(field: str) -> Callable[[object], object]:
    """The log names nobody: what says who somebody is shows only as changed."""
    return (lambda value: HIDDEN if value else value) if field in NAMING else (lambda value: value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
