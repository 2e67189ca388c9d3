"""Which figure answers this question for this team?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from stegvis.domain.figure import Figure

Key = tuple[str, str | None, frozenset[tuple[str, str | int]]]


@dataclass(frozen=True)
class Shown:
    """The figures of one team, or of everything asked for (`team` is None), found by measure and split."""

    team: str | None
    totals: dict[Key, Figure] = field(repr=False)
    order: dict[tuple[str, str | None], tuple[Figure, ...]] = field(repr=False)

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Shown:
        """All figures, seen as those of the whole."""
        totals: dict[Key, Figure] = {}
        order: dict[tuple[str, str | None], list[Figure]] = {}
        for figure in figures:
            team = figure.dimensions.get("team")
            place = None if team is None else str(team)
            totals[figure.measure, place, frozenset(pair for pair in figure.by if pair[0] != "team")] = figure
            order.setdefault((figure.measure, place), []).append(figure)
        return cls(None, totals, {key: tuple(value) for key, value in order.items()})

    def for_team(self, team: str | None) -> Shown:
        """The same figures, seen as those of one team, or of the whole."""
        return Shown(team, self.totals, self.order)

    def total(self, measure: str, **by: str | int) -> Figure | None:
        """The figure with exactly these dimensions; a funding figure that is not there is not known."""
        return self.totals.get((measure, self.team, frozenset(by.items())))

    def split(self, measure: str, *dimensions: str, **by: str | int) -> tuple[Figure, ...]:
        """The figures split by exactly these dimensions (and those of `by`, with its values), in the order they came."""
        wanted = {*dimensions, *by}
        return tuple(
            figure
            for figure in self.finer(measure, **by)
            if {name for name, _ in figure.by} - {"team"} == wanted
        )

    def finer(self, measure: str, **by: str | int) -> tuple[Figure, ...]:
        """The figures with at least these dimensions and values, in the order they came."""
        found = self.order.get((measure, self.team), ())
        return tuple(figure for figure in found if by.items() <= figure.dimensions.items())
