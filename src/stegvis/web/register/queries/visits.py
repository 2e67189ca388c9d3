"""Which information visits are there, and who is booked on them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import clock, in_words, plural, weekday
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.models import Booking, Visit

PAST_SHOWN = 20
KINDS = (("participant", "Möjlig deltagare"), ("referrer", "Remittent"))


@dataclass(frozen=True, slots=True)
class Booked:
    """One who is booked, in words."""

    booking: Booking
    kind: str
    referrer: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit with its bookings; `over` is how many more than there are places."""

    visit: Visit
    booked: tuple[Booked, ...]

    @property
    def free(self) -> int:
        """Places left."""
        return max(self.visit.places - len(self.booked), 0)

    @property
    def over(self) -> int:
        """Booked beyond the places."""
        return max(len(self.booked) - self.visit.places, 0)

    @property
    def said(self) -> str:
        """How full it is, in words."""
        if self.visit.cancelled:
            return "Inställt."
        if self.over:
            return f"Överbokat med {in_words(self.over)}: {len(self.booked)} bokade på {self.visit.places} platser."
        if not self.free:
            return f"Fullt: alla {self.visit.places} platser är bokade."
        left = f"{in_words(self.free).capitalize()} av {self.visit.places} platser"
        return f"{left} är {'ledig' if self.free == 1 else 'lediga'}."

    @property
    def came_said(self) -> str:
        """How many came, in words."""
        came = sum(one.booking.came is True for one in self.booked)
        unknown = sum(one.booking.came is None for one in self.booked)
        if not self.booked:
            return "Ingen var bokad."
        said = f"{in_words(came).capitalize()} av {len(self.booked)} kom."
        return f"{said} {in_words(unknown).capitalize()} är inte ifyllda." if unknown else said


def visits(by: By, team: Team) -> tuple[list[Shown], list[Shown]]:
    """The coming visits, soonest first, and the past ones, newest first."""
    held = (
        policy.visible(by, "visit.register", Visit.objects.filter(team=team))
        .select_related("held_by")
        .prefetch_related("bookings")
    )
    start = timezone.now() - timedelta(hours=4)  # one that has just been held still counts as today's work
    coming = held.filter(starts_at__gte=start).order_by("starts_at")
    past = held.filter(starts_at__lt=start).order_by("-starts_at")[:PAST_SHOWN]
    return [_shown(v) for v in coming], [_shown(v) for v in past]


def visit(by: By, pk: int) -> Shown:
    """One visit. Raises Http404 for a foreign one."""
    held = Visit.objects.select_related("held_by", "team").prefetch_related("bookings")
    return _shown(policy.get(by, "visit.register", held, pk))


def lead(coming: Sequence[Shown]) -> str:
    """The page's first sentence."""
    held = [one for one in coming if not one.visit.cancelled]
    if not held:
        return "Inget informationstillfälle är planerat."
    first, at = held[0], timezone.localtime(held[0].visit.starts_at)
    said = f"Nästa är {weekday(at.date(), today())} {clock(at)} på {first.visit.place}. {first.said}"
    more = len(held) - 1
    return (
        f"{said} {in_words(more, 'ett').capitalize()} {plural(more, 'till är planerat,till är planerade')}."
        if more
        else said
    )


def _shown(visit: Visit) -> Shown:
    named = dict(KINDS)
    return Shown(
        visit,
        tuple(
            Booked(b, named.get(b.kind, b.kind), label("referrer", b.referrer) if b.referrer else "")
            for b in visit.bookings.all()
        ),
    )
