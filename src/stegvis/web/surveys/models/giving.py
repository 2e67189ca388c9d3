"""Which instruments does a team give by rule?"""

from __future__ import annotations

from django.db import models

from stegvis.web.access.models import Scoped, Team


class Giving(Scoped):
    """A team's choice of instruments. When each is due is the instrument's own rule (`given_at`, and data/giving.yaml)."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="giving")
    instruments = models.JSONField("instrument", default=list)
    since = models.DateField("sedan")

    def __str__(self) -> str:
        return f"Mätningar i {self.team_id}"
