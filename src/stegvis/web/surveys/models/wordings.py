"""Which words has the customer entered for a form that is licensed?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from stegvis.definitions import Instrument
from stegvis.web.access.models import Association, Controller, Scoped
from stegvis.web.surveys.sealed.worded import worded


class Wording(Scoped):
    """A version of a form's words, entered by a controller or an association that has confirmed its licence; the last is in use.

    `content` is as a customer's file wordings/CODE.yaml; of a form whose questions are not published it has the questions too.
    """

    controller = models.ForeignKey(Controller, models.PROTECT, null=True, related_name="wordings")
    association = models.ForeignKey(Association, models.PROTECT, null=True, related_name="wordings")
    instrument = models.CharField("formulär", max_length=60)
    number = models.PositiveIntegerField("version")
    content = models.TextField("ord")
    licence_by = models.CharField("vem som har licensen", max_length=120)
    licence_on = models.DateField("bekräftad")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    team_path = "team"
    person_path: ClassVar[str | None] = None
    masked: ClassVar[tuple[str, ...]] = ("content",)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(
                name="wording_has_one_owner",
                condition=Q(controller__isnull=False, association__isnull=True)
                | Q(controller__isnull=True, association__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("controller", "instrument", "number"), name="one_wording_a_controller"
            ),
            models.UniqueConstraint(
                fields=("association", "instrument", "number"), name="one_wording_an_association"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument} {self.number}"

    @property
    def confirmed(self) -> dict[str, str]:
        """Who has confirmed the licence, and when."""
        return {"by": self.licence_by, "day": self.licence_on.isoformat()}

    @property
    def what(self) -> Instrument:
        """The form with these words. Raises ValueError where they do not hold together."""
        return worded(self.instrument, self.content, self.confirmed)
