"""What did a report print, and which figure should say the same?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from stegvis.dataset import Dataset
from stegvis.dataset import load as load_dataset
from stegvis.definitions import load as load_definitions
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.examples import examples, write_example
from stegvis.figures import evaluate

By = Mapping[str, str | int]


@dataclass(frozen=True)
class Claim:
    """A printed number, by its place in published.yaml, and the figure that should say it.

    `show` is value, percent (the share), or percent_of: the value as a percentage of the figure `of`.
    """

    place: str
    measure: str
    by: By
    show: str = "value"
    of: tuple[str, By] | None = None
    thousands: bool = False

    def __str__(self) -> str:
        return self.place


@dataclass(frozen=True)
class Report:
    """A published report beside its example's figures."""

    name: str

    @property
    def printed(self) -> dict[str, Decimal]:
        return printed_in(examples()[self.name].published)

    @property
    def dataset(self) -> Dataset:
        return _dataset(self.name)

    def figure(self, measure: str, by: By, period: Period | None = None) -> Figure:
        """The figure of a measure, of the example's own period unless another is given."""
        found = _figures(self.name, period or _period(self.name))
        return found[measure, frozenset(by.items())]

    def says(self, claim: Claim) -> float:
        """What the data says where the report printed a number."""
        figure = self.figure(claim.measure, claim.by)
        if claim.show == "percent":
            return 100 * figure.share
        value = figure.value or 0
        if claim.of is not None:
            return 100 * value / (self.figure(*claim.of).value or 1)
        return value / 1000 if claim.thousands else value

    def agrees(self, claim: Claim) -> bool:
        """True when the data says what was printed, to the decimals that were printed."""
        return same(self.says(claim), self.printed[claim.place])


def same(said: float, printed: Decimal) -> bool:
    """True when a number rounds to what was printed.

    >>> same(65.4, Decimal("65")), same(65.6, Decimal("65"))
    (True, False)
    """
    exponent = printed.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return abs(Decimal(said) - printed) <= half + Decimal("1e-9")


def places(claims: Sequence[Claim], *beginnings: str) -> list[Claim]:
    """The claims whose place begins so."""
    return [claim for claim in claims if claim.place.startswith(beginnings)]


@cache
def printed_in(path: Path) -> dict[str, Decimal]:
    """Every number of a published.yaml by its place, such as `teams.fns.exits.total`."""
    return dict(_numbers(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), ""))


@cache
def _period(name: str) -> Period:
    return examples()[name].margins.period


@cache
def _dataset(name: str) -> Dataset:
    with TemporaryDirectory() as folder:
        write_example(name, Path(folder) / name)
        return load_dataset(
            Path(folder) / name, definitions=load_definitions(), on=examples()[name].margins.period.last
        )


@cache
def _figures(name: str, period: Period) -> dict[tuple[str, frozenset[tuple[str, str | int]]], Figure]:
    scheme = examples()[name].margins.scheme
    found = evaluate(_dataset(name), period, scheme=scheme, definitions=load_definitions())
    return {(figure.measure, frozenset(figure.by)): figure for figure in found}


def _numbers(node: Any, place: str) -> Iterator[tuple[str, Decimal]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _numbers(value, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            team = value.get("team", number) if isinstance(value, dict) else number
            yield from _numbers(value, f"{place}.{team}")
    elif node.replace(".", "", 1).replace("-", "", 1).isdigit():
        yield place, Decimal(node)


def half_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 6, 30))
