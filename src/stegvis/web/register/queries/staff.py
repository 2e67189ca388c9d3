"""Who works in a team?"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today

WORKING = ("caseworker", "team_leader")


def working(team: Team) -> QuerySet[User]:
    """Those who work with the team's participants today, by name."""
    now = Q(grants__to_day=None) | Q(grants__to_day__gte=today())
    held = User.objects.filter(
        now, grants__team=team, grants__role__in=WORKING, grants__from_day__lte=today()
    )
    return held.distinct().order_by("name")


def users_of(team: Team) -> list[User]:
    """The same, read."""
    return list(working(team))
