"""What is kept of a team's logic model (programlogik)?"""

from __future__ import annotations

from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models import KeptRow, LocalGoal


class Logic(Scoped):
    """A version of a team's logic model; it is written until it is fixed (`fixed_on`), and stays as it was then."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="logics")
    number = models.PositiveIntegerField("version")
    fixed_on = models.DateField("fastställd", null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("team", "number"), name="a_logic_version_once"),)

    def __str__(self) -> str:
        return f"Programlogik {self.number}"


class LogicRow(Scoped):
    """A row of a column (data/logic.yaml). `code` is its own in the version ("M2"), `back` the codes it points back to.

    A goal can be one of those under Mål (`kept` with a level, `local` in words); a follow-up can be a measure of the register.
    """

    logic = models.ForeignKey(Logic, models.CASCADE, related_name="rows")
    column = models.CharField("kolumn", max_length=20)
    code = models.CharField("beteckning", max_length=6)
    place = models.PositiveIntegerField("plats")
    text = models.CharField("text", max_length=300)
    back = models.JSONField("hör till", default=list)
    measure = models.CharField("mått", max_length=60, blank=True)
    kept = models.ForeignKey(KeptRow, models.SET_NULL, null=True, related_name="+")
    local = models.ForeignKey(LocalGoal, models.SET_NULL, null=True, related_name="+")

    team_path = "logic__team"

    class Meta:
        ordering = ("place", "pk")
        constraints = (models.UniqueConstraint(fields=("logic", "code"), name="a_logic_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.text[:40]}"
