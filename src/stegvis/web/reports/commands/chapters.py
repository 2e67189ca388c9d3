"""How does a team's chapter go from draft to handed over, and back?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from stegvis.figures import Unprotectable
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import released as released_figures
from stegvis.web.reports.models import APPROVED, DELIVERED, DRAFT, READY, Chapter
from stegvis.web.reports.queries.material import handed_over, kept
from stegvis.web.reports.queries.sheet import sheet

DONE, APPROVE, LEAD = "report.ready", "report.approve", "report.lead"
NOBODY = {f"{step}_{what}": None for step in ("ready", "approved", "delivered") for what in ("at", "by")}


@transaction.atomic
def ready(by: By, *, chapter: Chapter) -> Chapter:
    """The team leader has written; the steering group reads next, or for a common chapter nobody. Raises Refused."""
    held = _locked(chapter, DRAFT)
    faults = [f"{part.title}: {fault}" for part, fault in sheet(held).faults]
    if faults:
        raise Refused(" ".join(faults))
    action = DONE if held.team else LEAD
    return record.changed(
        by, action, held, status=READY, ready_at=timezone.now(), ready_by=by.user, why_back=""
    )


@transaction.atomic
def approve(by: By, *, chapter: Chapter) -> Chapter:
    """The steering group says yes. Raises Refused for who wrote it ready."""
    held = _locked(chapter, READY)
    _another(by, held.ready_by_id, "Du har själv gjort kapitlet klart. En annan person ska godkänna det.")
    return record.changed(by, APPROVE, held, status=APPROVED, approved_at=timezone.now(), approved_by=by.user)


@transaction.atomic
def deliver(by: By, *, chapter: Chapter) -> Chapter:
    """The chapter leaves the team: its figures are kept as they are, and protected for the report's audience. Raises Refused."""
    held = _locked(chapter, APPROVED)
    if held.report.own:
        raise Refused("Rapporten stannar hos teamet. Den fryses, och lämnas inte till någon.")
    _another(by, held.approved_by_id, "Du har själv godkänt kapitlet. En annan person ska lämna det.")
    try:
        own, released = kept(held)
    except Unprotectable as no:
        raise Refused(
            "Kapitlets siffror går inte att lämna så att inget litet tal går att räkna ut. Fråga den som sköter programmet."
        ) from no
    delivered = record.changed(
        by,
        DONE,
        held,
        status=DELIVERED,
        delivered_at=timezone.now(),
        delivered_by=by.user,
        own=own,
        released=released,
    )
    if held.team:
        released_figures.keep_for(by, team=held.team, release=handed_over(held), report=held.report.title)
    return delivered


@transaction.atomic
def back(by: By, *, chapter: Chapter, action: str, why: str = "") -> Chapter:
    """The chapter is a draft again, and its figures follow the register. Raises Refused."""
    held = _locked(chapter, READY, APPROVED, DELIVERED)
    cleared: dict[str, Any] = {**NOBODY, "own": None, "released": None}
    return record.changed(by, action, held, status=DRAFT, why_back=why, **cleared)


def _locked(chapter: Chapter, *statuses: str) -> Chapter:
    """The chapter as it is now, if it and its report have come as far as they should. Raises Refused."""
    rows = Chapter.objects.select_for_update(of=("self",)).select_related(
        "report__association", "team__controller"
    )
    held = rows.get(pk=chapter.pk)
    if held.report.status != DRAFT:
        raise Refused("Rapporten är fryst. Den som leder rapporten kan öppna den igen.")
    if held.status not in statuses:
        raise Refused("Någon annan har ändrat kapitlets läge. Läs in sidan på nytt.")
    return held


def _another(by: By, first: int | None, message: str) -> None:
    if by.user is not None and first == by.user.pk:
        raise Refused(message)
