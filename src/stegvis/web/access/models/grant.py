"""Who has which role, where, for how long, and who has last said that it is needed?"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from stegvis.web.access.models.organisation import Association, Controller, Team

REVIEWED = timedelta(days=365)  # how long a role is trusted without somebody saying that it is still needed


class Grant(models.Model):
    """A role (a key under `roles` in policy.yaml) at one controller, team or association, between two days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.CharField("roll", max_length=40)
    controller = models.ForeignKey(Controller, models.CASCADE, null=True, blank=True, related_name="grants")
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="grants")
    association = models.ForeignKey(Association, models.CASCADE, null=True, blank=True, related_name="grants")
    from_day = models.DateField("från")
    to_day = models.DateField("till och med", null=True, blank=True)
    why = models.CharField("behov", max_length=300)
    confirmed_on = models.DateField("bekräftad", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    team_path: str | None = None
    person_path: str | None = None

    class Meta:
        ordering = ("user", "role")
        constraints = (
            models.CheckConstraint(
                name="grant_has_one_scope",
                condition=Q(controller__isnull=False, team__isnull=True, association__isnull=True)
                | Q(controller__isnull=True, team__isnull=False, association__isnull=True)
                | Q(controller__isnull=True, team__isnull=True, association__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.where}"

    @property
    def where(self) -> str:
        """What the role is for, by name."""
        return str(self.team or self.controller or self.association)

    @property
    def review_on(self) -> date:
        """The day from which the role waits to be confirmed; that it was given is the first time."""
        return max(filter(None, (self.from_day, self.confirmed_on))) + REVIEWED
