"""What does the log say, to the one who reviews it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Grant
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
SIGNS = {
    "sign_in": "Loggade in",
    "sign_in.failed": "Fel lösenord eller kod",
    "sign_in.password": "Valde nytt lösenord",
    "sign_out": "Loggade ut",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the persons it is about, by number: the log names nobody."""

    entry: Entry
    persons: tuple[int, ...]
    kind: str
    action: str
    changed: tuple[tuple[str, object, object], ...]


def search(by: By, asked: Mapping[str, str]) -> list[Line]:
    """A hundred entries of the registers that the user reviews, newest first; that they were read is logged too."""
    held = _reviewed(by)
    if asked.get("vad") in KINDS:
        held = held.filter(kind=asked["vad"])
    if asked.get("vem"):
        held = held.filter(user_name__icontains=asked["vem"])
    if asked.get("deltagare", "").isdigit():
        held = held.filter(subjects__person_id=int(asked["deltagare"]))
    first, last = _day(asked.get("fran", "")), _day(asked.get("till", ""))
    if first and first > date.min:
        held = held.filter(at__gte=log.begins(first))
    if last and last < date.max:
        held = held.filter(at__lt=log.begins(last + timedelta(days=1)))
    found = list(held.select_related("team").prefetch_related("subjects").order_by("-pk")[:PAGE])
    log.write(
        by, "read", "log.see", after={"search": {k: v for k, v in asked.items() if v}, "rows": len(found)}
    )
    return [_line(entry) for entry in found]


def _reviewed(by: By) -> QuerySet[Entry]:
    """What is about the controllers' registers, the sign-ins and refusals of those who have had a role there, and one's own."""
    mine = policy.controllers(by, "log.see")
    staff = Grant.objects.filter(Q(controller__in=mine) | Q(team__controller__in=mine)).values("user")
    of_nowhere = Q(controller=None, kind__in=("sign_in", "denied"), user__in=staff)
    return Entry.objects.filter(
        Q(controller__in=mine) | Q(team__in=policy.team_ids(by, "log.see")) | of_nowhere | Q(user=by.user)
    )


def whole() -> log.Checked:
    """Whether every entry follows from the one before, and none is gone from the end."""
    return log.checked()


def _line(entry: Entry) -> Line:
    before, after = entry.before or {}, entry.after or {}
    shown = {name: _unnamed(name) for name in {**before, **after}}
    changed = tuple((name, seen(before.get(name)), seen(after.get(name))) for name, seen in shown.items())
    persons = tuple(subject.person_id for subject in entry.subjects.all())
    return Line(entry, persons, KINDS.get(entry.kind, entry.kind), _said(entry.action), changed)


def _said(action: str) -> str:
    """An action of the policy, or a sign-in, in words."""
    known = policy.actions().get(action)
    return known.label if known else SIGNS.get(action, action)


def _unnamed(field: str) -> Callable[[object], object]:
    """The log names nobody: what says who somebody is shows only as changed."""
    return (lambda value: HIDDEN if value else value) if field in NAMING else (lambda value: value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
