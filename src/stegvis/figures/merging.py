"""What do several controllers' figures make together?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from stegvis.definitions import Definitions, Measure
from stegvis.domain.figure import ABSENT, By, Figure
from stegvis.figures.release import Gap, Key, Release, ReleaseError

PERSONS = "active_persons"
"""The fact that counts people: one who is with two controllers would be counted twice."""


@dataclass(frozen=True)
class _Source:
    """One controller's figures, found by measure and split."""

    name: str
    known: dict[Key, Figure] = field(repr=False)
    teams: frozenset[str]

    def figure(self, measure: Measure, key: Key) -> Figure | None:
        """Its figure; a value that does not occur is 0 of its base, None where the measure is not known here.

        A source without the team has no part in the team's figures: that is the caller's to see.
        """
        found = self.known.get(key)
        if found is not None:
            return found
        total = self.known.get((measure.name, _team(key[1])))
        if measure.kind == "sum" or (total is not None and _not_known(total)):
            return None
        n = total.value if measure.kind == "capacity" and total else self._base(measure, key)
        if measure.kind in ("count", "capacity"):
            return Figure(measure.name, key[1], 0, measure.unit, n if key[1] != _team(key[1]) else ABSENT)
        return Figure(measure.name, key[1], 0 if n and measure.kind == "share" else None, measure.unit, n)

    def _base(self, measure: Measure, key: Key) -> int | None:
        """The base of a figure of the same split: 0 where nobody is in it."""
        dimensions = [name for name, _ in key[1]]
        base = {pair for pair in key[1] if pair[0] == "team" or pair[0] in measure.within}
        for (name, by), figure in self.known.items():
            if name == measure.name and [d for d, _ in by] == dimensions and base <= set(by):
                return 0 if figure.n is ABSENT or measure.kind in ("mean", "median", "max") else figure.n
        return 0


def _not_known(figure: Figure) -> bool:
    return figure.value is None and not figure.hidden and figure.n != 0


def merge(releases: Sequence[Release], definitions: Definitions) -> Release:
    """The controllers' figures added up, and each team's as they are. Raises ReleaseError where they do not go together.

    A sum with a part that is withheld is withheld, one with a part that is not known is not known; `gaps` say whose part it
    is and what the others make. Means are weighed by their n; a median is known only where one controller alone has any.
    """
    _go_together(releases, definitions)
    sources = [
        _Source(r.name, {(f.measure, f.by): f for f in r.figures}, frozenset(t for t, _ in r.teams))
        for r in releases
    ]
    figures: list[Figure] = []
    gaps: dict[Key, Gap] = {}
    for key in _keys(releases, definitions):
        measure = definitions.measures[key[0]]
        figure, gap = _together(measure, key, sources)
        figures.append(figure)
        if gap:
            gaps[key] = gap
    first = releases[0]
    return replace(
        first,
        name=", ".join(dict.fromkeys(r.name for r in releases)),
        association=" och ".join(dict.fromkeys(r.association for r in releases)),
        teams=_names(r.teams for r in releases),
        tracks=_names(r.tracks for r in releases),
        dataset=sha256("\n".join(sorted(r.dataset for r in releases)).encode()).hexdigest(),
        figures=tuple(figures),
        sources=tuple(r.name for r in releases),
        gaps=gaps,
        least=min(r.least for r in releases),
    )


def _go_together(releases: Sequence[Release], definitions: Definitions) -> None:
    if len(releases) < 2:
        raise ReleaseError("Ange minst två siffror-filer att lägga ihop.")
    for release in releases:
        if release.audience == "team":
            raise ReleaseError(
                f"Siffrorna från {release.name} är inte skyddade. Gör dem med stegvis figures --audience association."
            )
        if release.sources:
            raise ReleaseError(f"{release.name} är redan sammanlagd. Lägg ihop de ursprungliga filerna.")
    first = releases[0]
    told: dict[str, Callable[[Release], str]] = {
        "period": lambda r: f"{r.period.first} – {r.period.last}",
        "indelning av utfall": lambda r: r.scheme,
        "mottagare": lambda r: r.audience,
        "definitioner": lambda r: r.definitions,
    }
    for what, of in told.items():
        other = next((r for r in releases if of(r) != of(first)), None)
        if other:
            raise ReleaseError(
                f"{first.name} och {other.name} har olika {what}: {of(first)} och {of(other)}. Gör om den ena."
            )
    if first.definitions != definitions.fingerprint:
        raise ReleaseError("Siffrorna är gjorda med andra definitioner än de som gäller här. Gör om dem.")
    if len({r.dataset for r in releases}) < len(releases):
        raise ReleaseError("Samma underlag är med två gånger. Ta bort den ena filen.")


def _names(named: Iterable[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for names in named:
        for code, name in names:
            found.setdefault(code, name)
    return tuple(found.items())


def _keys(releases: Sequence[Release], definitions: Definitions) -> Iterator[Key]:
    """Every figure that anybody has: by measure, the whole first, then each team."""
    scopes = [(), *((("team", team),) for team, _ in _names(r.teams for r in releases))]
    found: dict[tuple[str, By], dict[By, None]] = {}
    for figure in (figure for release in releases for figure in release.figures):
        found.setdefault((figure.measure, _team(figure.by)), {})[figure.by] = None
    for name in definitions.measures:
        for scope in scopes:
            splits = list(found.get((name, scope), ()))
            dimensions = list(dict.fromkeys(tuple(d for d, _ in by) for by in splits))
            yield from ((name, by) for d in dimensions for by in splits if tuple(said for said, _ in by) == d)


def _team(by: By) -> By:
    return tuple(pair for pair in by if pair[0] == "team")


def _together(measure: Measure, key: Key, sources: Sequence[_Source]) -> tuple[Figure, Gap | None]:
    team = _team(key[1])
    concerned = [s for s in sources if not team or str(team[0][1]) in s.teams]
    parts = [(source.name, source.figure(measure, key)) for source in concerned]
    if len(parts) == 1 and parts[0][1] is not None:
        return parts[0][1], None
    figures = [figure for _, figure in parts if figure is not None]
    missing = tuple(name for name, f in parts if f is None or f.hidden or _not_known(f))
    known = [f for f in figures if f.value is not None]
    if measure.kind == "capacity" and known:  # as within one dataset: the places that are known
        return _added(measure, key, known), None
    if measure.kind == "goal":
        return _unknown(measure, key, figures), None
    if measure.kind in ("median", "max") or measure.fact == PERSONS:
        return _one_alone(measure, key, figures, missing)
    if missing:
        return _without(measure, key, figures), Gap(_sum(known) if measure.kind != "mean" else None, missing)
    return (_mean if measure.kind == "mean" else _added)(measure, key, figures), None


def _added(measure: Measure, key: Key, figures: Sequence[Figure]) -> Figure:
    """Counts and sums with their bases, and the share that they then make."""
    value = _sum(figure for figure in figures if figure.value is not None)
    with_n = [figure for figure in figures if figure.n is not ABSENT]
    n = ABSENT if not with_n else _sum_of_bases(with_n)
    if n == 0 and measure.kind in ("share", "ratio"):
        return Figure(measure.name, key[1], None, measure.unit, 0)
    hidden = any(figure.withheld for figure in figures)
    share = value / n if value is not None and n is not ABSENT and n and _has_share(measure, key) else ABSENT
    return Figure(measure.name, key[1], value, measure.unit, n, share, withheld=hidden)


def _has_share(measure: Measure, key: Key) -> bool:
    """True where the split's figures have a share; those of a measure that is one always have."""
    dimensions = tuple(name for name, _ in key[1] if name != "team")
    return measure.kind not in ("count", "capacity") or any(
        split.share for split in measure.splits if tuple(split.by) == dimensions
    )


def _mean(measure: Measure, key: Key, figures: Sequence[Figure]) -> Figure:
    counted = [figure for figure in figures if figure.n]
    n = _sum_of_bases(counted)
    if n is None or not counted:
        return _without(measure, key, figures)
    total = sum((figure.value or 0) * figure.n for figure in counted)
    return Figure(measure.name, key[1], total / n, measure.unit, n)


def _one_alone(
    measure: Measure, key: Key, figures: Sequence[Figure], missing: tuple[str, ...]
) -> tuple[Figure, Gap | None]:
    """What cannot be added: known only where no other controller has any."""
    some = [figure for figure in figures if figure.hidden or figure.value]
    if len(some) == 1 and not missing:
        return some[0], None
    return _unknown(measure, key, figures), None


def _without(measure: Measure, key: Key, figures: Sequence[Figure]) -> Figure:
    hidden = any(figure.withheld for figure in figures)
    return replace(_unknown(measure, key, figures), withheld=hidden)


def _unknown(measure: Measure, key: Key, figures: Sequence[Figure]) -> Figure:
    with_n = [figure for figure in figures if figure.n is not ABSENT]
    n = _sum_of_bases(with_n) if with_n and measure.fact != PERSONS else ABSENT
    return Figure(measure.name, key[1], None, measure.unit, n)


def _sum(figures: Iterable[Figure]) -> float | int | None:
    values = [figure.value for figure in figures if figure.value is not None]
    return sum(values) if values else None


def _sum_of_bases(figures: Sequence[Figure]) -> int | None:
    bases = [figure.n for figure in figures]
    return sum(bases) if all(isinstance(n, int | float) for n in bases) else None
