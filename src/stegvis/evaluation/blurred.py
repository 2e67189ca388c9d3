"""How coarsely must sums be told, so that who knows the law cannot work out how many few have made a change of livelihood?

Each sum is a known amount times an unknown count, so exact sums are equations. They are told in steps, and a step is used only
when it is proved for every small count that some other composition, in which it is `least` - 1 more, gives every printed number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from stegvis.domain.disclosure import Rule
from stegvis.evaluation.together import Composed, Summed

Array = NDArray[np.float64]
FINEST = 10_000  # SEK
PARTS = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)  # of the most that one person moves an actor's income
NICE = (1, 2, 5, 10)
# Of the search for another composition: a number and not a time, so that every machine decides alike.
NODES = 50
EDGE = 1e-6  # of a step: a composition is not let stand on the very edge


@dataclass(frozen=True, slots=True)
class Told:
    """What may be printed: incomes and intervals in steps, SEK, by actor."""

    summed: Summed
    income: Array
    low: Array
    high: Array
    steps: Array


def blurred(summed: Summed, composed: Composed, largest: Array, exits_step: int, rule: Rule) -> Told | None:
    """What may be printed, in the finest steps that protect; None where none does.

    `largest` is the most that one person moves each actor's income, `exits_step` what the number of exits is rounded to. One
    profile's sums alone are protected: those of a second on the same persons would be as many equations more.
    """
    for part in PARTS:
        told = _told(summed, np.array([nice(part * one) for one in largest]))
        if protects(told, composed, exits_step, rule):
            return told
    return None


def nice(least: float) -> float:
    """The first of 1, 2 and 5 times a power of ten that is no less, and no less than the finest step.

    >>> nice(130_000)
    200000.0
    """
    wanted = max(float(least), float(FINEST))
    power = 10.0 ** np.floor(np.log10(wanted))
    return float(next(power * one for one in NICE if power * one >= wanted * (1 - EDGE)))


def _told(one: Summed, steps: Array) -> Told:
    """The income to the nearest step, the interval's ends outwards."""
    income, low, high = (
        steps * whole + 0.0
        for whole in (np.rint(one.income / steps), np.floor(one.low / steps), np.ceil(one.high / steps))
    )
    return Told(one, income, low, high, steps)


def protects(told: Told, composed: Composed, exits_step: int, rule: Rule) -> bool:
    """Whether every small count could be `least` - 1 more, by what is printed of incomes, intervals and the number of exits."""
    search = _Search(told, composed, exits_step)
    small = [place for place, count in enumerate(composed.counts) if rule.small(int(count))]
    return all(search.could_be(place, int(composed.counts[place]) + rule.least - 1) for place in small)


class _Quiet(highspy.Highs):
    """HiGHS without its greeting."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class _Search:
    """Compositions of the same changes that give the same printed numbers; each that is found is a proof."""

    def __init__(self, told: Told, composed: Composed, exits_step: int) -> None:
        self.counts, self.size = composed.counts, len(composed.counts)
        rows = list(_rows(told, composed, exits_step))
        self.matrix = np.stack([row for row, _, _ in rows])
        self.least, self.most = (np.array([row[side] for row in rows]) for side in (1, 2))
        self.proofs = [composed.counts]
        self.highs = self._model()

    def could_be(self, place: int, wanted: int) -> bool:
        """Whether some composition has so many or more of this change."""
        if any(proof[place] >= wanted for proof in self.proofs):
            return True
        most = float(self.counts.sum() + wanted)
        self.highs.changeColBounds(place, float(wanted), most)
        self.highs.run()
        self.highs.changeColBounds(place, 0.0, most)
        found = np.rint(np.array(self.highs.getSolution().col_value))
        good = len(found) == self.size and found[place] >= wanted and self._agrees(found)
        if good:
            self.proofs.append(found)
        return bool(good)

    def _agrees(self, found: Array) -> bool:
        sums = self.matrix @ found
        return bool((found >= 0).all() and (sums >= self.least).all() and (sums <= self.most).all())

    def _model(self) -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.size, len(self.matrix)
        lp.col_cost_ = np.zeros(self.size)
        lp.col_lower_ = np.zeros(self.size)
        lp.col_upper_ = np.full(self.size, float(self.counts.sum() + self.counts.max()))
        lp.row_lower_, lp.row_upper_ = self.least, self.most
        lp.integrality_ = [highspy.HighsVarType.kInteger] * self.size
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.arange(0, self.matrix.size + 1, self.size, dtype=np.int32)
        lp.a_matrix_.index_ = np.tile(np.arange(self.size, dtype=np.int32), len(self.matrix))
        lp.a_matrix_.value_ = self.matrix.ravel()
        highs = _Quiet()
        for option, value in (("threads", 1), ("mip_max_nodes", NODES), ("mip_rel_gap", 1.0)):
            highs.setOptionValue(option, value)
        highs.passModel(lp)
        return highs


def _rows(told: Told, composed: Composed, exits_step: int) -> Iterator[tuple[Array, float, float]]:
    """What a composition must hold to give every printed number: its weights, and between what their sum lies, in steps.

    The interval is taken to move with the income; how its width changes with one person is of a smaller order.
    """
    truth, steps = told.summed, told.steps
    below = np.maximum.reduce(
        [
            told.income - steps / 2 - truth.income,
            told.low - truth.low,
            told.high - steps - truth.high,
        ]
    )
    above = np.minimum.reduce(
        [told.income + steps / 2 - truth.income, told.low + steps - truth.low, told.high - truth.high]
    )
    for actor, step in enumerate(steps):
        weights = composed.each[:, actor] / step
        middle = float(weights @ composed.counts)
        yield (
            weights,
            middle + min(below[actor] / step + EDGE, 0.0),
            middle + max(above[actor] / step - EDGE, 0.0),
        )
    known = float(composed.counts.sum())
    n = known + composed.unknown
    shown = exits_step * np.floor((2 * n + exits_step) / (2 * exits_step))
    ones = np.ones(len(composed.counts))
    yield ones, known + shown - exits_step / 2 - n, known + max(shown + exits_step / 2 - n - EDGE, 0.0)
