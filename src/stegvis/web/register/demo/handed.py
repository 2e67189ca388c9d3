"""What has been entered in Uppföljning Finsam in the demo's team, and what has changed since?"""

from __future__ import annotations

from stegvis.web.access.by import By
from stegvis.web.register.commands.national import settle
from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.models import Consent, Enrolment, NationalEntry


class Handed(Setting):
    """Ticks off all but the latest; one outcome is corrected afterwards and one consent withdrawn."""

    def add(self) -> None:
        """The state of a team that hands over every month or so."""
        settle(By(self.worker, "demo"), team=self.team, before=self.day(-90))
        entered = Enrolment.objects.filter(team=self.team, nationalentry_set__anonymous=False)
        ended = entered.filter(
            nationalentry_set__event="end", exit_outcome="work", ended_on__gte=FIRST_DAY
        ).order_by("-ended_on", "pk")
        corrected = ended.first()
        if corrected:
            Enrolment.objects.filter(pk=corrected.pk).update(exit_outcome="rehab_continued")
        here = NationalEntry.objects.filter(
            enrolment__team=self.team, event="start", anonymous=False, enrolment__ended_on=None
        )
        withdrawn = here.order_by("-enrolment__started_on", "enrolment").first()
        if withdrawn:
            Consent.objects.filter(enrolment=withdrawn.enrolment_id).update(withdrawn_on=self.day(-1))
