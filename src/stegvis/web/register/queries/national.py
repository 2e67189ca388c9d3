"""What waits to be entered in Uppföljning Finsam, what has changed since, and what is done?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import Consent, Enrolment, NationalEntry
from stegvis.web.register.national.form import END, START, WITHDRAWN
from stegvis.web.register.national.state import CHANGED, DONE, WAITING, Item, items, with_all
from stegvis.web.register.national.values import consent_of

ACTION = "national.register"
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the name that the user may see; `open_to_user` is False for a protected identity that others handle.

    `asked` is False where nobody has asked about consent yet.
    """

    item: Item
    name: str
    open_to_user: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Handover:
    """The items in one state, the oldest first (done: the latest), and how many there are in each."""

    lines: tuple[Line, ...]
    counts: dict[str, int]
    more: int


def handover(by: By, team: Team, state: str) -> Handover:
    """What of the team is in a state (waiting, changed, done); everybody shown is logged."""
    found = [item for e in with_all(_visible(by, team)) for item in items(e)]
    counts = {one: sum(item.state == one for item in found) for one in (WAITING, CHANGED, DONE)}
    chosen = sorted((i for i in found if i.state == state), key=_order, reverse=state == DONE)
    lines = tuple(_line(by, item) for item in chosen[:SHOWN])
    log.read(by, ACTION, {line.item.enrolment.person_id for line in lines}, team=team)
    return Handover(lines, counts, max(len(chosen) - SHOWN, 0))


def entry(by: By, pk: int, event: str) -> Line:
    """One start, end or withdrawn consent, if the user may; logged. Raises Http404."""
    found = policy.get(by, ACTION, with_all(Enrolment.objects.all()), pk)
    item = next((item for item in items(found) if item.event == event), None)
    if item is None:
        raise Http404
    log.read(by, ACTION, [found.person_id], team=found.team, thing=found)
    return _line(by, item)


def ticked(by: By, pk: int) -> NationalEntry:
    """A tick, if the user may. Raises Http404."""
    return policy.get(by, ACTION, NationalEntry.objects.select_related("enrolment__person"), pk)


def following(by: By, team: Team, after: Item) -> Line | None:
    """The next that waits and that the user may enter, after one that was just ticked off."""
    waiting = sorted(
        (i for e in with_all(_visible(by, team)) for i in items(e) if i.state == WAITING), key=_order
    )
    later = [i for i in waiting if _order(i) > _order(after)] or waiting
    return next((line for line in (_line(by, i) for i in later) if line.open_to_user), None)


def counted(by: By, team: Team) -> dict[str, int]:
    """How many starts, ends and withdrawn consents wait, and how many undone exits are to be taken away there.

    The same as `items` says, in one question; what has been changed after it was entered is not counted.
    """
    newest = Consent.objects.filter(enrolment=OuterRef("enrolment")).values("pk")[:1]
    holds = Consent.objects.filter(
        enrolment=OuterRef("pk"), pk=Subquery(newest), answer="given", withdrawn_on=None
    )
    named = Q(Exists(holds), person__protected="", person__anonymous=False)
    start, end, withdrawn = _has(START), _has(END), _has(WITHDRAWN)
    by_name = Q(_has(START, anonymous=False))
    waits = {
        START: ~Q(start) | (named & Q(withdrawn)),
        END: named & ~Q(end) & Q(ended_on__isnull=False),
        WITHDRAWN: by_name & ~named & ~Q(withdrawn) & ~Q(end),
        CHANGED: Q(end, ended_on=None),
    }
    return _visible(by, team).aggregate(**{event: Count("pk", filter=one) for event, one in waits.items()})


def _has(event: str, **more: bool) -> Exists:
    return Exists(NationalEntry.objects.filter(enrolment=OuterRef("pk"), event=event, **more))


def _visible(by: By, team: Team) -> QuerySet[Enrolment]:
    return policy.visible(by, ACTION, Enrolment.objects.filter(team=team))


def _order(item: Item) -> tuple[object, ...]:
    return (
        item.entry.entered_on if item.entry and item.state == DONE else item.day,
        item.enrolment.pk,
        item.event,
    )


def _line(by: By, item: Item) -> Line:
    person = item.enrolment.person
    return Line(item, person.shown_to(by), person.handled_by(by.user), consent_of(item.enrolment) is not None)
