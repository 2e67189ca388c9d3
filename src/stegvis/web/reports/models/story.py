"""What has a participant said that may be published, and where?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models import Person


class Story(Scoped):
    """A participant's quote or story with the consent to publish it; `name` is the changed name that stands under it.

    A text names it by a mark and never holds its words, so that they are gone from every draft when the consent is withdrawn.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="stories")
    team = models.ForeignKey(Team, models.PROTECT, related_name="stories")
    kind = models.CharField("slag", max_length=20)
    body = models.TextField("deltagarens ord")
    name = models.CharField("ändrat namn", max_length=40, blank=True)
    consent = models.CharField("hur samtycket gavs", max_length=20)
    consented_on = models.DateField("samtycke givet")
    scope = models.CharField("var det får visas", max_length=20)
    withdrawn_on = models.DateField("samtycke återtaget", null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    person_path: ClassVar[str | None] = "person"
    masked: ClassVar[tuple[str, ...]] = ("body",)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
