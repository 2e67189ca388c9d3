"""Who has agreed to be reached with a link or a reminder?"""

from __future__ import annotations

from django.db import models

from stegvis.web.register.models import OfEnrolment


class Contact(OfEnrolment):
    """That a participant has agreed to be reached, by `way` (email or sms). Nobody else is sent anything.

    `knowing` is how the identity was protected when it was agreed: a protection that came later takes the consent away.
    """

    way = models.CharField("sätt", max_length=10)
    agreed_on = models.DateField("sagt ja")
    withdrawn_on = models.DateField("sagt nej", null=True)
    knowing = models.CharField("skydd vid samtycket", max_length=30, blank=True)

    class Meta:
        ordering = ("-pk",)

    @property
    def holds(self) -> bool:
        """Whether something may be sent."""
        return self.withdrawn_on is None and self.knowing == self.enrolment.person.protected

    @property
    def address(self) -> str:
        """Where to: empty where it is not known."""
        person = self.enrolment.person
        return person.email if self.way == "email" else person.phone
