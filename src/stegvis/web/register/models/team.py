"""How is a team made up: tracks, staff, duties?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team


class Track(Scoped):
    """A track (inriktning) or group of a team. `capacity` in places."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="tracks")
    code = models.SlugField("kod", max_length=80)
    name = models.CharField("namn", max_length=120)
    capacity = models.PositiveIntegerField("platser", null=True, blank=True)
    started_on = models.DateField("startade", null=True, blank=True)
    ended_on = models.DateField("avslutades", null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("team", "code"), name="one_track_per_code"),)

    def __str__(self) -> str:
        return self.name


class Position(Scoped):
    """A place in the staffing: a role, its share of full time in per cent, who lends it; vacant where nobody holds it."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="positions")
    role = models.CharField("roll", max_length=60)
    employer = models.CharField("arbetsgivare", max_length=40)
    share = models.PositiveIntegerField("andel av heltid, procent")
    from_day = models.DateField("från")
    to_day = models.DateField("till och med", null=True, blank=True)

    class Meta:
        ordering = ("role", "pk")

    def __str__(self) -> str:
        return self.role


class Holding(Scoped):
    """Who holds a position between two days, or the `share` of it given (per cent of full time; None is all of it).

    What nobody holds is vacant.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="holdings")
    name = models.CharField("namn", max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    share = models.PositiveIntegerField("andel av heltid, procent", null=True, blank=True)
    from_day = models.DateField("från")
    to_day = models.DateField("till och med", null=True, blank=True)

    team_path = "position__team"

    class Meta:
        ordering = ("from_day",)

    def __str__(self) -> str:
        return self.name


class Training(Scoped):
    """A training that a member of the staff has taken."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="trainings")
    name = models.CharField("vem", max_length=120)
    title = models.CharField("utbildning", max_length=200)
    taken_on = models.DateField("dag")

    class Meta:
        ordering = ("-taken_on",)

    def __str__(self) -> str:
        return self.title


class Duty(Scoped):
    """Something the team does every year: `due` is month and day as "MM-DD", reminded `days_before` days ahead."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="duties")
    title = models.CharField("vad", max_length=200)
    due = models.CharField("dag på året", max_length=5)
    days_before = models.PositiveIntegerField("påminn så många dagar före", default=21)
    why = models.CharField("varför", max_length=300, blank=True)

    class Meta:
        ordering = ("due",)

    def __str__(self) -> str:
        return self.title


class DutyDone(Scoped):
    """That a duty was done for a year."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="done")
    year = models.PositiveIntegerField("år")
    done_on = models.DateField("gjort")
    note = models.CharField("anteckning", max_length=300, blank=True)

    team_path = "duty__team"

    class Meta:
        constraints = (models.UniqueConstraint(fields=("duty", "year"), name="a_duty_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.duty_id} {self.year}"
