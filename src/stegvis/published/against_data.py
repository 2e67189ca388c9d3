"""Where do the published numbers differ from what a dataset gives?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.published.block import Bindings, Block, Place, Report, find
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import exact, swedish
from stegvis.published.vocabulary import Asked, Comparison, Vocabulary

RULE = "data"
Key = tuple[str, frozenset[tuple[str, str]]]


class Ledger:
    """The figures of a dataset, found by measure and splits."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = {self._key(f.measure, dict(f.by)): f for f in figures}
        self.teams = frozenset(str(f.dimensions["team"]) for f in self._figures.values() if "team" in f.dimensions)

    def figure(self, measure: str, by: dict[str, str]) -> Figure | None:
        """The figure, or one with the value 0 if its total is known and no such record is there."""
        found = self._figures.get(self._key(measure, by))
        if found is not None:
            return found
        total = self._figures.get(self._key(measure, {name: code for name, code in by.items() if name == "team"}))
        if total is None or total.value is None:
            return None
        n = int(total.value)
        return Figure(measure, tuple(by.items()), 0, total.unit, n, *((0.0,) if n else ()))

    @staticmethod
    def _key(measure: str, by: dict[str, str] | dict[str, str | int]) -> Key:
        return measure, frozenset((name, str(code)) for name, code in by.items())


def compare(report: Report, words: Vocabulary, figures: Iterable[Figure], period: Period) -> tuple[Contradiction, ...]:
    """Every published number that a measure can express, against the figures of the same period and exit scheme."""
    ledger = Ledger(figures)
    found: list[Contradiction] = []
    for team, chapter in _chapters(report):
        if team is not None and team not in ledger.teams:
            found.append(_no_team(chapter.path or "team", team))
            continue
        found += _chapter(chapter, team, words, ledger, period)
    return tuple(found)


def _chapters(report: Report) -> Iterator[tuple[str | None, Block]]:
    """The report itself and each team's chapter in it, with the team they are about."""
    yield report.team, report.root
    teams = report.root.blocks.get("teams")
    if teams is not None:
        yield from teams.blocks.items()


def _no_team(where: str, team: str) -> Contradiction:
    return Contradiction(where, team, None, RULE, f"Teamet {team} finns inte i underlaget.")


def _chapter(
    chapter: Block, team: str | None, words: Vocabulary, ledger: Ledger, period: Period
) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for comparison in words.comparisons:
        for place in find(chapter, comparison.path):
            if place.path in seen or not _fits(place, words, period):
                continue
            seen.add(place.path)
            scope = {} if comparison.whole else _scope(place, team)
            if scope.get("team", team) not in (ledger.teams | {None}):
                yield _no_team(place.path, scope["team"])
            else:
                yield from _against(place, comparison, scope, words, ledger)


def _scope(place: Place, team: str | None) -> dict[str, str]:
    named = place.bindings.get("team", team)
    return {"team": named} if named else {}


def _fits(place: Place, words: Vocabulary, period: Period) -> bool:
    """True if what the pattern took are codes of their dimensions, and a year the period's own."""
    for name, taken in place.bindings.items():
        if name == "year" and taken != str(period.last.year):
            return False
        if name in words.dimensions and words.aliases.get(taken, taken) not in words.dimensions[name]:
            return False
    return True


def _against(
    place: Place, comparison: Comparison, scope: dict[str, str], words: Vocabulary, ledger: Ledger
) -> Iterator[Contradiction]:
    by = {**scope, **_bound(comparison.figure, place.bindings, words)}
    value = _value(comparison, by, place.bindings, scope, words, ledger)
    measure = words.say(comparison.figure.measure)
    split = ", ".join(words.say(code) for name, code in by.items() if name != "team")
    what = f"{measure} ({split})" if split else measure
    printed = place.number
    if value is None:
        message = f"Tryckt {swedish(printed.value)}, men underlaget säger inget om {what}."
        yield Contradiction(place.path, printed.value, None, RULE, message, note=True)
        return
    approximate = comparison.kind in ("share", "value", "thousands")
    if (printed.interval if approximate else exact(printed.value)).holds(value):
        return
    shown = printed.like(value) if approximate else value
    unit = {"share": " %", "thousands": " tkr"}.get(comparison.kind, "")
    message = f"Tryckt {swedish(printed.value)}{unit}, men underlaget ger {swedish(shown)}{unit}: {what}."
    yield Contradiction(place.path, printed.value, shown, RULE, message)


def _bound(asked: Asked, bindings: Bindings, words: Vocabulary) -> dict[str, str]:
    taken = {name: words.aliases.get(code, code) for name, code in bindings.items()}
    return {name: code.format_map(taken) for name, code in asked.by.items()}


def _value(
    comparison: Comparison, by: dict[str, str], bindings: Bindings, scope: dict[str, str], words: Vocabulary, ledger: Ledger
) -> Decimal | None:
    """The figure in the printed number's own terms, or None where the data cannot know it."""
    figure = ledger.figure(comparison.figure.measure, by)
    if figure is None or figure.value is None:
        return None
    value = Decimal(str(figure.value))
    if comparison.kind == "thousands":
        return value / 1000
    if comparison.kind == "base":
        return Decimal(figure.n) if figure.n is not ABSENT else None
    if comparison.less is not None:
        other = ledger.figure(comparison.less.measure, {**scope, **_bound(comparison.less, bindings, words)})
        return None if other is None or other.value is None else value - Decimal(str(other.value))
    if comparison.kind != "share":
        return value
    whole = _whole(comparison, figure, bindings, scope, words, ledger)
    return 100 * value / whole if whole else None


def _whole(
    comparison: Comparison, figure: Figure, bindings: Bindings, scope: dict[str, str], words: Vocabulary, ledger: Ledger
) -> Decimal | None:
    """What a share is a share of: the base that is named, else the figure's own n, without the unknown if so said."""
    if comparison.base is not None:
        base = ledger.figure(comparison.base.measure, {**scope, **_bound(comparison.base, bindings, words)})
        return Decimal(str(base.value)) if base is not None and base.value is not None else None
    if figure.n is ABSENT:
        return None
    whole = Decimal(figure.n)
    if comparison.known:
        unknown = {**scope, **dict.fromkeys(comparison.figure.by, "unknown")}
        missing = ledger.figure(comparison.figure.measure, unknown)
        whole -= Decimal(str(missing.value)) if missing is not None and missing.value else 0
    return whole
