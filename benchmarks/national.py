"""Does Apache Spark answer for national data as DuckDB does, and how long do both take?

`python -m benchmarks.national --enrolments 1000000` generates the data, converts it, asks both engines in fresh processes
and compares every figure. Ends with status 1 where they differ.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import python, run, table
from benchmarks.report import prepared
from stegvis.domain.figure import ABSENT, Figure

ENGINES = ("duckdb", "spark")


def differences(one: list[Figure], other: list[Figure]) -> list[str]:
    """Figures that are not the same, in the same place: values and shares within 1e-9, everything else exactly."""
    if len(one) != len(other):
        return [f"{len(one)} figures and {len(other)}"]
    return [f"{a} and {b}" for a, b in zip(one, other, strict=True) if not _alike(a, b)]


def _alike(a: Figure, b: Figure) -> bool:
    same = (a.measure, a.by, a.unit) == (b.measure, b.by, b.unit)
    return same and all(_near(x, y) for x, y in ((a.value, b.value), (a.n, b.n), (a.share, b.share)))


def _near(x: Any, y: Any) -> bool:
    if x in (None, ABSENT) or y in (None, ABSENT):
        return x is y
    return isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--enrolments", type=int, default=10**6)
    said = asked.parse_args()
    rows, answers = [], []
    with TemporaryDirectory(prefix="stegvis-national-", dir="/var/tmp") as scratch:
        folder = prepared(Path(scratch), f"{said.enrolments:,}".replace(",", " "), said.enrolments)
        for engine in ENGINES:
            kept = Path(scratch) / f"{engine}.pickle"
            done = run(python("-m", "benchmarks.answer", engine, str(folder), "--keep", str(kept)))
            answers.append(pickle.loads(kept.read_bytes()))
            rows.append(
                [
                    engine,
                    f"{done.seconds:.1f}",
                    f"{done.said['seconds'][0]:.1f}",
                    f"{done.peak:.0f}",
                    len(answers[-1]),
                ]
            )
    print("\n".join(table(["Engine", "Process, s", "Answer, s", "Peak, MB", "Figures"], rows)))
    differ = differences(*answers)
    if differ:
        sys.exit(f"{len(differ)} figures differ, among them {differ[0]}")
    print("Every figure is the same.")


if __name__ == "__main__":
    main()
