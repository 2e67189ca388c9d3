"""Which counts must be hidden so that no small one can be worked out?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import highspy
import numpy as np
from numpy.typing import NDArray

from stegvis.domain.disclosure import Rule
from stegvis.figures.disclosure.system import Name, Sum, System, order

Table = NDArray[np.int64]
NEAR = 1e-6
DEAR = 100.0  # a total costs this much and more (`nested.py`)
STEPS = (40, 12)  # how many heaps the sensitive counts are dealt into, to try one table for each heap
NOWHERE = highspy.kHighsInf


class Unprotectable(Exception):
    """Some count cannot be protected, whatever is hidden: nothing is shown then."""


class _Quiet(highspy.Highs):
    """HiGHS without its greeting, which it would print among the figures as soon as it is made."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Search:
    """Finds the cheapest counts to hide, one sensitive count at a time, with a linear programme.

    For each sensitive count another table of whole numbers is sought that agrees with everything shown and in which that count
    is `least` - 1 more (or less): those shown counts that must move are hidden. Such a table is a proof that holds whatever else
    is hidden later. After Fischetti and Salazar-González, Solving the cell suppression problem on tabular data with linear
    constraints (Management Science 2001), as a heuristic with one programme for each count.

    `lost` are the counts that what is fixed gives away, whatever is hidden; `hide` those that are hidden whatever they are. Where
    small counts are fixed because they may be told (`bounded`), what lies within them cannot be large: it is then enough that it
    may be another.
    """

    def __init__(
        self, system: System, rule: Rule, hide: Collection[Name] = (), *, bounded: bool = False
    ) -> None:
        self.system, self.rule = system, rule
        self.names = sorted((name for name, count in system.counts.items() if not count.fixed), key=order)
        self.place = {name: i for i, name in enumerate(self.names)}
        counts = [system.counts[name] for name in self.names]
        self.truth = np.array([c.value for c in counts], dtype=np.int64)
        self.low = np.array([c.low for c in counts], dtype=np.int64)
        self.cost = np.array([c.cost for c in counts])
        self.shown = np.array([not c.ghost for c in counts])
        self.lost: set[Name] = set()
        self.bounded, self.weak = bounded, set[int]()
        self.about = [c.about for c in counts]
        self.proofs: list[Table] = [self.truth]
        self.least, self.most = self.truth.copy(), self.truth.copy()
        self.highs = self._model()
        self.kept = {self.place[name] for name in hide if name in self.place}
        for place in self.kept:
            self._show(place, False)

    def hidden(self) -> frozenset[Name]:
        """The counts to hide (of those that somebody prints)."""
        asked = self._sensitive()
        self.kept.update(asked)
        for place in asked:
            self._show(place, False)
        for step in STEPS:
            left = [place for place in asked if not self._safe(place)]
            for first in range(step if step > 1 else 0):
                self._together(left[first::step])
        for place in asked:
            if not self._safe(place):
                self._protect(place)
        self._spare(np.array([p for p in asked if self.names[p] not in self.lost], dtype=np.int64))
        ghosts = self.system.counts
        return frozenset(
            n for n, shown in zip(self.names, self.shown, strict=True) if not shown and not ghosts[n].ghost
        )

    def _sensitive(self) -> list[int]:
        """The counts to protect, the smallest first: what they hide serves the others."""
        values = enumerate(self.truth)
        asked = [i for i, n in values if self.rule.small(int(n)) or self._all(i)]
        return sorted(asked, key=lambda place: (self.truth[place], place))

    def _all(self, place: int) -> bool:
        about = self.about[place]
        return about is not None and self.rule.tells_of_all(int(self.truth[place]), about)

    def _show(self, place: int, shown: bool) -> None:
        self.shown[place] = shown and self.cost[place] > 0
        cost = self.cost[place] if self.shown[place] else 0.0
        for column in (place, place + len(self.names)):
            self.highs.changeColCost(column, cost)

    def _safe(self, place: int) -> bool:
        low, high = int(self.least[place]), int(self.most[place])
        return high - low >= self.rule.least - 1 if self._all(place) else self.rule.wide(low, high)

    def _together(self, places: list[int]) -> None:
        """Tries one table for many counts at once, and keeps it where it moves nothing dear."""
        places = [place for place in places if not self._all(place)]
        table = self._table({place: int(self.truth[place]) + self.rule.least - 1 for place in places})
        if table is not None and not (self.shown & (table != self.truth) & (self.cost >= DEAR)).any():
            self._keep(table)

    def _keep(self, table: Table) -> None:
        """One more proof; what it moves is hidden."""
        self.proofs.append(table)
        np.minimum(self.least, table, out=self.least)
        np.maximum(self.most, table, out=self.most)
        for moved in np.flatnonzero(self.shown & (table != self.truth)):
            self._show(int(moved), False)

    def _protect(self, place: int) -> None:
        """Adds tables in which this count is another, and hides what they need hidden: the cheapest way of those there are."""
        ways = self._found(place, self._ways(place))
        if not ways and self.bounded:
            value = int(self.truth[place])
            ways = self._found(place, iter([(value + 1,), (value - 1,)]))
            self.weak.add(place)
        if not ways:
            self.lost.add(self.names[place])
            return
        _, tables = min(ways, key=lambda way: way[0])
        for table in tables:
            self._keep(table)

    def _found(self, place: int, ways: Iterator[tuple[int, ...]]) -> list[tuple[float, list[Table]]]:
        """What each way costs, with its tables; none after one that costs nothing."""
        priced: list[tuple[float, list[Table]]] = []
        for way in ways:
            found = self._tables(place, way)
            if found:
                priced.append(found)
                if found[0] == 0:  # nothing more is hidden: no other way is cheaper
                    break
        return priced

    def _ways(self, place: int) -> Iterator[tuple[int, ...]]:
        """What the count may be in other tables, so that it is protected."""
        value, least = int(self.truth[place]), self.rule.least
        if self._all(place):
            yield (value - least + 1,)
            yield (value + least - 1,)
            return
        yield (value + least - 1,)
        yield (least, 1) if value > 1 else (least,)
        yield (least, 0)

    def _tables(self, place: int, values: tuple[int, ...]) -> tuple[float, list[Table]] | None:
        found = [self._table({place: value}) for value in values]
        tables = [table for table in found if table is not None]
        if len(tables) < len(values):
            return None
        moved = np.any([table != self.truth for table in tables], axis=0) & self.shown
        return float(self.cost[moved].sum()), tables

    def _table(self, wanted: Mapping[int, int]) -> Table | None:
        """The cheapest table of whole numbers in which the counts have these values; None where there is none."""
        if any(value < self.low[place] for place, value in wanted.items()):
            return None
        size = len(self.names)
        for place, value in wanted.items():
            more = value - int(self.truth[place])
            self.highs.changeColBounds(place, max(more, 0), max(more, 0))
            self.highs.changeColBounds(place + size, max(-more, 0), max(-more, 0))
        table = self._solved()
        if table is None and len(wanted) == 1:
            table = self._in_whole_numbers()
        for place in wanted:
            self.highs.changeColBounds(place, 0, NOWHERE)
            self.highs.changeColBounds(place + size, 0, float(self.truth[place] - self.low[place]))
        return table

    def _solved(self) -> Table | None:
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        moves = np.array(self.highs.getSolution().col_value)
        table = self.truth + moves[: len(self.names)] - moves[len(self.names) :]
        whole = np.rint(table).astype(np.int64)
        return whole if np.abs(table - whole).max() < NEAR and self._agrees(whole) else None

    def _in_whole_numbers(self) -> Table | None:
        columns = np.arange(2 * len(self.names), dtype=np.int32)
        kinds = highspy.HighsVarType
        for kind in (kinds.kInteger, kinds.kContinuous):
            self.highs.changeColsIntegrality(len(columns), columns, np.full(len(columns), kind))
            if kind == kinds.kInteger:
                table = self._solved()
        return table

    def _agrees(self, table: Table) -> bool:
        """True where the moves of the parts make the move of the whole, in every sum."""
        moves = np.concatenate([table - self.truth, np.zeros(len(self.names), dtype=np.int64)])
        sums = (
            np.add.reduceat(self.signs * moves[self.columns], self.starts[:-1])
            if len(self.columns)
            else moves
        )
        return not sums.any() and bool((table >= self.low).all())

    def _spare(self, asked: Table) -> None:
        """Shows again what need not be hidden: the dearest first, where the proofs that leave it alone are enough."""
        proofs = np.stack(self.proofs)
        weak = np.array([int(place) in self.weak for place in asked], dtype=bool)
        all_of = np.array([self._all(int(place)) for place in asked], dtype=bool)
        hidden = (i for i in range(len(self.names)) if not self.shown[i])
        again = [i for i in hidden if i not in self.kept and self.cost[i] > 0]
        for place in sorted(again, key=lambda i: (-self.cost[i], i)):
            left = proofs[proofs[:, place] == self.truth[place]]
            seen = left[:, asked]
            low, high = seen.min(axis=0), seen.max(axis=0)
            enough = (high - low >= self.rule.least - 1) & (all_of | (high >= self.rule.least))
            if (enough | (weak & (high > low))).all():
                proofs = left
                self._show(place, True)

    def _signed(self, one: Sum) -> list[tuple[int, float]]:
        """The places in a sum, with their signs; what is fixed does not move."""
        told = ((one.whole, -1.0), *((part, 1.0) for part in one.parts))
        return [(self.place[name], sign) for name, sign in told if name in self.place]

    def _model(self) -> highspy.Highs:
        """Each count can move up or down; what the moves of the parts add up to is the move of the whole."""
        size = len(self.names)
        lp = highspy.HighsLp()
        rows = [row for one in self.system.sums if (row := self._signed(one))]
        lp.num_col_, lp.num_row_ = 2 * size, len(rows)
        lp.col_cost_ = np.concatenate([self.cost, self.cost])
        lp.col_lower_ = np.zeros(2 * size)
        lp.col_upper_ = np.concatenate([np.full(size, NOWHERE), (self.truth - self.low).astype(float)])
        lp.row_lower_ = lp.row_upper_ = np.zeros(lp.num_row_)
        starts, columns, values = [0], [], []  # type: list[int], list[int], list[float]
        for row in rows:
            for place, sign in row:
                columns += [place, place + size]
                values += [sign, -sign]
            starts.append(len(columns))
        self.starts, self.columns, self.signs = (
            np.array(starts),
            np.array(columns),
            np.array(values, dtype=np.int64),
        )
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(values)
        highs = _Quiet()
        highs.setOptionValue("threads", 1)
        highs.passModel(lp)
        return highs
