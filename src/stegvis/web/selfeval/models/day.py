"""What is kept of a self-evaluation day, where nobody's own answer is?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.clock import today
from stegvis.web.surveys.models import Survey

DONE, NOT_DONE = "done", "not_done"
PHONES, PAPER = "phones", "paper"


class Day(Scoped):
    """A team's self-evaluation day of a year.

    `survey` is where the answers are counted while they are given on phones (surveys/sealed); the areas keep what they came to.
    `way` is how they were given ("phones", "paper"), empty until there is a result. `present` is how many take part.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="self_evaluations")
    year = models.PositiveIntegerField("år")
    held_on = models.DateField("dag")
    present = models.PositiveIntegerField("hur många som är med", null=True, blank=True)
    led_by = models.CharField("vem som leder dagen", max_length=120, blank=True)
    survey = models.OneToOneField(Survey, models.SET_NULL, null=True, related_name="+")
    way = models.CharField("hur svaren gavs", max_length=10, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = (models.UniqueConstraint(fields=("team", "year"), name="one_self_evaluation_a_year"),)

    def __str__(self) -> str:
        return f"Självvärdering {self.year}"

    @property
    def state(self) -> str:
        """ "planned", "open" (answers are taken) or "held" (there is a result)."""
        if self.way:
            return "held"
        return "open" if self.survey is not None and self.survey.state == "open" else "planned"


class Area(Scoped):
    """An area of a day: what is asked, what the answers came to, and what was said.

    `n` is how many answered it, 1 where the team agreed on one value; None where there is nothing to show. `field` is the
    place among the nine fields.
    """

    day = models.ForeignKey(Day, models.CASCADE, related_name="areas")
    place = models.PositiveIntegerField("plats")
    code = models.SlugField("kod", max_length=40)
    label = models.CharField("område", max_length=80)
    question = models.CharField("fråga", max_length=200)
    question_en = models.CharField("fråga på engelska", max_length=200, blank=True)
    field = models.CharField("fält", max_length=40, blank=True)
    n = models.PositiveIntegerField("svar", null=True)
    highest = models.PositiveIntegerField("högsta", null=True)
    mean = models.DecimalField("medel", max_digits=3, decimal_places=1, null=True)
    lowest = models.PositiveIntegerField("lägsta", null=True)
    works = models.TextField("vad som fungerar", blank=True)
    step = models.TextField("ett steg upp", blank=True)

    team_path = "day__team"

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("day", "code"), name="an_area_once_a_day"),)

    def __str__(self) -> str:
        return self.label

    @property
    def agreed(self) -> bool:
        """Whether the value is what the team agreed on, and nobody's own."""
        return self.n == 1


class Undertaking(Scoped):
    """Who does what when after a day; `first_due_on` is the day it was to be done before it was moved."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="undertakings")
    what = models.CharField("vad", max_length=300)
    who = models.CharField("vem", max_length=120)
    due_on = models.DateField("när")
    first_due_on = models.DateField("först bestämd till", null=True)
    result = models.CharField("hur det gick", max_length=10, blank=True)
    followed_up_on = models.DateField("uppföljd", null=True)
    note = models.CharField("anteckning", max_length=300, blank=True)

    team_path = "area__day__team"
    results: ClassVar[tuple[tuple[str, str], ...]] = ((DONE, "Gjort"), (NOT_DONE, "Inte gjort"))

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.what

    @property
    def late(self) -> bool:
        """Whether it should have been done by now."""
        return not self.result and self.due_on < today()
