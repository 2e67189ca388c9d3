"""Who gets the figures, what have they got before, and what must then be hidden from them?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from stegvis.definitions import Definitions, Scheme
from stegvis.domain.disclosure import Rule
from stegvis.domain.figure import By, Figure
from stegvis.domain.period import Period
from stegvis.figures.disclosure.between import NOW, Earlier, joined
from stegvis.figures.disclosure.nested import system_of
from stegvis.figures.disclosure.occurring import with_absent
from stegvis.figures.disclosure.reading import readings
from stegvis.figures.disclosure.search import Search, Unprotectable
from stegvis.figures.disclosure.system import Name, System

Key = tuple[str, By]


@dataclass(frozen=True)
class Reader:
    """Somebody who gets the figures: the rule that holds for them, and what they have got before of the same records."""

    rule: Rule
    earlier: Sequence[Earlier] = ()


@dataclass(frozen=True)
class Question:
    """The figures of a period, with those that are `told` whatever they are."""

    figures: Sequence[Figure]
    definitions: Definitions
    scheme: Scheme
    period: Period | None = None
    told: frozenset[Key] = frozenset()

    def hidden_from(self, readers: Sequence[Reader]) -> frozenset[Name]:
        """The counts to hide, so that none of the readers works out a small one. Raises Unprotectable."""
        hidden: frozenset[Name] = frozenset()
        for reader in readers:
            bounded = bool(self.told)
            search = Search(self._system(reader, self.told), reader.rule, hidden, bounded=bounded)
            found = search.hidden()
            lost = {name for name in search.lost if not self._same(search.system, name)}
            if lost:
                self._not_by_this(lost, reader)
            hidden |= {name for name in found if name.at == NOW}
        return hidden

    def _same(self, system: System, name: Name) -> bool:
        """Whether a count that nobody prints is what has been told, by another name: all who left a team of one track."""
        told = {f.value for f in self.figures if (f.measure, f.by) in self.told}
        return system.counts[name].ghost and system.counts[name].value in told

    def _not_by_this(self, lost: Collection[Name], reader: Reader) -> None:
        """What earlier releases give away is theirs to answer for. Raises Unprotectable for anything else that is lost."""
        before: set[Name] = set()
        if reader.earlier and self.told:
            search = Search(self._system(reader, ()), reader.rule)
            search.hidden()
            before = search.lost
        elif reader.earlier:
            before = set(lost)
        if not before.issuperset(lost):
            name = min(lost, key=str)
            raise Unprotectable(f"{name.records} {dict(name.group)} går inte att skydda.")

    def _system(self, reader: Reader, told: Collection[Key]) -> System:
        now = self._counts(self.figures, [f for f in self.figures if (f.measure, f.by) in told])
        if not reader.earlier or self.period is None:
            return now
        held = {
            f"{number} {one.period.first}": (one.period, self._counts(one.figures, one.released))
            for number, one in enumerate(reader.earlier, 1)
        }
        return joined(now, self.period, held)

    def _counts(self, figures: Sequence[Figure], known: Sequence[Figure]) -> System:
        """The counts of the figures, where those that are known are fixed."""
        listed, _ = with_absent(figures, self.definitions)
        system = system_of(readings(listed, self.definitions), self.definitions, self.scheme)
        for reading in readings(known, self.definitions):
            for name, _ in reading.told:
                if name in system.counts:
                    system.counts[name].fixed = True
        _alike(system)
        return system


def _alike(system: System) -> None:
    """What is one and the same count by two names (the one team's and the whole's) is known by both."""
    twins = [
        (system.counts[whole], system.counts[parts[0]])
        for whole, parts, over in system.sums
        if len(parts) == 1 and not over
    ]
    while any(one.fixed != other.fixed for one, other in twins):
        for one, other in twins:
            one.fixed = other.fixed = one.fixed or other.fixed
