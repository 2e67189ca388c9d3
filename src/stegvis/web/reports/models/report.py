"""Which reports are there, and how far has each come?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Association, Scoped, Team

DRAFT, FROZEN, PUBLISHED = "draft", "frozen", "published"
READY, APPROVED, DELIVERED = "ready", "approved", "delivered"
OWN = "team"  # the audience of a report that stays in the team's own room


class Report(Scoped):
    """A report of an association over its teams, or of one team for its own room (`team`).

    `layout` and `audience` are names in the definitions. When the report is frozen, `definitions` keeps their fingerprint and each
    measure's version, and `whole` what the teams' protected figures make together.
    """

    association = models.ForeignKey(Association, models.PROTECT, related_name="reports")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="own_reports")
    layout = models.CharField("form", max_length=60)
    title = models.CharField("titel", max_length=120)
    first = models.DateField("från")
    last = models.DateField("till och med")
    audience = models.CharField("för vem", max_length=40)
    status = models.CharField("läge", max_length=12, default=DRAFT)
    definitions = models.JSONField("definitioner", null=True)
    whole = models.JSONField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField("fryst", null=True)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField("publicerad", null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    masked: ClassVar[tuple[str, ...]] = ("whole",)

    class Meta:
        ordering = ("-last", "-pk")

    def __str__(self) -> str:
        return self.title

    @property
    def own(self) -> bool:
        """Whether it stays in the team's own room, with every cell."""
        return self.team_id is not None


class Chapter(Scoped):
    """A chapter somebody writes: a team's, or one about the whole (`team` None). `place` is its plan's in the layout.

    `own` is the controller's material as it was when the chapter was handed over, for the team alone; `released` the same protected
    for the report's audience, which is all that the association gets.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="chapters")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="chapters")
    place = models.PositiveIntegerField("plats")
    number = models.PositiveIntegerField("nummer")
    status = models.CharField("läge", max_length=12, default=DRAFT)
    why_back = models.CharField("varför den kom tillbaka", max_length=300, blank=True)
    ready_at = models.DateTimeField("klar", null=True)
    ready_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("godkänd", null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    delivered_at = models.DateTimeField("lämnad", null=True)
    delivered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    own = models.JSONField(null=True)
    released = models.JSONField(null=True)

    masked: ClassVar[tuple[str, ...]] = ("own", "released")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="one_chapter_per_number"),)

    def __str__(self) -> str:
        return f"{self.number} {self.team or self.report}"


class Edition(models.Model):
    """A file of a published report, byte for byte, with its SHA-256."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    form = models.CharField("format", max_length=8)
    content = models.BinaryField()
    checksum = models.CharField("kontrollsumma", max_length=64)

    person_path: str | None = None

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("report", "form"), name="one_edition_per_format"),)

    def __str__(self) -> str:
        return f"{self.report}.{self.form}"
