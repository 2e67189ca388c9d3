"""Which instruments has a participant been asked to answer alone, on a phone or on the team's tablet?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from stegvis.web.register.models import OfEnrolment
from stegvis.web.surveys.models.responses import Response


class Invitation(OfEnrolment):
    """A link, or a code for the tablet, that lets somebody answer one instrument once.

    `ref` stands in the address of the page and opens nothing; the link's secret is kept as a hash only. `held` is what has been
    answered so far, encrypted: it becomes a Response when the answers are sent.
    """

    instrument = models.CharField("instrument", max_length=60)
    occasion = models.CharField("tillfälle", max_length=20)
    way = models.CharField("sätt", max_length=10)
    ref = models.CharField("beteckning", max_length=20, unique=True)
    secret_hash = models.CharField("hemlighet", max_length=64, db_index=True)
    language = models.CharField("språk", max_length=8, blank=True)
    held = models.TextField("svar hittills", blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField("gäller till")
    opened_at = models.DateTimeField("öppnad", null=True)
    answered_at = models.DateTimeField("besvarad", null=True)
    revoked_at = models.DateTimeField("återkallad", null=True)
    sent_at = models.DateTimeField("skickad", null=True)
    reminded_at = models.DateTimeField("påmind", null=True)
    response = models.ForeignKey(Response, models.SET_NULL, null=True, related_name="+")

    masked: ClassVar[tuple[str, ...]] = ("secret_hash", "held")

    class Meta:
        ordering = ("-pk",)

    @property
    def state(self) -> str:
        """answered, revoked, ended (its time is out), begun or waiting."""
        if self.answered_at:
            return "answered"
        if self.revoked_at:
            return "revoked"
        if self.expires_at <= timezone.now():
            return "ended"
        return "begun" if self.held else "waiting"

    @property
    def open(self) -> bool:
        """Whether it can still be answered."""
        return self.state in ("waiting", "begun")
