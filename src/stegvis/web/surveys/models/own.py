"""How does a participant come to the own page, and what is asked for there?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from stegvis.web.register.models import OfEnrolment


class OwnLink(OfEnrolment):
    """A link that opens the participant's own page once; its secret is kept as a hash only."""

    secret_hash = models.CharField("hemlighet", max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField("gäller till")
    opened_at = models.DateTimeField("öppnad", null=True)
    revoked_at = models.DateTimeField("återkallad", null=True)

    masked: ClassVar[tuple[str, ...]] = ("secret_hash",)

    class Meta:
        ordering = ("-pk",)

    @property
    def waits(self) -> bool:
        """Whether it can be opened."""
        return not self.opened_at and not self.revoked_at and self.expires_at > timezone.now()


class Correction(OfEnrolment):
    """That a participant says something in the register is wrong, and what came of it."""

    text = models.TextField("vad som är fel", max_length=1000)
    asked_on = models.DateField("bett om")
    answer = models.TextField("svar", max_length=1000, blank=True)
    answered_on = models.DateField("besvarat", null=True)

    class Meta:
        ordering = ("-asked_on", "-pk")
