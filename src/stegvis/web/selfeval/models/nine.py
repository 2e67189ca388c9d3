"""What has a team said in each of the nine fields?"""

from __future__ import annotations

from django.db import models

from stegvis.web.access.models import Scoped, Team


class NineFields(Scoped):
    """A sheet of a day; `texts` holds what was said by the field's code (data/nine_fields.yaml)."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="nine_fields")
    made_on = models.DateField("dag")
    texts = models.JSONField("vad som sagts", default=dict)

    class Meta:
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return f"Nio fält {self.made_on}"
