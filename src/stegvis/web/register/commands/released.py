"""How are the figures kept that a team's controller has released?"""

from __future__ import annotations

from django.db import transaction

from stegvis.figures.release import Release, told
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import ReleasedFigures

ACTION = "figures.release"


@transaction.atomic
def keep(by: By, *, team: Team, release: Release) -> ReleasedFigures:
    """The team's protected figures for a period, kept; those that have been released before stay as they were then."""
    days = {"first": release.period.first, "last": release.period.last}
    held = ReleasedFigures.objects.filter(team=team, audience=release.audience, report="", **days).first()
    return held or record.added(by, ACTION, _row(team, release, ""))


def keep_for(by: By, *, team: Team, release: Release, report: str) -> ReleasedFigures:
    """The same for a report, by its title: every time that it is handed over."""
    return record.added(by, ACTION, _row(team, release, report))


def _row(team: Team, release: Release, report: str) -> ReleasedFigures:
    return ReleasedFigures(
        team=team,
        audience=release.audience,
        first=release.period.first,
        last=release.period.last,
        report=report,
        fingerprint=release.dataset,
        content=told(release),
    )
