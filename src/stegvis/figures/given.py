"""Which values are shown, and in which order?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
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
        self,
        by: Sequence[str],
        scope: str,
        occurring: Iterable[Group],
        *,
        seen_in: Iterable[Group] = (),
        nested: bool = False,
    ) -> list[Group]:
        """Every group to show, in order: the values that occur or are always given, each combined with each.

        `seen_in` are the groups of a wider base, whose values of the dimensions that are never given count as occurring.
        `nested` keeps those dimensions to the combinations that occur (an item belongs to one instrument).
        """
        here, wider = list(occurring), [*occurring, *seen_in]
        free = [i for i, d in enumerate(by) if d not in ("outcome", "track", *ALWAYS)]
        values = [
            {*self.always(d, scope), *(g[i] for g in (wider if i in free else here))}
            for i, d in enumerate(by)
        ]
        every = product(*(sorted(v, key=partial(self.place, d)) for d, v in zip(by, values, strict=True)))
        if not nested or not free:
            return list(every)
        together = {tuple(g[i] for i in free) for g in wider}
        return [group for group in every if tuple(group[i] for i in free) in together]

    def place(self, dimension: str, value: str | int) -> tuple[int, str | int]:
        """Where a value stands among the values of its dimension."""
        if isinstance(value, int):
            return (value, "")
        order = self._orders.get(dimension, {})
        last = value == "unknown"
        return (order[value], "") if value in order else (len(order) + last, value)

    @cached_property
    def _orders(self) -> dict[str, dict[str, int]]:
        """The place of each code among the codes of its dimension, where those are listed."""
        lists = {
            d: tuple(self.definitions.codes[c].codes)
            for d, c in self.definitions.dimensions.items()
            if c in self.definitions.codes
        }
        lists["outcome"] = tuple(column.code for column in self.scheme.columns)
        return {
            dimension: {code: place for place, code in enumerate(codes)} for dimension, codes in lists.items()
        }
