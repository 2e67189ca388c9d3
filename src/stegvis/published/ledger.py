"""Which figure of a dataset has this measure and these splits?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from stegvis.domain.figure import ABSENT, Figure

Key = tuple[str, frozenset[tuple[str, str]]]


class Ledger:
    """The figures of a dataset, found by measure and splits."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = {_key(figure.measure, figure.dimensions): figure for figure in figures}
        self.teams = frozenset(
            str(f.dimensions["team"]) for f in self._figures.values() if "team" in f.dimensions
        )

    def figure(self, measure: str, by: Mapping[str, str]) -> Figure | None:
        """The figure, or one with the value 0 if its total is known and no such record is there."""
        found = self._figures.get(_key(measure, by))
        if found is not None:
            return found
        total = self._figures.get(_key(measure, {name: code for name, code in by.items() if name == "team"}))
        if total is None or total.value is None:
            return None
        n = int(total.value)
        return Figure(measure, tuple(by.items()), 0, total.unit, n, *((0.0,) if n else ()))

    def value(self, measure: str, by: Mapping[str, str]) -> Decimal | None:
        """The figure's value, or None where the data cannot know it."""
        found = self.figure(measure, by)
        return None if found is None else known(found.value)


def known(number: object) -> Decimal | None:
    """A figure's value, n or share as an exact number; None if it is unknown or not given."""
    return None if number is None or number is ABSENT else Decimal(str(number))


def _key(measure: str, by: Mapping[str, str | int]) -> Key:
    return measure, frozenset((name, str(code)) for name, code in by.items())
