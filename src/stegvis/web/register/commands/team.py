"""How are a team and its tracks set up?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.models import Activity, Application, Placement, Track

ACTION = "team.manage"
USED = (
    "Inriktningen är önskad eller har haft deltagare. Ange en sista dag i stället, så finns historien kvar."
)


def change(by: By, *, team: Team, version: int | None = None, **values: Any) -> Team:
    """Another name, number of places or goal for the wait. Raises Changed."""
    return record.changed(by, ACTION, team, version, **values)


@transaction.atomic
def add_track(by: By, *, team: Team, name: str, **values: Any) -> Track:
    """A new track. Raises Refused where an open one has the name, or its last day is before its first."""
    _in_order(values)
    _unused(team, name)
    Team.objects.select_for_update().get(pk=team.pk)
    taken, code, n = set(Track.objects.values_list("code", flat=True)), slugify(name)[:60] or "inriktning", 1
    stem = code
    while code in taken:
        n += 1
        code = f"{stem}-{n}"
    return record.added(by, ACTION, Track(team=team, code=code, name=name, **values))


@transaction.atomic
def change_track(by: By, *, track: Track, version: int | None = None, **values: Any) -> Track:
    """Another name, number of places or time; a last day closes it. Refused while somebody is there after that day."""
    _in_order(values)
    _unused(track.team, values["name"], track)
    last = values.get("ended_on")
    if last:
        stays = Placement.objects.filter(track=track).exclude(ended_on__lte=last)
        count = stays.count()
        if count:
            raise Refused(
                f"{count} har plats i inriktningen efter {said(last, today())}. Flytta eller avsluta dem först.",
                "ended_on",
            )
    return record.changed(by, ACTION, track, version, **values)


@transaction.atomic
def remove_track(by: By, *, track: Track) -> None:
    """Takes a track away that was a mistake. Refused where somebody has been there or asked for it."""
    used = (
        Placement.objects.filter(track=track).exists()
        or Application.objects.filter(track=track).exists()
        or Activity.objects.filter(track=track).exists()
    )
    if used:
        raise Refused(USED)
    record.removed(by, ACTION, track)


def _in_order(values: dict[str, Any]) -> None:
    first, last = values.get("started_on"), values.get("ended_on")
    if first and last and last < first:
        raise Refused("Den sista dagen är före den första. Ange en senare dag.", "ended_on")


def _unused(team: Team, name: str, own: Track | None = None) -> None:
    held = team.tracks.filter(name__iexact=name, ended_on=None)
    if (held.exclude(pk=own.pk) if own else held).exists():
        raise Refused(f"Teamet har redan inriktningen {name}. Välj ett annat namn.", "name")
