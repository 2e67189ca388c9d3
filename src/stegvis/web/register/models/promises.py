"""What has the team set out to do, in words?"""

from __future__ import annotations

from django.db import models

from stegvis.web.access.models import Scoped, Team


class LocalGoal(Scoped):
    """A goal in words for a year (lokalt mål), and how it went; `result` is empty until it is followed up.

    Goals with a level are rows of the dataset (`KeptRow`, table goals).
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="local_goals")
    year = models.PositiveIntegerField("år")
    goal = models.TextField("mål")
    result = models.CharField("hur det gick", max_length=20, blank=True)
    followed_up = models.TextField("uppföljning", blank=True)

    class Meta:
        ordering = ("year", "pk")

    def __str__(self) -> str:
        return f"{self.year}: {self.goal[:40]}"
