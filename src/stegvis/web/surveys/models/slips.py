"""Who has been handed a slip to a sealed survey, so that nobody is asked twice?"""

from __future__ import annotations

from django.db import models

from stegvis.web.register.models import OfEnrolment
from stegvis.web.surveys.models.sealed import Survey


class SlipHanded(OfEnrolment):
    """That a participant has been handed a slip, on a day: not which, and not whether it was used."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="slips")
    handed_on = models.DateField("lämnad")

    class Meta:
        ordering = ("-handed_on", "-pk")
        constraints = (models.UniqueConstraint(fields=("survey", "enrolment"), name="one_slip_each"),)
