"""Which teams differ from all of them together by more than chance gives?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stegvis.domain.figure import Figure
from stegvis.domain.funnel import Limits, Place, limits, place

FEWEST = 2  # teams
POINTS = 60  # along the curves


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """A team's share, the limits for so many as it has, and where it lies. Fractions of 1."""

    team: str
    figure: Figure
    hits: float
    n: int
    share: float
    usual: tuple[float, float]
    seldom: tuple[float, float]
    place: Place


@dataclass(frozen=True, slots=True)
class Funnel:
    """Teams around the share of all together, the smallest first.

    `whole` is the figure of all, None where it is not told: then `share` is that of the teams that are. `hidden` have a share that is not
    shown, `without` have nobody to count.
    """

    said: str
    share: float
    n: int
    whole: Figure | None
    teams: tuple[TeamPlace, ...]
    hidden: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def outside(self) -> tuple[TeamPlace, ...]:
        """The teams that chance does not explain."""
        return tuple(team for team in self.teams if team.place != "within")

    def edges(self) -> list[Limits]:
        """The limits from a group of one to a little past the largest team, for the curves."""
        widest = round(max(team.n for team in self.teams) * 1.12) + 1
        step = max(1, widest // POINTS)
        return [limits(self.share, n) for n in (*range(1, widest, step), widest)]


def asked_of(said: str) -> tuple[str, dict[str, str]]:
    """The measure and split of a share as it is asked for: "positive_share", "exits outcome=work"."""
    measure, *parts = said.split()
    return measure, dict(part.split("=", 1) for part in parts)


def funnel(figures: Iterable[Figure], said: str, teams: Sequence[str]) -> Funnel | None:
    """The teams' shares of what is asked around that of all; None where fewer than two teams' are told.

    The figures are those that the reader may see: what is withheld in them is not worked out here either.
    """
    found = _by_team(figures, said)
    held = {team: found[team] for team in teams if team in found}
    told = {team: figure for team, figure in held.items() if _told(figure)}
    if len(told) < FEWEST:
        return None
    whole = found.get(None)
    of = [whole] if whole and _told(whole) else list(told.values())
    hits, n = sum(one.value or 0 for one in of), sum(int(one.n) for one in of)
    share = hits / n
    placed = sorted((_placed(team, figure, share) for team, figure in told.items()), key=lambda one: one.n)
    hidden = withheld(held.values())
    without = tuple(team for team in teams if team not in told and team not in hidden)
    return Funnel(said, share, n, of[0] if of == [whole] else None, tuple(placed), hidden, without)


def withheld(figures: Iterable[Figure], said: str = "") -> tuple[str, ...]:
    """The teams whose share is known but not told; of all figures those of what is `said`."""
    of = _by_team(figures, said).values() if said else figures
    return tuple(
        str(f.dimensions["team"]) for f in of if "team" in f.dimensions and f.withheld and not _told(f)
    )


def _by_team(figures: Iterable[Figure], said: str) -> dict[str | int | None, Figure]:
    """The asked figure of each team, and under None of all."""
    measure, by = asked_of(said)
    found = {}
    for figure in figures:
        split = figure.dimensions
        team = split.pop("team", None)
        if figure.measure == measure and split == by:
            found[team] = figure
    return found


def _told(figure: Figure) -> bool:
    return isinstance(figure.value, int | float) and isinstance(figure.n, int) and figure.n > 0


def _placed(team: str, figure: Figure, share: float) -> TeamPlace:
    hits, n = figure.value or 0, int(figure.n)
    edge = limits(share, n)
    return TeamPlace(team, figure, hits, n, hits / n, edge.usual, edge.seldom, place(hits, n, share))
