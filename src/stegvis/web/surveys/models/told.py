"""What has been told of a team's measurements to its association, and what is published elsewhere to compare with?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from stegvis.web.access.models import Association, Controller, Scoped, Team


class ToldMeasurements(Scoped):
    """A team's protected measurements of a half-year, as they were then: rows of queries/protected.py.

    They are made once. A later answer does not change them, for the difference would tell of one person.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="told_measurements")
    first = models.DateField("från")
    last = models.DateField("till och med")
    content = models.JSONField("mätningar")

    masked: ClassVar[tuple[str, ...]] = ("content",)

    class Meta:
        ordering = ("first", "team")
        constraints = (
            models.UniqueConstraint(fields=("team", "first", "last"), name="measurements_told_once"),
        )

    def __str__(self) -> str:
        return f"Mätningar i {self.team_id} {self.first} – {self.last}"


class PublishedValues(Scoped):
    """What a source has published of an instrument, entered by a controller or an association, to compare with.

    `items` has a share (0–1) of positive answers for each question, `start` and `exit` the mean score.
    """

    controller = models.ForeignKey(Controller, models.PROTECT, null=True, related_name="published_values")
    association = models.ForeignKey(Association, models.PROTECT, null=True, related_name="published_values")
    instrument = models.CharField("formulär", max_length=60)
    source = models.CharField("källa", max_length=200)
    items = models.JSONField("andelar", default=dict)
    start = models.FloatField("medel vid start", null=True)
    exit = models.FloatField("medel vid avslut", null=True)

    team_path = "team"
    person_path: ClassVar[str | None] = None

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="published_values_have_one_owner",
                condition=Q(controller__isnull=False, association__isnull=True)
                | Q(controller__isnull=True, association__isnull=False),
            ),
            models.UniqueConstraint(fields=("controller", "instrument"), name="one_published_a_controller"),
            models.UniqueConstraint(
                fields=("association", "instrument"), name="one_published_an_association"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument}: {self.source}"

    @property
    def change(self) -> float | None:
        """The mean change that is published; None where either mean is missing."""
        return None if self.start is None or self.exit is None else self.exit - self.start
