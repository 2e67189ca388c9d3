"""Which values are shown, and in which order?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from stegvis.definitions import Definitions, Scheme
from stegvis.figures.answers import Group

ALWAYS = {"sex": ("female", "male"), "age_group": ("under_30", "30_and_over")}


@dataclass(frozen=True)
class Given:
    """The values that are given even when 0, and the order of all: scheme columns, code lists, then by code.

    `tracks` holds, per scope, the tracks that were open in the period.
    """

    definitions: Definitions
    scheme: Scheme
    tracks: Mapping[str, Sequence[str]]
    teams: Sequence[str]

    def always(self, dimension: str, scope: str) -> tuple[str, ...]:
        if dimension == "outcome":
            return tuple(column.code for column in self.scheme.columns)
        if dimension == "track":
            return tuple(self.tracks.get(scope, ()))
        return ALWAYS.get(dimension, ())

    def groups(
        self, by: Sequence[str], scope: str, occurring: Iterable[Group], *, seen_in: Iterable[Group] = (), nested: bool = False
    ) -> list[Group]:
        """Every group to show, in order: the values that occur or are always given, each combined with each.

        `seen_in` are the groups of a wider base, whose values of the dimensions that are never given count as occurring.
        `nested` keeps those dimensions to the combinations that occur (an item belongs to one instrument).
        """
        here, wider = list(occurring), [*occurring, *seen_in]
        fixed = [i for i, d in enumerate(by) if d in ("outcome", "track", *ALWAYS)]
        free = [i for i in range(len(by)) if i not in fixed]
        values = [{*self.always(by[i], scope), *(g[i] for g in here)} for i in fixed]
        together = {tuple(g[i] for i in free) for g in wider}
        others = together if nested or not free else set(product(*({g[i] for g in wider} for i in free)))
        filled = {_merged(fixed, given, free, other) for other in others or {()} for given in product(*values)}
        whole = (group for group in filled if len(group) == len(by))
        return sorted(whole, key=lambda g: [self.place(d, v) for d, v in zip(by, g, strict=True)])

    def place(self, dimension: str, value: str | int) -> tuple[int, str | int]:
        """Where a value stands among the values of its dimension."""
        if isinstance(value, int):
            return (value, "")
        if dimension == "outcome":
            order: Sequence[str] = [column.code for column in self.scheme.columns]
        else:
            source = self.definitions.dimensions.get(dimension, "dataset")
            order = tuple(self.definitions.codes[source].codes) if source in self.definitions.codes else ()
        last = value == "unknown"
        return (order.index(value), "") if value in order else (len(order) + last, value)


def _merged(fixed: list[int], given: Group, free: list[int], other: Group) -> Group:
    """The values of a group put back in the split's order."""
    return tuple(v for _, v in sorted(zip((*fixed, *free), (*given, *other), strict=False)))
