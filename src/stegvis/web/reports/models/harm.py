"""Which small count may a report show, because two people have tested that it harms nobody?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped
from stegvis.web.reports.models.report import Chapter


class HarmTest(Scoped):
    """A harm test (menprövning) of one figure of a team's chapter: its measure and split, and why nobody is harmed.

    It counts when somebody else than who made it has confirmed it.
    """

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="harm_tests")
    measure = models.CharField("mått", max_length=80)
    split = models.JSONField("uppdelning", default=list)
    label = models.CharField("tal", max_length=200)
    why = models.CharField("varför", max_length=600)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("bekräftad", null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    team_path = "chapter__team"
    masked: ClassVar[tuple[str, ...]] = ()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("chapter", "measure", "split"), name="one_harm_test_per_figure"),
        )

    def __str__(self) -> str:
        return f"{self.chapter}: {self.label}"
