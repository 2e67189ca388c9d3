"""How much of a team's staffing is funded, filled and vacant, and who is counted twice?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from stegvis.domain.period import Period

FULL = 100  # per cent of full time
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's days in a post, both ends included; `share` in per cent of full time, `last` None while it goes on."""

    who: str
    first: date
    share: int
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A funded post: `share` in per cent of full time, and those who hold it."""

    first: date
    share: int
    last: date | None = None
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row on which a post is held alike. Shares in per cent of full time."""

    first: date
    last: date
    funded: int
    held: int

    @property
    def filled(self) -> int:
        """What is held, at most what is funded."""
        return min(self.held, self.funded)

    @property
    def vacant(self) -> int:
        """Funded and held by nobody."""
        return self.funded - self.filled

    @property
    def over(self) -> int:
        """Held beyond what is funded: two who hold the same post."""
        return self.held - self.filled


@dataclass(frozen=True, slots=True)
class Amount:
    """Full-time months: one is a month's work of somebody at 100 per cent. Funded is filled and vacant; over lies outside."""

    funded: Fraction = Fraction(0)
    filled: Fraction = Fraction(0)
    over: Fraction = Fraction(0)

    @property
    def vacant(self) -> Fraction:
        """Funded and held by nobody."""
        return self.funded - self.filled

    @property
    def share(self) -> Fraction | None:
        """Filled of funded, a fraction of 1; None where nothing is funded."""
        return self.filled / self.funded if self.funded else None

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.funded + other.funded, self.filled + other.filled, self.over + other.over)


@dataclass(frozen=True, slots=True)
class Crowded:
    """Days on which somebody holds more than a full time in the team."""

    who: str
    first: date
    last: date
    share: int


def spans(post: Post, period: Period) -> list[Span]:
    """The days that the post and the period have in common, cut where somebody comes or goes."""
    first, last = max(post.first, period.first), min(post.last or period.last, period.last)
    return [
        Span(start, end, post.share, sum(s.share for s in post.stays if _there(s, start)))
        for start, end in _cut(post.stays, first, last)
    ]


def amount(posts: Iterable[Post], period: Period) -> Amount:
    """The full-time months of the posts in the period; a day weighs one over the days of its month."""
    total = Amount()
    for post in posts:
        for span in spans(post, period):
            weight = sum(_months_of(span.first, span.last), Fraction(0)) / FULL
            total += Amount(weight * span.funded, weight * span.filled, weight * span.over)
    return total


def months(period: Period) -> list[Period]:
    """The calendar months of a period; the first and last are as long as the period lets them be."""
    found, day = [], period.first
    while day <= period.last:
        end = min(_month_end(day), period.last)
        found.append(Period(day, end))
        day = end + DAY
    return found


def crowded(posts: Iterable[Post], period: Period) -> list[Crowded]:
    """Who holds more than a full time in all, and when."""
    held: dict[str, list[Stay]] = {}
    for post in posts:
        for stay in post.stays:
            held.setdefault(stay.who, []).append(stay)
    found: list[Crowded] = []
    for who, stays in held.items():
        for first, last in _cut(stays, period.first, period.last):
            share = sum(s.share for s in stays if _there(s, first))
            if share > FULL:
                found.append(Crowded(who, first, last, share))
    return found


def _there(stay: Stay, day: date) -> bool:
    return stay.first <= day and (stay.last is None or stay.last >= day)


def _cut(stays: Iterable[Stay], first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days from first to last in pieces, within each of which the same people are there."""
    if last < first:
        return
    turns = {first}
    for stay in stays:
        turns |= {stay.first} | ({stay.last + DAY} if stay.last else set())
    starts = sorted(day for day in turns if first <= day <= last)
    for start, following in zip(starts, [*starts[1:], last + DAY], strict=True):
        yield start, following - DAY


def _months_of(first: date, last: date) -> Iterator[Fraction]:
    for month in months(Period(first, last)):
        days = (month.last - month.first).days + 1
        yield Fraction(days, monthrange(month.first.year, month.first.month)[1])


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
