"""How well do four habits of hiding small counts keep them, and how much do they show?

`python -m benchmarks.disclosure --tables 1000` protects random associations' tables of exits in each way, and lets the attacker of
the tests work out what it can. It prints one row for each way.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from tests.figures.disclosure.attacker import Attacker
from tests.figures.disclosure.releases import DEFINITIONS, SCHEME, exits

from stegvis.domain.disclosure import Rule
from stegvis.domain.figure import ABSENT, Figure
from stegvis.figures.disclosure import protect

RULE = Rule(5, 10)
NEAR = 1e-6
Tidy = dict[str, Any]


def ours(figures: Sequence[Figure]) -> list[Tidy]:
    """Stegvis for the association."""
    return [f.as_dict() for f in protect(figures, RULE, definitions=DEFINITIONS, scheme=SCHEME)]


def hide_small(figures: Sequence[Figure]) -> list[Tidy]:
    """Today's habit: counts under five are left out, everything else stands."""
    return [f.as_dict() | ({"value": None} if RULE.small(int(f.value or 0)) else {}) for f in figures]


def nothing(figures: Sequence[Figure]) -> list[Tidy]:
    """As it is."""
    return [f.as_dict() for f in figures]


def in_fives(figures: Sequence[Figure]) -> list[Tidy]:
    """Every count to the nearest five, parts and totals each on their own."""
    step = RULE.in_steps(5)
    return [
        f.as_dict()
        | {"value": step.rounded(int(f.value or 0))}
        | ({} if f.n is ABSENT else {"n": step.rounded(f.n)})
        for f in figures
    ]


class Rounded(Attacker):
    """The same attacker, who knows that what is printed is within two of the truth."""

    def __init__(self, published: list[Tidy], positive: Sequence[str]) -> None:
        super().__init__(published, positive)
        for name, value in self.shown.items():
            self.bounds[self.index[name]] = (max(0, value - 2), value + 2)


WAYS: dict[str, tuple[Callable[[Sequence[Figure]], list[Tidy]], type[Attacker]]] = {
    "nothing hidden": (nothing, Attacker),
    "hide under 5": (hide_small, Attacker),
    "round to 5": (in_fives, Rounded),
    "Stegvis, association": (ours, Attacker),
}


def judged(name: str, tables: int) -> dict[str, float]:
    """Tables in which a small count is exactly recovered, or bounded too closely, and the share of counts shown."""
    way, attacker = WAYS[name]
    exact = unsafe = shown = some = 0
    spent = 0.0
    for seed in range(tables):
        figures = exits(seed)
        start = time.process_time()
        published = way(figures)
        spent += time.process_time() - start
        some += sum(bool(f.value) for f in figures)
        shown += sum(
            f["value"] is not None and bool(t.value) for f, t in zip(published, figures, strict=True)
        )
        ends = _ends(attacker(published, SCHEME.positive), figures)
        exact += any(high - low < NEAR for low, high in ends)
        unsafe += any(high < RULE.least - NEAR or high - low < RULE.least - 1 - NEAR for low, high in ends)
    return {
        "exact": exact / tables,
        "unsafe": unsafe / tables,
        "shown": shown / some,
        "ms": 1000 * spent / tables,
    }


def _ends(attacker: Attacker, figures: Sequence[Figure]) -> list[tuple[float, float]]:
    """What each small count is worked out to be."""
    names = [
        (f.measure, frozenset(f.by))
        for f in figures
        if isinstance(f.value, int) and RULE.small(f.value) and (f.measure, frozenset(f.by)) in attacker.index
    ]
    return [attacker.interval(name) for name in names]


def main() -> None:
    """Prints the table of docs/benchmarks.md."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tables", type=int, default=1000)
    tables = asked.parse_args().tables
    print("| way | exactly recovered, % of tables | unsafe, % | counts shown, % | ms a table |")
    print("|---|---|---|---|---|")
    for name in WAYS:
        said = judged(name, tables)
        print(
            f"| {name} | {100 * said['exact']:.0f} | {100 * said['unsafe']:.0f} | {100 * said['shown']:.0f} | {said['ms']:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
