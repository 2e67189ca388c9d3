"""What does a change from one state to another mean a year, for whom?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stegvis.definitions import Parameters, Text
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.ledger import ORE, Care, Ledger, ledger
from stegvis.evaluation.state import State


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A flow before and after, SEK a year, shape (…, changes)."""

    flow: str
    label: Text
    payer: str
    receiver: str
    before: Any
    after: Any

    @property
    def amount(self) -> Any:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """Some changes of state: what each actor gains a year, SEK, shape (…, changes)."""

    before: Ledger
    after: Ledger

    def actors(self) -> dict[str, Any]:
        """What each actor gains; society is the sum of its actors, the state of its parts, to the öre."""
        had, has = self.before.actors(), self.after.actors()
        return {actor: np.rint((has[actor] - had[actor]) * ORE) / ORE for actor in has}

    def disposable_income(self) -> Any:
        """What participants gain before indirect tax."""
        return np.rint((self.after.disposable_income() - self.before.disposable_income()) * ORE) / ORE

    def student_loan(self) -> Any:
        """What may be borrowed more; no income."""
        return self.after.student_loan - self.before.student_loan

    def lines(self) -> tuple[ChangedLine, ...]:
        """Every flow that there is before or after, those of before first; several of the same flow are added."""
        found: dict[tuple[str, Text, str, str], list[Any]] = {}
        for place, side in enumerate((self.before, self.after)):
            for line in side.lines:
                key = (line.flow, line.label, line.payer, line.receiver)
                both = found.setdefault(key, [np.zeros(side.count), np.zeros(side.count)])
                both[place] = both[place] + line.ore
        return tuple(ChangedLine(*key, had / ORE, has / ORE) for key, (had, has) in found.items())


def change(
    before: Sequence[State],
    after: Sequence[State],
    parameters: Parameters,
    chosen: Choices,
    care: tuple[Care, Care] | None = None,
) -> Change:
    """The changes from each state to the one in its place; `care` is what was measured before and after."""
    if len(before) != len(after):
        raise ValueError(f"{len(before)} states before and {len(after)} after; a change has one of each.")
    had, has = care or (None, None)
    return Change(ledger(before, parameters, chosen, had), ledger(after, parameters, chosen, has))
