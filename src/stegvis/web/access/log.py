"""How is something that was done written down, so that it stays?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Subject, Team

LOCK = 7_301_954  # the number of the lock that keeps the chain in one order on PostgreSQL


@transaction.atomic
def write(
    by: By,
    kind: str,
    action: str,
    *,
    persons: Iterable[int] = (),
    team: Team | None = None,
    thing: Model | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Adds one entry to the log; its digest takes in the entry before it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Entry.objects.values_list("digest", flat=True).first() or ""
    about = sorted(set(persons))
    entry = Entry(
        at=timezone.now(),
        user=by.user,
        user_name=by.user.name if by.user else "Stegvis",
        kind=kind,
        action=action,
        page=by.page,
        why=by.why[:300],
        team=team,
        object_type=type(thing).__name__ if thing else "",
        object_id=thing.pk if thing else None,
        before=before,
        after=after,
    )
    entry.digest = digest(last, entry, about)
    entry.save(force_insert=True)
    Subject.objects.bulk_create([Subject(entry=entry, person_id=person) for person in about])
    return entry


def read(
    by: By, action: str, persons: Iterable[int], *, team: Team | None = None, thing: Model | None = None
) -> None:
    """Logs that persons were shown; nothing where there were none."""
    shown = set(persons)
    if shown:
        write(by, "read", action, persons=shown, team=team, thing=thing)


def digest(last: str, entry: Entry, persons: list[int]) -> str:
    """The digest of an entry that follows the one with digest `last`."""
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
        entry.object_type,
        entry.object_id,
        entry.before,
        entry.after,
        persons,
    ]
    text = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def broken() -> Entry | None:
    """The first entry whose digest does not follow from the one before, or None where the log is whole."""
    last = ""
    for entry in Entry.objects.order_by("pk").prefetch_related("subjects").iterator(chunk_size=2000):
        if entry.digest != digest(last, entry, sorted(s.person_id for s in entry.subjects.all())):
            return entry
        last = entry.digest
    return None


def about(person_id: int) -> QuerySet[Entry]:
    """Every entry about a person, newest first."""
    return Entry.objects.filter(subjects__person_id=person_id).order_by("-pk")


def today() -> date:
    """The Swedish day."""
    return timezone.localdate()
