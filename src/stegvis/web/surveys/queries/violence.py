"""Who has been asked about violence, for those who may know?"""

from __future__ import annotations

from typing import Any

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.register.codes import known
from stegvis.web.surveys.models import ViolenceAsked

ACTION, INSTRUMENT = "violence.ask", "fov"


def of(enrolment_id: int) -> list[ViolenceAsked]:
    """What is known of a participant, newest first; the caller has asked the policy and logged the reading."""
    return list(ViolenceAsked.objects.filter(enrolment_id=enrolment_id))


def one(by: By, pk: int) -> ViolenceAsked:
    """One occasion; logged. Raises Http404."""
    held = ViolenceAsked.objects.select_related("enrolment__person", "enrolment__team")
    found = policy.get(by, ACTION, held, pk)
    log.read(by, ACTION, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found


def rows(w: Any) -> list[dict[str, Any]]:
    """The same as rows of the dataset's responses: without whose they are, and with the month alone."""
    held = ViolenceAsked.objects.filter(enrolment__team__in=w.teams).select_related("enrolment__team")
    version = str(known().instruments[INSTRUMENT].version)
    return [
        {
            "response": w.keys.of("responses", f"v{asked.pk}"),
            "enrolment": None,
            "team": asked.enrolment.team.code,
            "instrument": INSTRUMENT,
            "version": version,
            "occasion": "start",
            "answered_on": asked.asked_on.replace(day=1),
            "item": item,
            "value": float(value),
            "text": None,
        }
        for asked in held.order_by("asked_on__year", "asked_on__month", "answered", "needs_support")
        for item, value in (
            ("asked", True),
            ("answered", asked.answered),
            ("needs_support", asked.needs_support),
        )
        if value is not None
    ]
