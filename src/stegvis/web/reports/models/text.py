"""What has been written in a chapter, by whom, and what was said about it?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped
from stegvis.web.reports.models.report import Chapter


class Text(Scoped):
    """The text of one section as it is now (Markdown); `brought_from` is the report it was taken from, until it is edited."""

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="texts")
    section = models.CharField("avsnitt", max_length=60)
    body = models.TextField("text", blank=True)
    brought_from = models.CharField("hämtad från", max_length=120, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField("skriven", null=True)

    team_path = "chapter__team"
    masked: ClassVar[tuple[str, ...]] = ("body",)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("chapter", "section"), name="one_text_per_section"),)

    def __str__(self) -> str:
        return f"{self.chapter}: {self.section}"


class TextVersion(Scoped):
    """A text as one person left it: what the same person writes in one go is one version."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="versions")
    body = models.TextField("text", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField("påbörjad")
    left_at = models.DateTimeField("lämnad")

    team_path = "text__chapter__team"
    masked: ClassVar[tuple[str, ...]] = ("body",)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.text} {self.pk}"


class Comment(Scoped):
    """A remark about a section, until somebody has dealt with it."""

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="comments")
    section = models.CharField("avsnitt", max_length=60, blank=True)
    body = models.CharField("kommentar", max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField("klar", null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    team_path = "chapter__team"
    masked: ClassVar[tuple[str, ...]] = ("body",)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.chapter}: kommentar {self.pk}"
