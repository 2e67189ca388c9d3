"""Which words and relations does a published report follow?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Relation = Literal["equals", "at_most", "at_least"]


@dataclass(frozen=True, slots=True)
class Partition:
    """Keys that together make up a total. Complete, so that they must reach it, with all of `needs` or `at_least` of them."""

    name: str
    keys: tuple[str, ...]
    needs: tuple[str, ...] = ()
    at_least: int = 2
    alone_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """`left` stands in `relation` to the signed sum of `right`; `?` marks a term that counts as 0 when it is not printed."""

    left: str
    right: tuple[str, ...]
    rule: str
    says: str
    relation: Relation = "equals"
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A printed percentage, the parts and the whole it must be the share of."""

    percent: str
    part: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A percentage of `whole` whose parts are the keys that the report lists itself, taken from block `within`."""

    percent: str
    listed: str
    within: str
    whole: str


@dataclass(frozen=True, slots=True)
class Change:
    """A printed change in per cent from `start` to `end`."""

    start: str
    end: str
    percent: str


@dataclass(frozen=True, slots=True)
class Base:
    """Where the number of people behind a block of percentages stands."""

    percents: str
    base: str


@dataclass(frozen=True, slots=True)
class Member:
    """What a member gives of the members' contributions by law."""

    member: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Rounding:
    """Amounts whose size is at least `at_least` are printed as multiples of `unit`."""

    at_least: Decimal
    unit: Decimal


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure by its measure and splits; a split may stand for what the pattern of a path took."""

    measure: str
    by: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which figure a published number is, and how the two are compared. `known` leaves the unknown out of the share."""

    path: str
    figure: Asked
    kind: Literal["count", "share", "value", "base", "level", "thousands"] = "count"
    base: Asked | None = None
    less: Asked | None = None
    whole: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that data says about the shapes of published reports."""

    ignored: frozenset[str]
    partitions: tuple[Partition, ...]
    all_parts: tuple[str, ...]
    money: tuple[str, ...]
    equations: tuple[Equation, ...]
    ratios: tuple[Ratio, ...]
    listed: tuple[Listed, ...]
    hundreds: tuple[str, ...]
    percent_blocks: tuple[str, ...]
    no_percentages: tuple[str, ...]
    changes: tuple[Change, ...]
    differences: tuple[tuple[str, str], ...]
    bases: tuple[Base, ...]
    members: tuple[Member, ...]
    roundings: tuple[Rounding, ...]
    comparisons: tuple[Comparison, ...]
    aliases: Mapping[str, str]
    dimensions: Mapping[str, frozenset[str]]
    rules: Mapping[str, str]
    labels: Mapping[str, str]

    def say(self, key: str) -> str:
        """The Swedish words for a key."""
        return self.labels.get(key, key.replace("_", " "))

    def partition(self, name: str) -> Partition:
        return next(p for p in self.partitions if p.name == name)
