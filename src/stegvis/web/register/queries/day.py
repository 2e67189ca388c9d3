"""What stands on Min dag?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.clock import today
from stegvis.web.register.queries.due import Due, due
from stegvis.web.register.queries.queue import Queue, standing


@dataclass(frozen=True, slots=True)
class Day:
    """The day of a team: what is late, what is for today, what comes, who waits, and what others have changed."""

    lead: str
    late: tuple[Due, ...]
    now: tuple[Due, ...]
    soon: tuple[Due, ...]
    queue: Queue
    changes: tuple[Entry, ...]


def day(by: By, team: Team) -> Day:
    """Min dag; everybody shown is logged."""
    found = due(by, team)
    waiting = standing(by, team)
    shown = {person for one in found for person in one.persons}
    log.read(by, "day.see", shown | {row.application.person_id for row in waiting.rows}, team=team)
    now = today()
    late = tuple(one for one in found if one.day < now)
    here = tuple(one for one in found if one.day == now)
    return Day(
        _lead(len(late), len(here)),
        late,
        here,
        tuple(one for one in found if one.day > now),
        waiting,
        tuple(_changes(by, team)),
    )


def _lead(late: int, now: int) -> str:
    parts = []
    if late:
        parts.append(f"{in_words(late)} {plural(late, 'sak är försenad,saker är försenade')}")
    if now:
        parts.append(f"{in_words(now)} ska göras i dag")
    said = " och ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else "Inget är försenat och inget måste göras i dag."


def _changes(by: By, team: Team) -> list[Entry]:
    """The latest that others have changed since yesterday: what each has done, once."""
    since = today() - timedelta(days=1)
    held = (
        Entry.objects.filter(team=team, kind="change", at__gte=log.begins(since))
        .exclude(user=by.user)
        .exclude(user=None)
    )
    seen: dict[tuple[str, str], Entry] = {}
    for entry in held[:60]:
        seen.setdefault((entry.user_name, entry.action), entry)
    return list(seen.values())[:6]
