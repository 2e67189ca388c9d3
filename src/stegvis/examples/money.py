"""Which rows hold the money granted and asked for, and the goals?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from stegvis.domain.period import Period
from stegvis.examples.margins import TeamMargins
from stegvis.examples.registry import Row

THOUSAND = 1000


def funding(team: TeamMargins, association: str, period: Period) -> Iterator[Row]:
    """Granted for the year; requisitioned quarter by quarter; used and returned over the period. SEK."""
    for entry, amount in team.more.get("funding", {}).items():
        common = {"team": team.team, "association": association, "year": period.last.year, "entry": entry}
        if entry == "granted":
            yield common | {"amount": amount}
        elif entry == "requisitioned":
            quarters = list(_quarters(period))
            part = amount // len(quarters) // THOUSAND * THOUSAND
            for first, last in quarters:
                asked = amount - part * (len(quarters) - 1) if last == period.last else part
                yield common | {"period_from": first, "period_to": last, "amount": asked}
        else:
            yield common | {"period_from": period.first, "period_to": period.last, "amount": amount}


def goals(team: TeamMargins, period: Period) -> Iterator[Row]:
    """The goals that the team had for the year."""
    for place, goal in enumerate(team.more.get("goals", ()), 1):
        yield {
            "goal": f"{team.team}-{period.last.year}-{place}",
            "team": team.team,
            "period_from": period.first,
            "period_to": period.last,
        } | goal


def _quarters(period: Period) -> Iterator[tuple[date, date]]:
    first = period.first
    while first <= period.last:
        month = first.month + 3
        following = date(first.year + (month > 12), (month - 1) % 12 + 1, 1)
        yield first, following - timedelta(days=1)
        first = following
