"""Which values would be seen not to occur in a team, if only those that do were listed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stegvis.definitions import Definitions
from stegvis.domain.figure import ABSENT, By, Figure

GIVEN = ("outcome", "track", "months", "occasion", "instrument", "item", "entry", "measure", "horizon")
"""What is listed in every team, or belongs to what the team itself has: nothing is added for them."""
OWN = ("months", "occasion", "instrument", "item")
KINDS = ("count", "share")
Place = tuple[str, str | int]


def with_absent(figures: Sequence[Figure], definitions: Definitions) -> tuple[list[Figure], frozenset[int]]:
    """The figures with those of value 0 that a team leaves out and another has, and where in the list they stand.

    A value is listed where it occurs: so a list tells that somebody is there, or that nobody is. With these beside, a hidden count
    may be any number. Those that turn out to be shown are left out again, for they are then what they seemed: 0.
    """
    teams: dict[str | int, None] = {}
    last: dict[tuple[Place, tuple[str, ...]], int] = {}
    known: dict[tuple[str, By], Figure] = {}
    of_team: dict[Place, list[Figure]] = {}
    for index, figure in enumerate(figures):
        known[figure.measure, figure.by] = figure
        team = figure.dimensions.get("team")
        if team is not None:
            teams[team] = None
            of_team.setdefault((figure.measure, team), []).append(figure)
            last[(figure.measure, team), _splits(figure)] = index
    added: dict[int, list[Figure]] = {}
    for figure in figures:
        if "team" in figure.dimensions or not _listed_where_it_occurs(figure, definitions):
            continue
        for team in teams:
            beside = of_team.get((figure.measure, team), [])
            if (figure.measure, (("team", team), *figure.by)) in known:
                continue
            like = _like(figure, beside)
            if like is not None:
                place = last.get(((figure.measure, team), _splits(figure)), len(figures) - 1)
                added.setdefault(place, []).append(_nobody(figure, team, like, definitions))
    return _together(figures, added)


def _together(
    figures: Sequence[Figure], added: dict[int, list[Figure]]
) -> tuple[list[Figure], frozenset[int]]:
    found: list[Figure] = []
    places = []
    for index, figure in enumerate(figures):
        found.append(figure)
        for more in added.get(index, ()):
            places.append(len(found))
            found.append(more)
    return found, frozenset(places)


def _splits(figure: Figure) -> tuple[str, ...]:
    return tuple(name for name, _ in figure.by if name != "team")


def _listed_where_it_occurs(figure: Figure, definitions: Definitions) -> bool:
    measure = definitions.measures.get(figure.measure)
    return (
        measure is not None
        and measure.kind in KINDS
        and isinstance(figure.n, int)
        and any(name not in GIVEN for name, _ in figure.by)
    )


def _like(figure: Figure, beside: Sequence[Figure]) -> Figure | None:
    """A figure of the team that the base can be read from: of the same months or occasion, where it is split by them."""
    own = {pair for pair in figure.by if pair[0] in OWN}
    split = [one for one in beside if own <= set(one.by) and isinstance(one.n, int)]
    same = (one for one in split if _splits(one) == _splits(figure))
    total = (one for one in beside if len(one.by) == 1 and isinstance(one.value, int) and not own)
    return next(same, None) or next(total, None) or next(iter(split), None)


def _nobody(figure: Figure, team: str | int, like: Figure, definitions: Definitions) -> Figure:
    within = definitions.measures[figure.measure].within
    base = like.n if len(like.by) > 1 else like.value
    n = 0 if any(name in within and name not in OWN for name, _ in figure.by) else base
    return replace(figure, by=(("team", team), *figure.by), value=0, n=n, share=ABSENT)
