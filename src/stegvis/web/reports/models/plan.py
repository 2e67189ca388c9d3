"""What does the association's plan for a year want, and how did it go?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Association, Scoped


class PlanGoal(Scoped):
    """A goal of the association's plan (verksamhetsplan), in words, and where it has one its level.

    `kind` is a code of goal_kinds and `outcome` the scheme's column. `result` is empty until the goal is followed up; `reason`
    says why it is another than the figure proposes. It tells of no participant.
    """

    association = models.ForeignKey(Association, models.PROTECT, related_name="plan_goals")
    year = models.PositiveIntegerField("år")
    place = models.PositiveIntegerField("plats")
    area = models.CharField("målområde", max_length=120, blank=True)
    goal = models.TextField("mål")
    kind = models.CharField("vad talet gäller", max_length=40, blank=True)
    outcome = models.CharField("utfall", max_length=60, blank=True)
    level = models.FloatField("nivå", null=True, blank=True)
    result = models.CharField("hur det gick", max_length=20, blank=True)
    evidence = models.TextField("underlag", blank=True)
    reason = models.TextField("varför bedömningen inte följer talet", blank=True)
    followed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    followed_at = models.DateTimeField("uppföljt", null=True)

    class Meta:
        ordering = ("year", "place", "pk")

    def __str__(self) -> str:
        return f"{self.year}: {self.goal[:40]}"
