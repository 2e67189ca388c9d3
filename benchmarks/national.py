"""Do DuckDB and Apache Spark give the same national figures, and in what time?

`python -m benchmarks.national [ENROLMENTS]` draws a country (1,000,000 unless said), checks it once, answers every measure of a
half-year on both engines, compares every figure and says the times. Exit status 1 when a figure differs.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.country import Country
from benchmarks.generator import write

from stegvis.dataset import convert, load
from stegvis.definitions import load as load_definitions
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures import evaluate

PERIOD = Period(date(2025, 1, 1), date(2025, 6, 30))
NEAR = 1e-9
T = TypeVar("T")


def timed(what: str, act: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = act()
    print(f"{what:<60} {time.perf_counter() - started:8.1f} s", flush=True)
    return result


def differing(one: list[Figure], other: list[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs that are not the same figure; decimals may differ in the ninth place."""
    return [(a, b) for a, b in zip(one, other, strict=True) if not _same(a, b)]


def _same(one: Figure, other: Figure) -> bool:
    if (one.measure, one.by, one.unit) != (other.measure, other.by, other.unit):
        return False
    pairs = ((one.value, other.value), (one.n, other.n), (one.share, other.share))
    return all(a == b or (isinstance(a, float | int) and abs(a - b) <= NEAR * max(1.0, abs(a))) for a, b in pairs)


def main(enrolments: int) -> int:
    definitions = load_definitions()
    with tempfile.TemporaryDirectory() as scratch:
        raw, ready = Path(scratch) / "raw", Path(scratch) / "ready"
        timed(f"drawing {enrolments:,} enrolments", lambda: write(Country(enrolments), raw))
        timed("checking them and writing checked Parquet", lambda: convert(raw, ready, definitions=definitions))
        data = timed("opening the checked Parquet", lambda: load(ready, definitions=definitions, on=PERIOD.last))
        here = timed("every figure on DuckDB", lambda: evaluate(data, PERIOD, definitions=definitions))
        there = timed("every figure on Spark, its start included", lambda: evaluate(data, PERIOD, definitions=definitions, engine="spark"))
        wrong = differing(here, there)
    for one, other in wrong[:10]:
        print(f"DuckDB {one.as_dict()}\nSpark  {other.as_dict()}")
    print(f"{len(here):,} figures, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
