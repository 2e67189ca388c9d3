"""Which forms can figures take: total, split of a count, share, mean, not known?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

from tests.reference.asked import Asked, Figure, Row
from tests.reference.contract import ORDER, UNITS

By = dict[str, str | int]


@dataclass(frozen=True)
class Dimension:
    """A way to split: the values each record has, those given even when 0, their order, and whether their file is there."""

    name: str
    of: Callable[[Row], list[str | int]]
    given: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    known: bool = True

    def values(self, records: list[Row]) -> list[str | int]:
        """Those given and those that occur: in the order of the code list, the rest by code, unknown last."""
        every = {value for record in records for value in self.of(record)} | set(self.given)
        order = self.order or ORDER.get(self.name, [])
        listed = [code for code in order if code in every]
        rest = sorted(every - set(listed) - {"unknown"})
        return [*listed, *rest, *(every & {"unknown"})]


def cells(records: list[Row], dimensions: tuple[Dimension, ...]) -> Iterator[tuple[By, list[Row]]]:
    """Every combination of the values on each side, with the records that have it."""
    for values in product(*(dimension.values(records) for dimension in dimensions)):
        by = {dimension.name: value for dimension, value in zip(dimensions, values, strict=True)}
        yield by, [one for one in records if all(by[each.name] in each.of(one) for each in dimensions)]


def figure(asked: Asked, measure: str, by: By, value: float | None, **more: object) -> Figure:
    """One figure in the tidy form: `by` begins with the team, `n` and `share` only where they are given."""
    team = {} if asked.team is None else {"team": asked.team}
    return {
        "measure": measure,
        "by": {**team, **by},
        "value": value,
        **more,
        "unit": more.get("unit", UNITS[measure]),
    }


def with_base(value: float | None, n: float | None) -> dict[str, object]:
    """The base, and the share of it where one can be formed."""
    if not n or value is None:
        return {"n": n}
    return {"n": n, "share": value / n}


def total(asked: Asked, measure: str, records: list[Row]) -> list[Figure]:
    return [figure(asked, measure, {}, len(records))]


def split(asked: Asked, measure: str, records: list[Row], *dimensions: Dimension) -> list[Figure]:
    """A count's parts, each with the count's total as base."""
    if not all(dimension.known for dimension in dimensions):
        return not_known_split(asked, measure, *dimensions)
    return [
        figure(asked, measure, by, len(hits), **with_base(len(hits), len(records)))
        for by, hits in cells(records, dimensions)
    ]


def share(asked: Asked, measure: str, base: list[Row], by: By, hits: list[Row]) -> list[Figure]:
    """How many of the base are hits; nobody knows when the base is empty."""
    value = len(hits) if base else None
    return [figure(asked, measure, by, value, **with_base(value, len(base)))]


def summary(
    asked: Asked, measure: str, by: By, values: list[float], how: Callable[[list[float]], float]
) -> list[Figure]:
    """A mean, median or maximum of the known values."""
    return [figure(asked, measure, by, how(values) if values else None, n=len(values))]


def not_known(asked: Asked, measure: str) -> list[Figure]:
    """The one figure of a measure whose file is missing."""
    return [figure(asked, measure, {}, None)]


def not_known_split(asked: Asked, measure: str, *dimensions: Dimension) -> list[Figure]:
    """The cells that are always given, of a split whose file is missing."""
    return [figure(asked, measure, by, None, n=None) for by, _ in cells([], dimensions)]
