"""How does a team choose the instruments it gives?"""

from __future__ import annotations

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.clock import today
from stegvis.web.surveys.models import Giving

ACTION = "team.manage"


@transaction.atomic
def choose(by: By, *, team: Team, instruments: list[str], version: int | None = None) -> Giving:
    """The team gives these from today. Raises Changed where somebody else chose meanwhile."""
    held = Giving.objects.filter(team=team).first()
    if held is None:
        return record.added(by, ACTION, Giving(team=team, instruments=instruments, since=today()))
    return record.changed(by, ACTION, held, version, instruments=instruments, since=today())
