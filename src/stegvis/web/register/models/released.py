"""Which figures has a team's controller released, to whom?"""

from __future__ import annotations

from django.db import models

from stegvis.web.access.models import Scoped, Team


class ReleasedFigures(Scoped):
    """A team's protected figures for a period, as they were handed over: the form of `stegvis figures`.

    They are made once. A later correction in the register does not change them, for the difference would tell of one person.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="released")
    audience = models.CharField("för vem", max_length=20)
    first = models.DateField("från")
    last = models.DateField("till och med")
    fingerprint = models.CharField("underlagets avtryck", max_length=64)
    content = models.JSONField("siffror")

    masked = ("content",)

    class Meta:
        ordering = ("first", "team")
        constraints = (
            models.UniqueConstraint(fields=("team", "audience", "first", "last"), name="released_once"),
        )

    def __str__(self) -> str:
        return f"{self.team} {self.first} – {self.last}"
