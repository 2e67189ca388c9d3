"""Which duties has a team's year, and which are done, soon or late?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.look.wheel import Spoke, Wheel
from stegvis.web.register.clock import today
from stegvis.web.register.models import Duty, DutyDone

SEE = "wheel.see"
WORDS = {"done": "Gjort", "late": "Försenat", "soon": "Snart", "ahead": "Kommer", "before": "Före årshjulet"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A duty in one year; `state` is a key of WORDS. What lay before the duty was added is not asked for."""

    duty: Duty
    year: int
    day: date
    state: str
    done: DutyDone | None
    number: int = 0

    @property
    def words(self) -> str:
        """The state in words."""
        return WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Year:
    """The wheel of a year: its turns in order, drawn, and in words."""

    year: int
    turns: tuple[Turn, ...]
    wheel: Wheel
    lead: str


def duty(by: By, pk: int, action: str = SEE) -> Duty:
    """A duty. Raises Http404."""
    return policy.get(by, action, Duty.objects.select_related("team"), pk)


def year_of(by: By, team: Team, year: int) -> Year:
    """A team's wheel for a year."""
    held = policy.visible(by, SEE, Duty.objects.filter(team=team)).prefetch_related("done")
    found = sorted((turn(one, year) for one in held), key=lambda t: (t.day, t.duty.title))
    turns = tuple(
        Turn(t.duty, t.year, t.day, t.state, t.done, number) for number, t in enumerate(found, start=1)
    )
    lead = _lead(turns, year)
    spokes = tuple(Spoke(t.day, t.number, t.state) for t in turns)
    return Year(year, turns, Wheel(lead, spokes, today() if year == today().year else None), lead)


def turn(one: Duty, year: int) -> Turn:
    """A duty in a year."""
    day = date(year, int(one.due[:2]), int(one.due[3:]))
    done = next((d for d in one.done.all() if d.year == year), None)
    return Turn(one, year, day, _state(one, day, done is not None), done)


def waiting(team: Team) -> Iterator[Turn]:
    """The turns that are late, or so near that they are reminded of, from last year to next."""
    now = today().year
    for one in Duty.objects.filter(team=team).prefetch_related("done"):
        for year in (now - 1, now, now + 1):
            found = turn(one, year)
            if found.state in ("late", "soon"):
                yield found


def next_year_of(one: Duty) -> int:
    """The year that somebody who ticks a duty most likely means: the first that waits, else this one."""
    now = today().year
    return next((y for y in (now - 1, now, now + 1) if turn(one, y).state in ("late", "soon")), now)


def _state(one: Duty, day: date, done: bool) -> str:
    now = today()
    if done:
        return "done"
    if day < timezone.localtime(one.added_at).date():
        return "before"
    if day < now:
        return "late"
    return "soon" if day - timedelta(days=one.days_before) <= now else "ahead"


def _lead(turns: tuple[Turn, ...], year: int) -> str:
    asked = [t for t in turns if t.state != "before"]
    if not turns:
        return "Årshjulet är tomt. Här visas det som teamet gör varje år, med påminnelser."
    if not asked:
        return f"Årshjulet lades upp efter det som skulle göras {year}."
    done, late = (sum(t.state == state for t in asked) for state in ("done", "late"))
    said = f"{in_words(done).capitalize()} av {in_words(len(asked))} {plural(len(asked), 'uppgift är gjord,uppgifter är gjorda')} {year}."
    if late:
        said += f" {in_words(late).capitalize()} är {plural(late, 'försenad,försenade')}."
    coming = next((t for t in asked if t.state in ("soon", "ahead")), None)
    return f"{said} Näst på tur: {coming.duty.title}." if coming else said
