"""Somebody who has every published figure and wants to know of a person: shares no code with what protects.

Reads figures as they are written (dictionaries out of JSON), sets up what the contract says about how they add up, and asks a
linear programme how small and how large each hidden count can be.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import combinations, permutations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

PARTITIONED = {
    "exits": ("team", "sex", "outcome", "destination"),
    "exits_completed": ("team", "outcome", "track", "referrer"),
    "exits_interrupted": ("team", "outcome", "track", "referrer", "reason"),
    "participants_active": ("team", "sex", "age_group", "referrer"),
    "participants_new": ("team", "sex", "referrer", "track"),
    "participants_enrolled": ("team",),
    "applications": ("team", "referrer", "track", "decision"),
    "follow_up_outcome": ("team", "outcome"),
    "livelihood_transition": ("team", "from", "to"),
}
SAME = {"outcome_share_of_all": "exits", "outcome_share_of_completed": "exits_completed"}
LISTED_WHERE_THEY_OCCUR = [{"referrer"}, {"reason"}, {"destination"}, {"decision"}]
SUBSETS = (("participants_new", "participants_active"), ("follow_ups_reached", "follow_ups_due"))


class Attacker:
    def __init__(self, published, positive=()):
        self.index, self.equal, self.shown = {}, [], {}
        for figure in published:
            self._reads(figure)
        self._adds_up()
        self._knows(positive)
        self._sets_up()

    def _sets_up(self):
        size = len(self.index)
        cells = [(row, self.index[n], c) for row, terms in enumerate(self.equal) for n, c in terms]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        self.matrix = csr_array((values, (rows, columns)), shape=(len(self.equal), size))
        known = {self.index[n]: v for n, v in self.shown.items()}
        least = {self.index[n]: 1 for n in self.index if self._occurs(n)}
        self.bounds = [
            (known[i], known[i]) if i in known else (least.get(i, 0), 100_000) for i in range(size)
        ]

    def _reads(self, figure):
        by = frozenset(figure["by"].items())
        measure = SAME.get(figure["measure"], figure["measure"])
        name = (measure, by)
        if isinstance(figure.get("value"), float):
            return
        self._var(name)
        if figure["value"] is not None:
            self.shown[name] = figure["value"]
        base = (measure, frozenset(pair for pair in by if pair[0] == "team"))
        if measure in ("exits", "exits_completed", "participants_active") and isinstance(
            figure.get("n"), int
        ):
            self._var(base)
            self.shown[base] = figure["n"]

    def _occurs(self, name):
        """Over all teams a value of these is listed because somebody has it (figures.md: other values when they occur)."""
        return {d for d, _ in name[1]} in LISTED_WHERE_THEY_OCCUR and not name[0].startswith("rest")

    def _var(self, name):
        self.index.setdefault(name, len(self.index))

    def _adds_up(self):
        splits = defaultdict(lambda: defaultdict(list))
        for measure, by in self.index:
            splits[measure][frozenset(d for d, _ in by)].append(by)
        for measure, dimensions in PARTITIONED.items():
            for coarse, fine in combinations(sorted(splits[measure], key=len), 2):
                if coarse < fine and fine - coarse <= set(dimensions):
                    parts = defaultdict(list)
                    for by in splits[measure][fine]:
                        parts[frozenset(p for p in by if p[0] in coarse)].append((measure, by))
                    for whole in splits[measure][coarse]:
                        if parts[whole]:
                            self.equal.append([((measure, whole), -1), *((p, 1) for p in parts[whole])])

    def _knows(self, positive):
        for measure, by in list(self.index):
            if measure == "participants_active" and {d for d, _ in by} <= {"team"}:
                parts = [("participants_enrolled", by), ("exits", by)]
                if all(p in self.index for p in parts):
                    self.equal.append([((measure, by), -1), *((p, 1) for p in parts)])
            if measure == "positive_share":
                outcomes = [("exits", by | {("outcome", o)}) for o in positive]
                if all(o in self.index for o in outcomes):
                    self.equal.append([((measure, by), -1), *((o, 1) for o in outcomes)])
        for part, whole in SUBSETS:
            for measure, by in list(self.index):
                if measure == part and (whole, by) in self.index:
                    rest = (f"rest of {whole}", by)
                    self._var(rest)
                    self.equal.append([((whole, by), -1), ((part, by), 1), (rest, 1)])

    def interval(self, name):
        """The smallest and the largest that a count can be, given everything published."""
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(self.index))
            aim[self.index[name]] = sign
            found = linprog(
                aim, A_eq=self.matrix, b_eq=np.zeros(len(self.equal)), bounds=self.bounds, method="highs"
            )
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return ends[0], ends[1]

    def hidden(self):
        return [name for name in self.index if name not in self.shown and not name[0].startswith("rest")]


HAPPENS = (
    "exits",
    "exits_completed",
    "exits_interrupted",
    "positive_share",
    "participants_new",
    "applications",
)
STANDS = ("participants_enrolled",)


class Chain(Attacker):
    """The same somebody with releases of several periods of the same team, who knows what they have in common.

    A name is (measure, by, period).
    """

    def __init__(self, published, positive=()):
        self.index, self.equal, self.shown = {}, [], {}
        for period, figures in published.items():
            one = Attacker(figures, positive)
            for name in one.index:
                self._var((*name, period))
            self.equal += [[((*name, period), c) for name, c in terms] for terms in one.equal]
            self.shown |= {(*name, period): value for name, value in one.shown.items()}
        for one, other in permutations(published, 2):
            self._follows(one, other)
            self._lies_within(one, other, published)
        self._sets_up()

    def _follows(self, one, other):
        for measure, by, period in list(self.index):
            twin = (measure, by, other)
            if period != one or twin not in self.index:
                continue
            if one.last == other.last and measure in STANDS:
                self.equal.append([((measure, by, one), 1), (twin, -1)])
            if measure == "participants_active" and ("participants_new", by, one) in self.index:
                before = self._already(by, one)
                if one.first == other.first and ("participants_new", by, other) in self.index:
                    self.equal.append([(before, 1), (self._already(by, other), -1)])
                stayed = ("participants_enrolled", by, other)
                if other.last + timedelta(1) == one.first and stayed in self.index:
                    self.equal.append([(before, 1), (stayed, -1)])

    def _already(self, by, period):
        """Those who took part and were not new."""
        name = ("rest already there", by, period)
        if name not in self.index:
            self._var(name)
            whole, new = ("participants_active", by, period), ("participants_new", by, period)
            self.equal.append([(whole, -1), (new, 1), (name, 1)])
        return name

    def _lies_within(self, part, whole, published):
        if part == whole or part.first < whole.first or part.last > whole.last:
            return
        beside = [p for p in published if p != whole and whole.first <= p.first and p.last <= whole.last]
        rest = next((p for p in beside if p.first > part.last or p.last < part.first), None)
        for measure, by, period in list(self.index):
            inside, outer = (measure, by, part), (measure, by, whole)
            if period != part or measure not in HAPPENS or outer not in self.index:
                continue
            left = (measure, by, rest) if rest else (f"rest of {measure}", by, (part, whole))
            self._var(left)
            self.equal.append([(outer, -1), (inside, 1), (left, 1)])

    def _occurs(self, name):
        return super()._occurs(name[:2])
