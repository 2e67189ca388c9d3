"""Which self-evaluation days has a team, what did each come to, and what was it the year before?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day as said
from stegvis.web.look.swedish import in_words, number, plural
from stegvis.web.register.clock import today
from stegvis.web.selfeval.models import Area, Day, Undertaking
from stegvis.web.surveys.queries import sealed

SEE, WRITE, MANAGE = "selfeval.see", "selfeval.write", "selfeval.manage"


@dataclass(frozen=True, slots=True)
class Line:
    """An area with the same area the year before, where that has a result."""

    area: Area
    before: Area | None
    undertakings: tuple[Undertaking, ...] = ()

    @property
    def out(self) -> str:
        """What it came to, in words and numbers."""
        one = self.area
        if one.n is None or one.mean is None or one.highest is None or one.lowest is None:
            return "inget värde"
        if one.agreed:
            return f"gemensamt värde {number(one.highest)}"
        return f"högst {number(one.highest)} · medel {number(one.mean, 1)} · lägst {number(one.lowest)}"

    @property
    def mean_before(self) -> Decimal | None:
        """The mean of the year before; None where it is not known."""
        return self.before.mean if self.before else None

    @property
    def change(self) -> Decimal | None:
        """How far the mean has moved since the year before; None where one is not known."""
        if self.before is None or self.area.mean is None or self.before.mean is None:
            return None
        return self.area.mean - self.before.mean

    @property
    def compared(self) -> str:
        """The same against the year before, in words."""
        if self.before is None or self.before.mean is None:
            return ""
        then = f"{self.before.day.year}: {number(self.before.mean, 1)}"
        if self.change is None:
            return f"{then}."
        if not self.change:
            return f"{then}, alltså detsamma nu."
        return f"{then}, alltså {number(abs(self.change), 1)} {'upp' if self.change > 0 else 'ner'}."


@dataclass(frozen=True, slots=True)
class Shown:
    """A day with its areas; `answered` is how many have answered so far, or did; `promised` what was undertaken the time before."""

    day: Day
    lines: tuple[Line, ...]
    answered: int | None
    previous: Day | None
    promised: tuple[Undertaking, ...]

    @property
    def waiting(self) -> int:
        """How many of the undertakings of the time before nobody has followed up."""
        return sum(not one.result for one in self.promised)

    @property
    def lead(self) -> str:
        """What is true of the day now."""
        if self.day.state == "held":
            return _result(self)
        if self.day.state == "open":
            return f"Svaren tas emot i dag. {self.said_answered}"
        when = "var" if self.day.held_on < today() else "är"
        lead = f"Dagen {when} {said(self.day.held_on, today())}."
        if self.previous and self.promised:
            left = plural(self.waiting, "åtagande från,åtaganden från")
            said_so = f" {in_words(self.waiting, 'ett').capitalize()} {left} {self.previous.year} är kvar att följa upp."
            lead += said_so if self.waiting else ""
        return lead

    @property
    def said_answered(self) -> str:
        """How many have answered, of those present where that is known."""
        count = self.answered or 0
        if not self.day.present:
            return f"{in_words(count).capitalize()} har svarat."
        return f"{in_words(count).capitalize()} av {in_words(self.day.present)} har svarat."


@dataclass(frozen=True, slots=True)
class Row:
    """A day in the list of days, in words."""

    day: Day
    said: str


def day(by: By, pk: int, action: str = SEE) -> Day:
    """A day. Raises Http404."""
    return policy.get(by, action, Day.objects.select_related("team", "survey"), pk)


def area(by: By, pk: int, action: str = SEE) -> Area:
    """An area of a day. Raises Http404."""
    return policy.get(by, action, Area.objects.select_related("day__team"), pk)


def listed(by: By, team: Team) -> list[Row]:
    """Every day of a team, the latest first."""
    held = policy.visible(by, SEE, Day.objects.filter(team=team).select_related("survey", "team"))
    return [Row(one, shown(one).lead) for one in held]


def lead(rows: list[Row]) -> str:
    """How the self-evaluation stands this year, in words."""
    now = today().year
    this = next((row for row in rows if row.day.year == now), None)
    if this is None:
        return f"Ingen självvärdering är upplagd för {now}."
    return f"{now} är gjord." if this.day.state == "held" else this.said


def shown(one: Day) -> Shown:
    """A day with what belongs to it; the caller has asked the policy."""
    previous = Day.objects.filter(team=one.team_id, year__lt=one.year).first()
    before = {a.code: a for a in previous.areas.select_related("day")} if previous else {}
    areas = one.areas.prefetch_related("undertakings")
    lines = tuple(Line(a, before.get(a.code), tuple(a.undertakings.all())) for a in areas)
    promised = Undertaking.objects.filter(area__day=previous).select_related("area") if previous else ()
    return Shown(one, lines, _answered(one), previous, tuple(promised))


def years(team: Team) -> int:
    """The year that a new day most likely is about: this one, or the next where this has one."""
    now = today().year
    return now + 1 if team.self_evaluations.filter(year=now).exists() else now


def _answered(one: Day) -> int | None:
    if one.survey is None:
        return None
    return sealed.line(one.survey).answered


def _result(shown: Shown) -> str:
    """The highest and lowest area, and how many means have risen."""
    found = [line for line in shown.lines if line.area.mean is not None]
    if not found:
        return "Inget område fick så många svar att det kan visas."
    best = max(found, key=lambda line: line.area.mean or 0)
    least = min(found, key=lambda line: line.area.mean or 0)
    said_so = f"Högst står {best.area.label}, {number(best.area.mean or 0, 1)}."
    if least is not best:
        said_so += f" Lägst står {least.area.label}, {number(least.area.mean or 0, 1)}."
    changes = [line.change for line in found if line.change is not None]
    if changes and shown.previous:
        risen = sum(change > 0 for change in changes)
        said_so += (
            f" {in_words(risen, 'ett').capitalize()} av {in_words(len(changes), 'ett')} "
            f"{plural(len(changes), 'område,områden')} har stigit sedan {shown.previous.year}."
        )
    return said_so
