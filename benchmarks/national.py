"""Does Apache Spark answer for national data as DuckDB does, and how long do both take?

`python -m benchmarks.national --enrolments 1000000` generates the data, converts it, asks both engines in fresh processes
and compares every figure. Ends with status 1 where they differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import python, run, table
from benchmarks.report import prepared

ENGINES = ("duckdb", "spark")


Said = dict[str, Any]  # a figure as the command line gives it


def differences(one: list[Said], other: list[Said]) -> list[str]:
    """Figures that are not the same, in the same place: values and shares within 1e-9, everything else exactly."""
    if len(one) != len(other):
        return [f"{len(one)} figures and {len(other)}"]
    return [f"{a} and {b}" for a, b in zip(one, other, strict=True) if not _alike(a, b)]


def _alike(a: Said, b: Said) -> bool:
    return a.keys() == b.keys() and all(_near(a[name], b[name]) for name in a)


def _near(x: Any, y: Any) -> bool:
    if isinstance(x, float) and isinstance(y, float):
        return isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)
    return bool(x == y)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--enrolments", type=int, default=10**6)
    said = asked.parse_args()
    rows, answers = [], []
    with TemporaryDirectory(prefix="stegvis-national-", dir="/var/tmp") as scratch:
        folder = prepared(Path(scratch), f"{said.enrolments:,}".replace(",", " "), said.enrolments)
        for engine in ENGINES:
            kept = Path(scratch) / f"{engine}.json"
            done = run(python("-m", "benchmarks.answer", engine, str(folder), "--keep", str(kept)))
            answers.append(json.loads(kept.read_text(encoding="utf-8")))
            rows.append(
                [
                    engine,
                    f"{done.seconds:.1f}",
                    f"{done.said['seconds'][0]:.1f}",
                    f"{done.peak + done.said['helpers']:.0f}",
                    len(answers[-1]),
                ]
            )
    print("\n".join(table(["Engine", "Process, s", "Answer, s", "Peak (with Java), MB", "Figures"], rows)))
    differ = differences(*answers)
    if differ:
        sys.exit(f"{len(differ)} figures differ, among them {differ[0]}")
    print("Every figure is the same.")


if __name__ == "__main__":
    main()
