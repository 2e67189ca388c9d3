"""Which answers to instruments are kept?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped
from stegvis.web.register.models import OfEnrolment


class Response(OfEnrolment):
    """An instrument answered once by a participant, in the version that was given.

    `channel` is how: conversation (on our page), paper (entered afterwards), phone or tablet (by the participant alone).
    """

    instrument = models.CharField("instrument", max_length=60)
    instrument_version = models.PositiveIntegerField("instrumentets version")
    occasion = models.CharField("tillfälle", max_length=20)
    answered_on = models.DateField("dag")
    channel = models.CharField("sätt", max_length=20)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("answered_on", "pk")
        indexes = (models.Index(fields=("enrolment", "instrument", "answered_on")),)


class Answer(Scoped):
    """The answer to one question: a value or a text. A question that was skipped has no row."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    item = models.CharField("fråga", max_length=60)
    value = models.DecimalField("värde", max_digits=9, decimal_places=3, null=True)
    text = models.TextField("text", blank=True)

    team_path = "response__enrolment__team"
    person_path = "response__enrolment__person"
    masked: ClassVar[tuple[str, ...]] = ("value", "text")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("response", "item"), name="one_answer_per_item"),)

    def __str__(self) -> str:
        return f"Svar {self.pk}"
