"""Which authorities, associations and teams are there?"""

from __future__ import annotations

from django.db import models


class Controller(models.Model):
    """The authority that runs teams and is the controller of their registers (personuppgiftsansvarig)."""

    name = models.CharField("namn", max_length=200, unique=True)
    kind = models.CharField("slag", max_length=20, blank=True)

    def __str__(self) -> str:
        return self.name


class Association(models.Model):
    """A coordination association (samordningsförbund): sees its member teams' figures, never persons."""

    code = models.SlugField("kod", unique=True, max_length=80)
    name = models.CharField("namn", max_length=200)
    county = models.CharField("län", max_length=100, blank=True)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team (insats) of a controller, financed by an association. `capacity` is in places, `waiting_goal` in weeks."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="teams")
    association = models.ForeignKey(Association, models.PROTECT, related_name="teams")
    code = models.SlugField("kod", unique=True, max_length=80)
    name = models.CharField("namn", max_length=200)
    kind = models.CharField("slag av insats", max_length=40, blank=True)
    municipalities = models.JSONField("kommuner", default=list, blank=True)
    started_on = models.DateField("startade", null=True, blank=True)
    ended_on = models.DateField("avslutades", null=True, blank=True)
    capacity = models.PositiveIntegerField("platser", null=True, blank=True)
    waiting_goal = models.PositiveIntegerField("mål för väntan, veckor", default=12)
    queue_paused_on = models.DateField("kön pausad sedan", null=True, blank=True)
    queue_paused_why = models.CharField("skäl till paus", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    team_path = "self"
    person_path: str | None = None

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
