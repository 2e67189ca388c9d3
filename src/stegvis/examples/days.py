"""On which days do the people of an example come and go?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import TypeVar

from stegvis.domain.period import Period
from stegvis.examples.cases import Case, group
from stegvis.examples.margins import MarginError, TeamMargins, interval

T = TypeVar("T")
DAYS_PER_MONTH = 30.4375  # figures.md: months = days / 30.4375
USUAL_MONTHS = 11.0
LONGEST_WAIT = 41  # days from application to start; who starts in the period has also applied in it
LONGEST_OPEN = 725  # an open enrolment older than two years would be a finding
REST_BEFORE_RETURN = 45


def weekday(day: date) -> date:
    """The nearest day that is not a Saturday or Sunday.

    >>> weekday(date(2025, 3, 1)), weekday(date(2025, 3, 2))
    (datetime.date(2025, 2, 28), datetime.date(2025, 3, 3))
    """
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def spread(first: date, last: date, count: int) -> list[date]:
    """`count` weekdays evenly spread between two days."""
    step = (last - first) / max(count, 1)
    return [weekday(first + step * place + step / 2) for place in range(count)]


def settle(cases: Sequence[Case], team: TeamMargins, period: Period, rng: Random) -> None:
    """Give each case the day of its application, its start and its end."""
    closing = {track["track"]: track["ended_on"] for track in team.tracks if "ended_on" in track}
    _settle_endings(group(cases, "exits"), period, closing, rng)
    for ended, members in groupby(group(cases, "earlier"), key=lambda case: case.ended):
        first, last = interval(ended)
        _end_within(list(members), first, last, rng)
    _settle_open(group(cases, "enrolled"), period, closing, rng)
    _settle_returns(cases, period)
    for place, case in enumerate(cases):
        if case.start is not None:
            case.received = weekday(case.start - timedelta(days=16 + 7 * place % 22))
    waiting = [case for case in cases if not case.stays]
    for case, day in zip(
        waiting,
        _mixed(spread(period.first, period.last - timedelta(days=20), len(waiting)), rng),
        strict=True,
    ):
        case.received = day


def _settle_endings(exits: Sequence[Case], period: Period, closing: Mapping[str, date], rng: Random) -> None:
    for closes, members in _by_closing(exits, period, closing):
        _end_within(
            [c for c in members if c.started != "during"], period.first + timedelta(days=3), closes, rng
        )
        _short_stays([c for c in members if c.started == "during"], period, closes, rng)
    for case in exits:
        if case.started == "before" and case.start is not None:
            case.start = min(case.start, weekday(period.first - timedelta(days=12)))


def _settle_open(
    open_cases: Sequence[Case], period: Period, closing: Mapping[str, date], rng: Random
) -> None:
    old = [case for case in open_cases if case.started == "before"]
    oldest, newest = period.last - timedelta(days=LONGEST_OPEN), period.first - timedelta(days=12)
    for case, day in zip(old, _mixed(spread(oldest, newest, len(old)), rng), strict=True):
        case.start = day
    new = [case for case in open_cases if case.started == "during" and "returns" not in case.facts]
    for closes, members in _by_closing(new, period, closing):
        days = spread(period.first + timedelta(days=LONGEST_WAIT), closes - timedelta(days=10), len(members))
        for case, day in zip(members, _mixed(days, rng), strict=True):
            case.start = day


def _settle_returns(cases: Sequence[Case], period: Period) -> None:
    """Those who come back are people who have left earlier in the period, longest ago first."""
    returning = [case for case in cases if "returns" in case.facts]
    left = sorted(
        (c for c in group(cases, "exits") if c.facts["outcome"] != "work" and c.end),
        key=lambda c: c.end or period.last,
    )
    if len(left) < len(returning):
        raise MarginError(
            f"{len(returning)} ska komma tillbaka, men bara {len(left)} har slutat utan arbete."
        )
    for place, (case, earlier) in enumerate(zip(returning, left, strict=False)):
        case.back_from = earlier
        case.start = weekday((earlier.end or period.first) + timedelta(days=REST_BEFORE_RETURN + 9 * place))
        if case.start > period.last:
            raise MarginError(
                f"{case.team}: återkomst {place + 1} skulle börja {case.start}, efter perioden."
            )


def _end_within(members: Sequence[Case], first: date, last: date, rng: Random) -> None:
    lengths = _mixed(_lengths(members), rng)
    for case, end, length in zip(
        members, spread(first, last - timedelta(days=1), len(members)), lengths, strict=True
    ):
        case.end = end
        case.start = weekday(end - timedelta(days=length))


def _short_stays(members: Sequence[Case], period: Period, closes: date, rng: Random) -> None:
    first = period.first + timedelta(days=LONGEST_WAIT)
    starts = spread(first, first + (closes - first) / 2, len(members))
    for case, start, part in zip(members, starts, _mixed(list(range(len(members))), rng), strict=True):
        left = (closes - start).days
        case.start = start
        case.end = weekday(start + timedelta(days=round(left * (0.4 + 0.55 * part / max(len(members), 1)))))


def _lengths(members: Sequence[Case]) -> list[int]:
    """Days in the programme, evenly spread around the mean that is asked for."""
    mean = DAYS_PER_MONTH * ((members[0].months if members else None) or USUAL_MONTHS)
    count = len(members)
    return [round(mean * (0.4 + 1.2 * (place + 0.5) / count)) for place in range(count)]


def _by_closing(
    members: Iterable[Case], period: Period, closing: Mapping[str, date]
) -> list[tuple[date, list[Case]]]:
    """The cases by the last day on which their track is open in the period."""
    found: dict[date, list[Case]] = {}
    for case in members:
        found.setdefault(closing.get(case.fact("track"), period.last), []).append(case)
    return sorted(found.items())


def _mixed(values: list[T], rng: Random) -> list[T]:
    rng.shuffle(values)
    return values
