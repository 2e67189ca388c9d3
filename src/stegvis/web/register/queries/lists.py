"""Which list is somebody working with, and which mappings has the team kept?"""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404
from django.utils import timezone

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.secrecy import Unreadable, decrypt
from stegvis.web.register.commands.lists import ACTIONS, HOURS, PURPOSE
from stegvis.web.register.lists import Listed
from stegvis.web.register.models import HeldList, Mapping


def held(by: By, team: Team, purpose: str) -> tuple[HeldList, Listed] | None:
    """The user's own list for this purpose, opened; None where there is none, or it has been held too long."""
    since = timezone.now() - timedelta(hours=HOURS)
    rows = policy.visible(by, ACTIONS[purpose], HeldList.objects.filter(team=team, added_at__gte=since))
    found = rows.filter(user=by.user, purpose=purpose).first()
    return _opened(found) if found else None


def held_as(by: By, purpose: str, pk: int) -> tuple[HeldList, Listed] | None:
    """The list with this number, opened; None where it has been held too long. Raises Http404 for any but the user's own."""
    found = policy.get(by, ACTIONS[purpose], HeldList, pk)
    if found.user_id != getattr(by.user, "pk", None) or found.purpose != purpose:
        raise Http404
    if found.added_at < timezone.now() - timedelta(hours=HOURS):
        return None
    return _opened(found)


def _opened(found: HeldList) -> tuple[HeldList, Listed] | None:
    try:
        return found, Listed.from_json(decrypt(found.sealed, PURPOSE))
    except Unreadable:
        return None


def mappings(by: By, team: Team, purpose: str) -> list[Mapping]:
    """The mappings that the team has kept for this purpose."""
    return list(
        policy.visible(by, ACTIONS[purpose], Mapping.objects.filter(team=team, purpose=purpose)).order_by(
            "name"
        )
    )


def fitting(by: By, held: HeldList, listed: Listed) -> Mapping | None:
    """The kept mapping whose columns are all in the list; the one that says most where several are."""
    kept = mappings(by, held.team, held.purpose)
    whole = [one for one in kept if one.columns and set(one.columns.values()) <= set(listed.headings)]
    return max(whole, key=lambda one: len(one.columns), default=None)


def kept_as(by: By, held: HeldList, listed: Listed) -> str:
    """The name that the list's columns are kept under; empty where they are not."""
    kept = fitting(by, held, listed)
    return kept.name if kept and kept.columns == held.columns else ""
