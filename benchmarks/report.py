"""What does the half-year report cost, beside the same tables written by hand? Writes docs/benchmarks.md.

`python -m benchmarks.report` measures 260, 10 k, 100 k and 1 M enrolments; `--ten-million` one more. By-hand answers are
compared with ours first: where they differ, nothing is timed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.answer import FIRST, LAST, figures, way
from benchmarks.by_hand.found import disagreements
from benchmarks.measure import Spread, python, run, table, times

PAGE = Path("docs/benchmarks.md")
RUNS = 3
OURS = "**stegvis**"
SIZES = {"260": 0, "10 k": 10_000, "100 k": 100_000, "1 M": 1_000_000}
BY_HAND = {"duckdb_sql": "DuckDB SQL", "pandas_way": "pandas", "spreadsheet": "spreadsheet"}
# A spreadsheet is asked up to 10 k, pandas up to 1 M: beyond, neither is a way people would choose.
SMALL_ENOUGH = {"duckdb_sql": 10**9, "pandas_way": 10**6, "spreadsheet": 10_000}
PERIOD = ["--from", str(FIRST), "--to", str(LAST)]


def stegvis(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).parent / "stegvis"), *arguments]


def prepared(home: Path, label: str, size: int) -> Path:
    """The checked Parquet of one size, generated (the smallest: the example Västmanland 2025) and converted."""
    raw, checked = home / f"{size}-raw", home / f"{size}"
    if not size:
        run(stegvis("example", "vastmanland-2025", str(raw)))
    else:
        run(python("-m", "benchmarks.generator", str(size), str(raw)))
    done = run(stegvis("convert", str(raw), str(checked)))
    print(f"{label}: converted in {done.seconds:.1f} s, {done.peak:.0f} MB", flush=True)
    shutil.rmtree(raw)
    return checked


def same_answers(folder: Path, ways: list[str]) -> None:
    """Stops where a by-hand answer differs from ours."""
    ours = figures(folder)
    for name in ways:
        differ = disagreements(way(name)(folder), ours)
        if differ:
            sys.exit(f"{BY_HAND[name]} and the figures differ in {len(differ)} places: {differ[:5]}")
        print(f"  {BY_HAND[name]}: the same answers", flush=True)


def timed(name: str, folder: Path, runs: int) -> list[object]:
    """Whole process, first and later answers, processor time, peak memory of a process that answers once, and how many answers."""
    once = times(runs, python("-m", "benchmarks.answer", name, str(folder)))
    warm = (
        run(python("-m", "benchmarks.answer", name, str(folder), "--times", str(runs + 1)))
        if runs > 1
        else None
    )
    return [
        Spread(tuple(r.seconds for r in once)),
        Spread(tuple(r.said["seconds"][0] for r in once)),
        Spread(tuple(warm.said["seconds"][1:])) if warm else "–",
        Spread(tuple(r.worked for r in once)),
        f"{max(r.peak for r in once):.0f}",
        once[0].said["answers"],
    ]


def report_rows(home: Path, sizes: dict[str, int]) -> Iterator[list[object]]:
    """A row for each size and way of making the report."""
    for label, size in sizes.items():
        folder = prepared(home, label, size)
        ways = [name for name in BY_HAND if size <= SMALL_ENOUGH[name]]
        if size <= 10**6:
            same_answers(folder, [name for name in ways if name != "spreadsheet" or size == 0])
        for name in ["duckdb", *ways]:
            slow = name == "spreadsheet" and size > 0
            row = timed(name, folder, 1 if slow else RUNS)
            print(f"  {name}: {row}", flush=True)
            yield [label, BY_HAND.get(name, OURS), *row]


def command_rows(home: Path) -> Iterator[list[object]]:
    """The commands from a cold start, on the example with six teams and on 1 M."""
    made = home / "made"
    for label, size in (("260", 0), ("1 M", 10**6)):
        for form in ("json", "pdf") if not size else ("json",):
            runs = times(
                RUNS, stegvis("report", str(home / str(size)), *PERIOD, "--format", form, "--out", str(made))
            )
            yield [
                f"report --format {form}",
                label,
                Spread(tuple(r.seconds for r in runs)),
                f"{max(r.peak for r in runs):.0f}",
            ]


def check_rows(home: Path) -> Iterator[list[object]]:
    """Checking CSV: every cell and every rule."""
    folder = home / "csv"
    run(python("-m", "benchmarks.generator", str(10**6), str(folder), "--csv"))
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    runs = times(1, stegvis("check", str(folder), "--format", "json", "--on", str(LAST)))
    yield [
        f"check (CSV, {size:.0f} MB)",
        "1 M",
        Spread(tuple(r.seconds for r in runs)),
        f"{max(r.peak for r in runs):.0f}",
    ]


def aims(report: list[list[Any]], commands: list[list[Any]]) -> Iterator[list[object]]:
    """A row for each aim, with what was measured (medians) and whether that is within it."""
    rows = {(size, way): row for size, way, *row in report}
    ours, hand, small, few = (
        rows[one] for one in (("1 M", OURS), ("1 M", "DuckDB SQL"), ("260", OURS), ("10 k", OURS))
    )
    command = {(said, size): seconds.middle for said, size, seconds, _ in commands}
    cold = command["report --format json", "260"]
    asked = [
        ("1 M: all measures, s", 3, ours[1].middle),
        ("1 M: peak, MB", 1024, float(ours[4])),
        ("1 M: times hand-written DuckDB SQL", 3, ours[1].middle / hand[1].middle),
        ("260: warm process, s", 0.5, small[2].middle),
        ("260: JSON from a cold start, s", 3, cold),
        ("260: PDF on top, s", 1, command["report --format pdf", "260"] - cold),
        ("100 times the data (10 k to 1 M): times the processor time", 100, ours[3].middle / few[3].middle),
    ]
    for aim, most, measured in asked:
        yield [
            aim,
            f"at most {most}",
            f"{measured:.2f}" if measured < 100 else f"{measured:.0f}",
            "yes" if measured <= most else "**no**",
        ]


def machine() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "pandas", "stegvis"))
    office = subprocess.run(
        ["libreoffice", "--version"], capture_output=True, text=True, check=False
    ).stdout.split()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    yield f"Measured {date.today()} at {commit} with `make bench`: {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release().split('-')[0]},"
    yield f"Python {platform.python_version()}, {versions}, LibreOffice {office[1] if len(office) > 1 else '–'}."
    yield f"Load when it ended: {os.getloadavg()[1]:.1f} (1 core is the benchmark's own; more means that others used the machine)."
    yield f"Each number is the median of {RUNS} runs with the least and the most (one run where none are shown)."


WHAT = """## What is compared

**stegvis** takes a folder of checked Parquet (`stegvis convert`), makes sure that nothing in it has changed, asks the dated
warnings again, and counts all 32 measures with every split, per team and in total, for January–June 2025: also the zeros
that are always shown, in their order, each with base and share. **By hand** is the same tables as somebody would write them:

| | answers | does not |
|---|---|---|
| DuckDB SQL (`by_hand/duckdb_sql.py`) | all measures and splits | the zeros, order, checking |
| pandas (`by_hand/pandas_way.py`) | all but `capacity` and `goal_attainment` | the zeros, order, checking |
| spreadsheet (`by_hand/spreadsheet.py`) | active, new, enrolled, exits, completed, interrupted, positive, outcome shares, months and years (means), with splits that lie on the sheet of enrolments | everything on other sheets, tracks, medians, people, reason × referrer |

Before anything is timed the answers are compared, figure by figure: equal within 1e-9, or the benchmark stops (the spreadsheet
on the example, the others up to 1 M). *Process* is from start to end of a fresh process; *first* and *later* the answer alone,
in a fresh and in a warm process; *processor* is what the process used of both cores. The files lie in the operating system's cache. Generated rows lie in no useful order, so that no
engine can skip parts of a file. The spreadsheet's time is that of writing the workbook and recalculating it without a window."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--ten-million", action="store_true")
    asked.add_argument("--largest", type=int, default=10**6, help="leave out larger sizes; writes no page")
    said = asked.parse_args()
    sizes = {label: size for label, size in SIZES.items() if size <= said.largest} | (
        {"10 M": 10**7} if said.ten_million else {}
    )
    with TemporaryDirectory(prefix="stegvis-bench-", dir="/var/tmp") as scratch:
        home = Path(scratch)
        heads = [
            "Enrolments",
            "Way",
            "Process, s",
            "First, s",
            "Later, s",
            "Processor, s",
            "Peak, MB",
            "Answers",
        ]
        report = list(report_rows(home, sizes))
        lines = [*table(heads, report)]
        if said.largest >= 10**6:
            commands = list(command_rows(home))
            heads = ["Command", "Enrolments", "Process, s", "Peak, MB"]
            lines += [
                "",
                "## The commands, from a cold start",
                "",
                *table(heads, [*commands, *check_rows(home)]),
            ]
            lines += [
                "",
                "## Against the aims",
                "",
                *table(["What", "Aim", "Measured", "Met"], list(aims(report, commands))),
            ]
    page = ["# Measured", "", *machine(), "", "## One report", "", *lines, "", WHAT, ""]
    print("\n".join(page))
    if said.largest >= 10**6:
        PAGE.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
