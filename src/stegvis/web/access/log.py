"""How is something that was done written down, so that it stays?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, LogEnd, Scoped, Subject, Team
from stegvis.web.access.secrecy import keyed_hash

SECRET = "log"  # what the key of the digests is for


@dataclass(frozen=True, slots=True)
class Checked:
    """What a walk through the whole log found: `broken` is the first entry that does not follow from the one before, `cut`
    whether entries are gone from its end. `newest` can be noted outside the installation and compared later.
    """

    entries: int
    newest: str
    broken: Entry | None
    cut: bool

    @property
    def whole(self) -> bool:
        """Nothing was altered or removed."""
        return self.broken is None and not self.cut


@transaction.atomic(savepoint=False)
def write(
    by: By,
    kind: str,
    action: str,
    *,
    persons: Iterable[int] = (),
    team: Team | None = None,
    controller_id: int | None = None,
    thing: Model | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Adds one entry to the log; its digest takes in the entry before it. With a team the controller is the team's."""
    with_team = {"team": team, "controller_id": team.controller_id if team else controller_id}
    told = [(sorted(set(persons)), thing, before, after)]
    return _written(by, kind, action, with_team, told)[0]


What = tuple[
    list[int], Model, dict[str, Any]
]  # the persons it is about, the row that was added, and what it holds


@transaction.atomic(savepoint=False)
def write_all(by: By, kind: str, action: str, *, team: Team, what: Iterable[What]) -> None:
    """Adds an entry for each of many new rows of a team, as `write` does one at a time."""
    with_team = {"team": team, "controller_id": team.controller_id}
    _written(by, kind, action, with_team, [(sorted(about), row, None, after) for about, row, after in what])


def _written(
    by: By,
    kind: str,
    action: str,
    where: dict[str, Any],
    told: Sequence[tuple[list[int], Model | None, dict[str, Any] | None, dict[str, Any] | None]],
) -> list[Entry]:
    if not told:
        return []
    last = LogEnd.objects.select_for_update().get_or_create(pk=1)[0].digest
    entries = []
    for about, thing, before, after in told:
        entry = Entry(
            at=timezone.now(),
            user=by.user,
            user_name=by.user.name if by.user else by.name,
            kind=kind,
            action=action,
            page=by.page,
            why=by.why[:300],
            **where,
            object_type=type(thing).__name__ if thing else "",
            object_id=thing.pk if thing else None,
            before=before,
            after=after,
        )
        last = entry.digest = digest(last, entry, about)
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    Subject.objects.bulk_create(
        [
            Subject(entry=entry, person_id=person)
            for entry, (about, *_) in zip(entries, told, strict=True)
            for person in about
        ]
    )
    newest = entries[-1]
    LogEnd.objects.filter(pk=1).update(entry_id=newest.pk, digest=newest.digest, seal=_seal(newest))
    return entries


def place(row: Model) -> tuple[Team | None, int | None]:
    """The team a row belongs to, where it is one, and the controller of its register."""
    team = row.follow(row.team_path) if isinstance(row, Scoped) else row
    person = row.follow(row.person_path) if isinstance(row, Scoped) else None
    controller_id = getattr(person or row, "controller_id", None)
    return (team, team.controller_id) if isinstance(team, Team) else (None, controller_id)


def read(
    by: By, action: str, persons: Iterable[int], *, team: Team | None = None, thing: Model | None = None
) -> None:
    """Logs that persons were shown; nothing where there were none."""
    shown = set(persons)
    if shown:
        write(by, "read", action, persons=shown, team=team, thing=thing)


def digest(last: str, entry: Entry, persons: list[int]) -> str:
    """The digest of an entry that follows the one with digest `last`; nobody makes it without the installation's key."""
    said = [
        last,
        entry.at.isoformat(),
        entry.user_id,
        entry.user_name,
        entry.kind,
        entry.action,
        entry.page,
        entry.why,
        entry.team_id,
        entry.controller_id,
        entry.object_type,
        entry.object_id,
        entry.before,
        entry.after,
        persons,
    ]
    text = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return keyed_hash(text, SECRET)


def checked() -> Checked:
    """Walks through the whole log, oldest first, as far as it holds together."""
    entries, last, newest = 0, "", None
    for entry in Entry.objects.order_by("pk").prefetch_related("subjects").iterator(chunk_size=2000):
        if entry.digest != digest(last, entry, sorted(s.person_id for s in entry.subjects.all())):
            return Checked(entries, last, entry, cut=False)
        entries, last, newest = entries + 1, entry.digest, entry
    end = LogEnd.objects.first()
    sealed = end.seal if end else ""
    return Checked(entries, last, None, cut=sealed != (_seal(newest) if newest else ""))


def _seal(entry: Entry) -> str:
    return keyed_hash(f"{entry.pk} {entry.digest}", SECRET)


def about(*persons: int) -> QuerySet[Entry]:
    """Every entry about a person, newest first; several numbers where records have become one."""
    of = Subject.objects.filter(person_id__in=persons).values("entry")
    return Entry.objects.filter(pk__in=of).order_by("-pk")


def today() -> date:
    """The Swedish day."""
    return timezone.localdate()


def begins(day: date) -> datetime:
    """When a Swedish day begins. An entry's time is compared with it, so that the database can use its index."""
    return timezone.make_aware(datetime.combine(day, time.min))
