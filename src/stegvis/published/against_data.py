"""Where do the published numbers differ from what a dataset gives?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.published.block import Block, Place, Report, find
from stegvis.published.contradiction import Contradiction
from stegvis.published.ledger import Ledger, known
from stegvis.published.printed import exact, swedish
from stegvis.published.vocabulary import Asked, Comparison, Vocabulary

RULE = "data"
UNITS = {"share": " %", "level": " %", "thousands": " tkr"}
AS_PRINTED = ("share", "value", "level", "thousands")


def compare(
    report: Report, words: Vocabulary, figures: Iterable[Figure], period: Period
) -> tuple[Contradiction, ...]:
    """Every published number that a measure can express, against the figures of the same period and exit scheme."""
    ledger = Ledger(figures)
    absent: dict[str, Contradiction] = {}
    found: list[Contradiction] = []
    for team, chapter in _chapters(report):
        for place, comparison in comparable(chapter, words, period):
            named = None if comparison.whole else place.bindings.get("team", team)
            if named is not None and named not in ledger.teams:
                absent.setdefault(named, _no_team(place.path, named))
            else:
                scope = {"team": named} if named else {}
                found += _Question(place, comparison, scope, words, ledger).contradictions()
    return (*absent.values(), *found)


def comparable(chapter: Block, words: Vocabulary, period: Period) -> Iterator[tuple[Place, Comparison]]:
    """The numbers of a chapter that are figures, each with the first comparison that fits it."""
    seen: set[str] = set()
    for comparison in words.comparisons:
        for place in find(chapter, comparison.path):
            if place.path not in seen and _fits(place, words, period):
                seen.add(place.path)
                yield place, comparison


def _chapters(report: Report) -> Iterator[tuple[str | None, Block]]:
    """The report itself and each team's chapter in it, with the team they are about."""
    yield report.team, report.root
    teams = report.root.blocks.get("teams")
    if teams is not None:
        yield from teams.blocks.items()


def _no_team(where: str, team: str) -> Contradiction:
    message = f"Teamet {team} finns inte i underlaget, så inget av dess tal kan jämföras."
    return Contradiction(where, team, None, RULE, message)


def _fits(place: Place, words: Vocabulary, period: Period) -> bool:
    """True if what the pattern took are codes of their dimensions, and a year the period's own."""
    for name, taken in place.bindings.items():
        if name == "year" and taken != str(period.last.year):
            return False
        if name in words.dimensions and words.aliases.get(taken, taken) not in words.dimensions[name]:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Question:
    """A published number, and what the data say it is."""

    place: Place
    comparison: Comparison
    scope: dict[str, str]
    words: Vocabulary
    ledger: Ledger

    def contradictions(self) -> Iterator[Contradiction]:
        """The difference from the data, if there is one; a note where the data cannot know."""
        printed, value, kind = self.place.number, self.value(), self.comparison.kind
        if value is None:
            message = f"Tryckt {swedish(printed.value)}, men underlaget säger inget om {self._name()}."
            yield Contradiction(self.place.path, printed.value, None, RULE, message, note=True)
            return
        if (printed.interval if kind in AS_PRINTED else exact(printed.value)).holds(value):
            return
        shown, unit = printed.like(value) if kind in AS_PRINTED else value, UNITS.get(kind, "")
        message = f"Tryckt {swedish(printed.value)}{unit}, men underlaget ger {swedish(shown)}{unit}: {self._name()}."
        yield Contradiction(self.place.path, printed.value, shown, RULE, message)

    def value(self) -> Decimal | None:
        """The figure in the printed number's own terms, or None where the data cannot know it."""
        figure = self.ledger.figure(self.comparison.figure.measure, self._by(self.comparison.figure))
        value = known(figure.value) if figure else None
        if figure is None or value is None:
            return None
        match self.comparison.kind:
            case "thousands":
                return value / 1000
            case "base":
                return known(figure.n)
            case "level":
                return self._level(value)
            case "share":
                whole = self._whole(figure)
                return 100 * value / whole if whole else None
        return self._less(value)

    def _less(self, value: Decimal) -> Decimal | None:
        if self.comparison.less is None:
            return value
        other = self._asked(self.comparison.less)
        return None if other is None else value - other

    def _level(self, above: Decimal) -> Decimal | None:
        """A goal in per cent: what was reached, less how far above the goal that is."""
        base = self.comparison.base
        reached = self.ledger.figure(base.measure, self._by(base)) if base else None
        share = known(reached.share) if reached else None
        return None if share is None else 100 * share - above

    def _whole(self, figure: Figure) -> Decimal | None:
        """What a share is of: the base that is named, else the figure's own n, without the unknown if so said."""
        if self.comparison.base is not None:
            return self._asked(self.comparison.base)
        whole = known(figure.n)
        if whole is None or not self.comparison.known:
            return whole
        by = dict.fromkeys(self.comparison.figure.by, "unknown")
        return whole - (self.ledger.value(figure.measure, {**self.scope, **by}) or 0)

    def _asked(self, asked: Asked) -> Decimal | None:
        return self.ledger.value(asked.measure, self._by(asked))

    def _by(self, asked: Asked) -> dict[str, str]:
        taken = {name: self.words.aliases.get(code, code) for name, code in self.place.bindings.items()}
        return {**self.scope, **{name: code.format_map(taken) for name, code in asked.by.items()}}

    def _name(self) -> str:
        """The measure and its splits in Swedish."""
        by = self._by(self.comparison.figure)
        split = ", ".join(self.words.say(code) for name, code in by.items() if name != "team")
        measure = self.words.say(self.comparison.figure.measure)
        return f"{measure} ({split})" if split else measure
