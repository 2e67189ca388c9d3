"""How long does a dataset of 50,000 rows take to be tried and read in, and how much memory, against the bars?

`python -m benchmarks.web_import [--rows N]` makes a dataset, uploads it as a team leader would in a database of its own (DATABASE_URL,
else SQLite in a temporary folder), and goes through the pages in one process.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django

SECONDS, MEGABYTES = 60, 500  # the bars, of each step and of the whole process
ROWS_AN_ENROLMENT = 38.5


def main() -> None:
    """Makes, uploads, tries and reads in; prints a table against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("STEGVIS_HOME", folder)
        os.environ["STEGVIS_DEMO"] = "1"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ["DJANGO_SETTINGS_MODULE"] = "stegvis.web.config.settings"
        packed = _packed(asked.rows, Path(folder) / "underlag")
        django.setup()
        leader = import_module("benchmarks.web_leader")  # its models can be read only once Django is set up
        _run(leader.Leader.ready(packed))


def _packed(rows: int, folder: Path) -> Path:
    """A zip of about so many rows, made by a process of its own, so that its memory is not measured."""
    enrolments = int(rows / ROWS_AN_ENROLMENT)
    subprocess.run(
        [sys.executable, "-m", "benchmarks.generator", str(enrolments), folder, "--csv"], check=True
    )
    target, count = folder.with_suffix(".zip"), 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
            count += path.read_bytes().count(b"\n") - 1
    print(f"{count} rows, {target.stat().st_size / 1e6:.1f} MB packed")
    return target


def _run(leader: Any) -> None:
    print(
        "| what | seconds | bar | processor, s | peak so far, MB | bar | met |\n|---|---|---|---|---|---|---|"
    )
    for what, step in (
        ("upload", leader.upload),
        ("dry run", leader.tried),
        ("read in", leader.read_in),
        ("dry run of the same again", leader.again),
    ):
        seconds, used = _timed(step)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        met = "yes" if seconds <= SECONDS and peak <= MEGABYTES else "**no**"
        print(
            f"| {what} | {seconds:.1f} | {SECONDS} | {used:.1f} | {peak:.0f} | {MEGABYTES} | {met} |",
            flush=True,
        )


def _timed(step: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock and of the processor."""
    began, used = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - began, time.process_time() - used


if __name__ == "__main__":
    main()
