"""Who waits for a place, for how long, and which places are free?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.models import Application, Enrolment, Track

SEE = "application.see"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits; `weeks` are whole weeks since the application came."""

    application: Application
    place: int
    name: str
    weeks: int
    over: bool
    track: str
    referrer: str


@dataclass(frozen=True, slots=True)
class Seats:
    """The places of a team or a track; `places` is None where nobody has said how many there are."""

    name: str
    taken: int
    places: int | None

    @property
    def free(self) -> int:
        """Places left."""
        return max((self.places or 0) - self.taken, 0)

    @property
    def over(self) -> int:
        """Taken beyond the places."""
        return max(self.taken - self.places, 0) if self.places is not None else 0

    @property
    def said(self) -> str:
        """How full it is, in words."""
        if self.places is None:
            return f"{in_words(self.taken).capitalize()} {plural(self.taken, 'deltagare,deltagare')}. Antalet platser är inte angivet."
        taken = f"{self.taken} av {self.places} {plural(self.places, 'plats,platser')} är tagna."
        if self.over:
            return f"{self.taken} deltagare på {self.places} {plural(self.places, 'plats,platser')}: överbokat med {in_words(self.over)}."
        return taken


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue of a team, in order."""

    rows: tuple[Waiting, ...]
    team: Seats
    tracks: tuple[Seats, ...]
    lead: str


def in_queue(team: Team) -> QuerySet[Application]:
    """The applications that wait for a place, in order."""
    held: QuerySet[Application] = Application.objects.in_queue().filter(team=team)
    return held.order_by("queue_place", "received_on", "pk")


def queue(by: By, team: Team) -> Queue:
    """Who waits, logged as read, and the places of the team and its tracks."""
    found = standing(by, team)
    log.read(by, SEE, [row.application.person_id for row in found.rows], team=team)
    return found


def standing(by: By, team: Team) -> Queue:
    """The same for a page that shows more than the queue, and itself logs everybody it shows."""
    held = policy.visible(by, SEE, in_queue(team))
    rows = tuple(
        _waiting(by, team, place, application)
        for place, application in enumerate(
            held.select_related("person", "track").prefetch_related("person__handlers"), start=1
        )
    )
    seats = seats_of(team)
    return Queue(rows, seats, tuple(tracks_of(team)), _lead(rows, seats))


def seats_of(team: Team) -> Seats:
    """The places of the whole team today."""
    return Seats(team.name, taking_part(team).count(), team.capacity)


def tracks_of(team: Team) -> list[Seats]:
    """The places of each track that runs today."""
    day = today()
    now = Q(placements__started_on__lte=day) & (
        Q(placements__ended_on=None) | Q(placements__ended_on__gte=day)
    )
    tracks = running(team).annotate(
        taken=Count("placements", filter=now & Q(placements__enrolment__ended_on=None))
    )
    return [Seats(track.name, track.taken, track.capacity) for track in tracks]


def running(team: Team) -> QuerySet[Track]:
    """The tracks that somebody can be placed in."""
    return Track.objects.filter(team=team).filter(Q(ended_on=None) | Q(ended_on__gte=today()))


def taking_part(team: Team) -> QuerySet[Enrolment]:
    """Those who take part today."""
    held = Enrolment.objects.filter(team=team, started_on__lte=today())
    return held.filter(Q(ended_on=None) | Q(ended_on__gte=today()))


def weeks(since: date) -> int:
    """Whole weeks from a day until today."""
    return max((today() - since).days // 7, 0)


def _waiting(by: By, team: Team, place: int, application: Application) -> Waiting:
    waited = weeks(application.received_on)
    return Waiting(
        application,
        place,
        application.person.shown_to(by),
        waited,
        waited > team.waiting_goal,
        application.track.name if application.track else "",
        label("referrer", application.referrer) if application.referrer else "",
    )


def _lead(rows: tuple[Waiting, ...], seats: Seats) -> str:
    if not rows:
        return f"Ingen väntar. {seats.said}"
    longest = max(row.weeks for row in rows)
    who = f"{in_words(len(rows)).capitalize()} {plural(len(rows), 'person,personer')} väntar"
    long = (
        f"{'' if len(rows) == 1 else 'den längsta '}i {in_words(longest)} {plural(longest, 'vecka,veckor')}"
    )
    return f"{who}, {long}. {seats.said}" if longest else f"{who}. {seats.said}"
