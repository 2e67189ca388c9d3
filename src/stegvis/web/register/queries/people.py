"""Which participants are there, and what is known about one of them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register import numbers
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.codes import rung
from stegvis.web.register.models import (
    Consent,
    Enrolment,
    FollowUp,
    Livelihood,
    Meeting,
    Person,
    Placement,
)
from stegvis.web.register.models.person import hashed

PAGE = 50
SEE, LIST = "person.see", "person.list"
BETWEEN_MEETINGS = 3  # months at most between two multi-party meetings
# Where a part of an enrolment's rows lies when it is fetched beforehand, so that all of them can still be asked for.
TO_COME, TO_DO = "meetings_to_come", "follow_ups_to_do"


@dataclass(frozen=True, slots=True)
class Row:
    """A participant in the list; `url_open` is False for a protected identity that others handle."""

    enrolment: Enrolment
    name: str
    shown: bool
    track: str
    months: int
    start: int | None
    now: int | None
    next_day: date | None
    next_what: str


@dataclass(frozen=True, slots=True)
class View:
    """A choice of participants that stands as a tab."""

    code: str
    label: str


VIEWS = (
    View("inskrivna", "Inskrivna"),
    View("mina", "Mina"),
    View("forsenat", "Försenat"),
    View("folj-upp", "Ska följas upp"),
    View("avslutade", "Avslutade"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list; `more` is whether there are further ones."""

    rows: tuple[Row, ...]
    page: int
    more: bool


def listing(by: By, team: Team, view: str, page: int = 1, *, track: str = "", mine: str = "") -> Listing:
    """Fifty participants of a team, and whether there are more; everybody shown is logged."""
    held = _chosen(by, team, view)
    if track.isdigit():
        now = Placement.objects.filter(enrolment=OuterRef("pk"), track_id=int(track), ended_on=None)
        held = held.filter(Exists(now))
    if mine.isdigit():
        held = held.filter(responsible_id=int(mine))
    start = (page - 1) * PAGE
    found = list(_with_all(held)[start : start + PAGE + 1])
    rows = _rows(by, found[:PAGE])
    log.read(by, LIST, [row.enrolment.person_id for row in rows], team=team)
    return Listing(rows, page, len(found) > PAGE)


def search(by: By, team: Team, text: str) -> tuple[Row, ...]:
    """Participants whose number is this, or one of whose names begins so; everybody shown is logged."""
    wanted = text.strip()
    held = policy.visible(by, LIST, Enrolment.objects.filter(team__controller=team.controller))
    if any(sign.isdigit() for sign in wanted):
        try:
            known = Person.objects.filter(number_hash=hashed(numbers.read(wanted).digits))
            held = held.filter(Q(person__in=known) | Q(person__in=known.values("merged_into")))
        except Refused:
            return ()
    elif len(wanted) < 2:
        return ()
    else:
        held = held.filter(Q(person__name__istartswith=wanted) | Q(person__name__icontains=f" {wanted}"))
    found = [e for e in _with_all(held)[: 2 * PAGE] if e.person.handled_by(by.user)][:PAGE]
    rows = _rows(by, found)
    log.read(by, LIST, [row.enrolment.person_id for row in rows], team=team)
    return rows


def _chosen(by: By, team: Team, view: str) -> QuerySet[Enrolment]:
    held = policy.visible(by, LIST, Enrolment.objects.filter(team=team))
    now = today()
    if view == "mina":
        return held.filter(responsible=by.user, ended_on=None)
    if view == "avslutade":
        return held.filter(ended_on__isnull=False).order_by("-ended_on", "-pk")
    due = FollowUp.objects.filter(enrolment=OuterRef("pk"), reached=None, due_on__lte=now)
    if view == "folj-upp":
        return held.filter(Exists(due))
    if view == "forsenat":
        return held.filter(
            Exists(due) | Q(ended_on__lte=now, exit_outcome="") | Q(ended_on=None, planned_end_on__lt=now)
        )
    return held.filter(ended_on=None)


def _with_all(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    now = today()
    return rows.select_related("person", "responsible", "team").prefetch_related(
        Prefetch("placement_set", Placement.objects.select_related("track")),
        "livelihood_set",
        Prefetch(
            "meeting_set",
            Meeting.objects.filter(held_on=None, planned_on__gte=now).order_by("planned_on"),
            to_attr=TO_COME,
        ),
        Prefetch("followup_set", FollowUp.objects.filter(reached=None).order_by("due_on"), to_attr=TO_DO),
    )


def _rows(by: By, found: Iterable[Enrolment]) -> tuple[Row, ...]:
    prefetch_related_objects([e.person for e in found if e.person.protected], "handlers")
    return tuple(_row(by, enrolment) for enrolment in found)


def _row(by: By, e: Enrolment) -> Row:
    stays = list(e.placement_set.all())
    start, now = ladder(list(e.livelihood_set.all()))
    next_day, next_what = _next(e)
    return Row(
        e,
        e.person.shown_to(by),
        e.person.handled_by(by.user),
        stays[-1].track.name if stays else "",
        _months(e.started_on, e.ended_on or today()),
        start,
        now,
        next_day,
        next_what,
    )


def _months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day), 0)


def _next(e: Enrolment) -> tuple[date | None, str]:
    if not e.open:
        due = next(iter(getattr(e, TO_DO)), None)
        return (due.due_on, f"Uppföljning, {due.months} mån") if due else (None, "")
    meeting = next(iter(getattr(e, TO_COME)), None)
    if meeting:
        return meeting.planned_on, "Flerpartsmöte"
    return (e.planned_end_on, "Planerad sista dag") if e.planned_end_on else (None, "")


def ladder(livelihoods: list[Livelihood]) -> tuple[int | None, int | None]:
    """The step at start and the highest on the latest occasion; None where nobody has said."""
    start, now = start_and_now(livelihoods)
    return highest(start), highest(now)


def start_and_now(livelihoods: Sequence[Livelihood]) -> tuple[list[Livelihood], list[Livelihood]]:
    """The livelihoods at start and those of the latest occasion."""
    starts = [x for x in livelihoods if x.occasion == "start"]
    days = [x.observed_on for x in livelihoods if x.observed_on]
    latest = max(days) if days else None
    return starts, [x for x in livelihoods if x.observed_on == latest] if latest else starts


def highest(livelihoods: Sequence[Livelihood]) -> int | None:
    """The highest step of the ladder among them; None where there are none."""
    return max((rung(x.livelihood) for x in livelihoods), default=None)


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant as the page shows them."""

    enrolment: Enrolment
    name: str
    track: Placement | None
    consent: Consent | None
    others: tuple[Enrolment, ...]
    meeting: Meeting | None
    meeting_by: date | None
    start: int | None
    now: int | None
    livelihoods: tuple[Livelihood, ...]


def participant(by: By, pk: int, action: str = SEE) -> Participant:
    """One participant, if the user may; logged. Raises Http404."""
    found = policy.get(by, action, _with_all(Enrolment.objects.all()), pk)
    log.read(by, action, [found.person_id], team=found.team, thing=found)
    stays = list(found.placement_set.all())
    others = policy.visible(by, SEE, Enrolment.objects.filter(person=found.person).exclude(pk=pk))
    livelihoods = tuple(found.livelihood_set.all())
    start, now = ladder(list(livelihoods))
    held = Meeting.objects.filter(enrolment=found).exclude(held_on=None).order_by("-held_on").first()
    since = held.held_on if held and held.held_on else found.started_on
    return Participant(
        found,
        found.person.shown_to(by),
        stays[-1] if stays else None,
        found.consent_set.first(),
        tuple(others.select_related("team")),
        next(iter(getattr(found, TO_COME)), None),
        months_after(since, BETWEEN_MEETINGS) if found.open else None,
        start,
        now,
        livelihoods,
    )


def number(by: By, pk: int) -> tuple[Person, str]:
    """The whole personnummer, with its own entry in the log. Raises Http404."""
    found = policy.get(by, "person.number", Enrolment.objects.select_related("person", "team"), pk)
    log.write(by, "read", "person.number", persons=[found.person_id], team=found.team, thing=found.person)
    return found.person, found.person.number


def reads(by: By, pk: int, days: int | None = None) -> tuple[Participant, list[Any]]:
    """Who has read or changed what about a participant, newest first, 200 at most; `days` back."""
    shown = participant(by, pk, "person.log")
    return shown, list(_entries(shown.enrolment.person_id, days))


def read_lately(person_id: int) -> list[Any]:
    """Who has read about a person in the last week, each once a day."""
    seen: dict[tuple[str, date], Any] = {}
    for entry in _entries(person_id, 7):
        seen.setdefault((entry.user_name, localdate(entry.at)), entry)
    return list(seen.values())[:8]


def _entries(person_id: int, days: int | None) -> Iterable[Any]:
    merged = Person.objects.filter(merged_into=person_id).values_list("pk", flat=True)
    held = log.about(person_id, *merged)
    if days is not None:
        held = held.filter(at__date__gte=today() - timedelta(days=days))
    return held[:200]
