"""How many places were there on the period's last day?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.definitions import Measure
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period


@dataclass(frozen=True, slots=True)
class Track:
    """A track of a team, with its places where they are known."""

    track: str
    team: str
    capacity: int | None
    started_on: date | None
    ended_on: date | None

    def open_in(self, first: date, last: date) -> bool:
        """True when the track was open on some day from `first` to `last`."""
        return (self.started_on is None or self.started_on <= last) and (
            self.ended_on is None or self.ended_on >= first
        )


def capacity(
    measure: Measure,
    teams: Mapping[str, int | None],
    shown: Sequence[str],
    tracks: Sequence[Track],
    period: Period,
) -> Iterator[Figure]:
    """Places in total and by track: of the tracks open on the last day, or the team's own where no track has any.

    `teams` holds each team's own places. A total is None where nothing is known; a track that was open in the period
    and is not on its last day has 0.
    """
    by_team = {
        team: [t for t in tracks if t.team == team and t.open_in(period.first, period.last)] for team in teams
    }
    totals = {
        team: _total([t.capacity for t in by_team[team] if t.open_in(period.last, period.last)], own)
        for team, own in teams.items()
    }
    every = [track for team in by_team.values() for track in team]
    yield from _figures(measure, (), _total(list(totals.values()), None), every, period)
    for team in shown:
        yield from _figures(measure, (("team", team),), totals[team], by_team[team], period)


def _total(places: Sequence[int | None], otherwise: int | None) -> int | None:
    known = [p for p in places if p is not None]
    return sum(known) if known else otherwise


def _figures(
    measure: Measure,
    scope: tuple[tuple[str, str], ...],
    total: int | None,
    tracks: list[Track],
    period: Period,
) -> Iterator[Figure]:
    yield Figure(measure.name, scope, total, measure.unit)
    for track in sorted(tracks, key=lambda t: t.track):
        places = track.capacity if track.open_in(period.last, period.last) else 0
        share = places / total if places is not None and total else ABSENT
        yield Figure(measure.name, (*scope, ("track", track.track)), places, measure.unit, total, share)
