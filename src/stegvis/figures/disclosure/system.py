"""Which counts are there, and how do they add up?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from stegvis.domain.figure import By


class Name(NamedTuple):
    """A count: of which records (`exits.completed`), in which group; `at` names an earlier release that tells of it."""

    records: str
    group: By = ()
    at: str = ""

    def within(self, dimensions: Iterable[str]) -> Name:
        """The same records, split by these dimensions alone."""
        kept = set(dimensions)
        return self._replace(group=tuple(pair for pair in self.group if pair[0] in kept))

    @property
    def dimensions(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.group)


@dataclass(slots=True)
class Count:
    """A count with how much it costs to hide it.

    `low` is what everybody knows it to be at least (a value that is listed because it occurs). A `ghost` is never shown: it can
    only be worked out, a `fixed` one is known to all whatever is hidden now. `about` is the count of all those it is a part of, where a sensitive answer parts them.
    """

    value: int
    cost: float
    low: int = 0
    ghost: bool = False
    about: int | None = None
    fixed: bool = False


class Sum(NamedTuple):
    """The parts add up to the whole and `over` (known to all: those who are in more than one part, or in none)."""

    whole: Name
    parts: tuple[Name, ...]
    over: int


@dataclass
class System:
    """Counts, and the sums that tie them together."""

    counts: dict[Name, Count] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def add(self, whole: Name, parts: Iterable[Name]) -> None:
        """A sum, with the difference between the true counts as what everybody knows."""
        listed = tuple(sorted(parts, key=order))
        over = sum(self.counts[part].value for part in listed) - self.counts[whole].value
        self.sums.append(Sum(whole, listed, over))

    def ghost(self, name: Name, value: int) -> None:
        """A count that nobody prints."""
        self.counts.setdefault(name, Count(value, 0.0, ghost=True))


def order(name: Name) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """A fixed order of counts, whatever order they came in."""
    return (name.records, tuple((dimension, str(value)) for dimension, value in name.group), name.at)
