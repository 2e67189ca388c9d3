"""Which figures has a team's controller released to whom, and how small counts did its association let be shown?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Association, Scoped, Team


class ReleasedFigures(Scoped):
    """A team's protected figures for a period, as they were handed over: the form of `stegvis figures`.

    They are made once. A later correction in the register does not change them, for the difference would tell of one person.
    Those for a `report` are kept as they were handed over too: whoever gets more later has them.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="released")
    audience = models.CharField("för vem", max_length=20)
    first = models.DateField("från")
    last = models.DateField("till och med")
    report = models.CharField("rapport", max_length=120, blank=True)
    fingerprint = models.CharField("underlagets avtryck", max_length=64)
    content = models.JSONField("siffror")

    masked = ("content",)

    class Meta:
        ordering = ("first", "team")
        constraints = (
            models.UniqueConstraint(
                fields=("team", "audience", "first", "last"),
                condition=models.Q(report=""),
                name="released_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.team} {self.first} – {self.last}"


class LeastShown(models.Model):
    """An association's decision on the smallest count that an audience (`audiences.yaml`) is shown. The latest holds."""

    association = models.ForeignKey(Association, models.CASCADE, related_name="least_shown")
    audience = models.CharField("för vem", max_length=20)
    least = models.PositiveIntegerField("minsta tal")
    why = models.CharField("varför", max_length=300)
    decided_at = models.DateTimeField("bestämt", auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    person_path: str | None = None

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.association} {self.audience} {self.least}"
