"""Which trainings, conferences and meetings have been held, and how many came?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Association, Scoped, Team


class Event(Scoped):
    """Something arranged for staff, managers, employers and others: a team's, or the association's own (`team` None).

    Counts are numbers and never names; None is not counted. Participants do not belong here: they are in the register.
    """

    association = models.ForeignKey(Association, models.PROTECT, related_name="events")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="events")
    title = models.CharField("vad", max_length=160)
    kind = models.CharField("slag", max_length=40)
    first = models.DateField("dag")
    last = models.DateField("till och med")
    organisers = models.CharField("arrangörer", max_length=200, blank=True)
    target = models.CharField("för vem", max_length=160)
    female = models.PositiveIntegerField("kvinnor", null=True, blank=True)
    male = models.PositiveIntegerField("män", null=True, blank=True)
    non_binary = models.PositiveIntegerField("icke-binära", null=True, blank=True)
    unknown = models.PositiveIntegerField("kön ej noterat", null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("first", "last", "title")

    def __str__(self) -> str:
        return self.title
