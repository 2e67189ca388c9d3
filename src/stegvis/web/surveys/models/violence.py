"""Has a participant been asked about violence?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from stegvis.web.register.models import OfEnrolment


class ViolenceAsked(OfEnrolment):
    """That the questions about violence were put, answered or not, and whether support is needed; the answers stay on paper.

    Those who may read it have an action of their own, and no export carries whose it is. None is what nobody has said.
    """

    asked_on = models.DateField("dag")
    answered = models.BooleanField("besvarade", null=True)
    needs_support = models.BooleanField("behöver stöd", null=True)

    own_action: ClassVar[str] = "violence.ask"
    masked: ClassVar[tuple[str, ...]] = ("answered", "needs_support")

    class Meta:
        ordering = ("-asked_on", "-pk")
