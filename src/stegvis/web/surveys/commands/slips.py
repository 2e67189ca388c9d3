"""How is it noted that somebody has been handed a slip to a sealed survey?"""

from __future__ import annotations

from django.db import IntegrityError, transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys.models import SlipHanded, Survey

ACTION = "answer.register"


def hand(by: By, *, survey: Survey, enrolment: Enrolment) -> SlipHanded:
    """A slip was handed over today. Raises Refused where it was already, or the survey takes no answers."""
    if not survey.takes_answers(today()):
        raise Refused("Enkäten tar inte emot svar. Öppna en ny omgång först.")
    try:
        with transaction.atomic():
            return record.added(by, ACTION, SlipHanded(survey=survey, enrolment=enrolment, handed_on=today()))
    except IntegrityError:
        raise Refused("Lappen är redan noterad som lämnad.") from None


def take_back(by: By, *, handed: SlipHanded) -> None:
    """It was noted by mistake."""
    record.removed(by, ACTION, handed)
