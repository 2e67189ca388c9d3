"""Which participants are there, and what is known about one of them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
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
STAYS = Prefetch("placement_set", Placement.objects.select_related("track"))
BETWEEN_MEETINGS = 3  # months at most between two multi-party meetings


@dataclass(frozen=True, slots=True)
class Row:
    """A participant in the list; `shown` is False for a protected identity that others handle. `responsible` is a name."""

    enrolment: Enrolment
    name: str
    shown: bool
    age: int | None
    track: str
    responsible: str
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
    found = _told(held, start, start + PAGE + 1)
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
    found = [e for e in _told(held, 0, 2 * PAGE) if e.person.handled_by(by.user)]
    rows = _rows(by, found[:PAGE])
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


def _told(held: QuerySet[Enrolment], start: int, stop: int) -> list[Any]:
    """Some of the enrolments in their order, each with what the list says of it; nothing is asked about the others."""
    stay = Placement.objects.filter(enrolment=OuterRef("pk")).order_by("-started_on", "-pk")
    meeting = Meeting.objects.filter(enrolment=OuterRef("pk"), held_on=None, planned_on__gte=today())
    due = FollowUp.objects.filter(enrolment=OuterRef("pk"), reached=None).order_by("due_on")
    some = Enrolment.objects.filter(pk__in=held.values("pk")[start:stop])
    told = some.select_related("person").annotate(
        responsible_name=F("responsible__name"),
        track_name=Subquery(stay.values("track__name")[:1]),
        meeting_on=Subquery(meeting.order_by("planned_on").values("planned_on")[:1]),
        due_on=Subquery(due.values("due_on")[:1]),
        due_months=Subquery(due.values("months")[:1]),
    )
    order = held.query.order_by or Enrolment._meta.ordering or ()
    found = list(told.order_by(*order))
    prefetch_related_objects([e.person for e in found if e.person.protected], "handlers")
    return found


def _rows(by: By, found: Sequence[Any]) -> tuple[Row, ...]:
    of: dict[int, list[Any]] = defaultdict(list)
    columns = ("enrolment_id", "occasion", "livelihood", "observed_on")
    held = Livelihood.objects.filter(enrolment__in=[e.pk for e in found]).order_by()
    for one in held.values_list(*columns, named=True):
        of[one.enrolment_id].append(one)
    now = today()
    return tuple(_row(by, enrolment, ladder(of[enrolment.pk]), now) for enrolment in found)


def _row(by: By, e: Any, steps: tuple[int | None, int | None], now: date) -> Row:
    born = e.person.birth_year
    next_day, next_what = _next(e)
    return Row(
        e,
        e.person.shown_to(by),
        e.person.handled_by(by.user),
        now.year - born if born else None,
        e.track_name or "",
        e.responsible_name or "",
        _months(e.started_on, e.ended_on or now),
        *steps,
        next_day,
        next_what,
    )


def _months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day), 0)


def _next(e: Any) -> tuple[date | None, str]:
    if not e.open:
        return (e.due_on, f"Uppföljning, {e.due_months} mån") if e.due_on else (None, "")
    if e.meeting_on:
        return e.meeting_on, "Flerpartsmöte"
    return (e.planned_end_on, "Planerad sista dag") if e.planned_end_on else (None, "")


def ladder(livelihoods: Sequence[Any]) -> tuple[int | None, int | None]:
    """The step at start and the highest on the latest occasion; None where nobody has said."""
    start, now = start_and_now(livelihoods)
    return highest(start), highest(now)


def start_and_now(livelihoods: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The livelihoods at start and those of the latest occasion."""
    starts = [x for x in livelihoods if x.occasion == "start"]
    days = [x.observed_on for x in livelihoods if x.observed_on]
    latest = max(days) if days else None
    return starts, [x for x in livelihoods if x.observed_on == latest] if latest else starts


def highest(livelihoods: Sequence[Any]) -> int | None:
    """The highest step of the ladder among them; None where there are none."""
    return max((rung(x.livelihood) for x in livelihoods), default=None)


@dataclass(frozen=True)
class Participant:
    """A participant as `by` sees them; a page asks for what it says of them, and for no more."""

    by: By
    enrolment: Enrolment
    name: str

    @cached_property
    def track(self) -> Placement | None:
        """The latest stay in a track."""
        prefetch_related_objects([self.enrolment], STAYS)
        return next(reversed(self.enrolment.placement_set.all()), None)

    @cached_property
    def consent(self) -> Consent | None:
        """The newest answer about the national hand-over."""
        return self.enrolment.consent_set.first()

    @cached_property
    def others(self) -> tuple[Enrolment, ...]:
        """The person's other enrolments, those that may be seen."""
        every = Enrolment.objects.filter(person=self.enrolment.person_id).exclude(pk=self.enrolment.pk)
        return tuple(policy.visible(self.by, SEE, every).select_related("team"))

    @cached_property
    def _meetings(self) -> list[Meeting]:
        return list(self.enrolment.meeting_set.all())

    @property
    def meeting(self) -> Meeting | None:
        """The next multi-party meeting that is booked."""
        coming = [one for one in self._meetings if one.held_on is None and one.planned_on >= today()]
        return min(coming, key=lambda one: one.planned_on, default=None)

    @property
    def meeting_by(self) -> date | None:
        """When it is to be held at the latest; None for who has left."""
        held = [one.held_on for one in self._meetings if one.held_on]
        since = max(held, default=self.enrolment.started_on)
        return months_after(since, BETWEEN_MEETINGS) if self.enrolment.open else None

    @cached_property
    def livelihoods(self) -> tuple[Livelihood, ...]:
        """What the participant has lived on, oldest first."""
        return tuple(self.enrolment.livelihood_set.all())

    @property
    def start(self) -> int | None:
        """The step of the ladder at start."""
        return ladder(self.livelihoods)[0]

    @property
    def now(self) -> int | None:
        """The highest step on the latest occasion."""
        return ladder(self.livelihoods)[1]


def participant(by: By, pk: int, action: str = SEE) -> Participant:
    """One participant, if the user may; logged. Raises Http404."""
    held = Enrolment.objects.select_related("person", "responsible", "team")
    found = policy.get(by, action, held, pk)
    log.read(by, action, [found.person_id], team=found.team, thing=found)
    return Participant(by, found, found.person.shown_to(by))


def whole(by: By, pk: int) -> Participant:
    """The same for the page that tells everything: rows that it tells more than once are read once."""
    shown = participant(by, pk)
    told = ("consent_set", "livelihood_set", "meeting_set", "note_set", "plan_set")
    prefetch_related_objects([shown.enrolment], STAYS, *told)
    return shown


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
        held = held.filter(at__gte=log.begins(today() - timedelta(days=days)))
    return held[:200]
