"""How fast does the register list, search and save with 100,000 participants, against the bars?

`python -m benchmarks.web [--people N]` builds a register in a database of its own (DATABASE_URL, else SQLite in a temporary
folder), with a million log rows, and measures as users would: one at a time, and ten without a pause between.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import django

TEAMS, STAFF = 300, 10
BARS = {"list": (50, 300), "search": (30, 300), "save": (60, 200)}  # ms at p95: alone, ten at once


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one kind of request."""

    what: str
    users: int
    median: float
    p95: float
    per_second: float


def main() -> None:
    """Builds, measures, prints a table against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--log", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("STEGVIS_HOME", folder)
        os.environ["STEGVIS_DEMO"] = "1"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ["DJANGO_SETTINGS_MODULE"] = "stegvis.web.config.settings"
        _run(asked.people, asked.log, asked.times)


def _run(people: int, log_rows: int, times: int) -> None:
    django.setup()
    register_of = import_module(
        "benchmarks.web_register"
    ).Register  # its models can be read only once Django is set up
    began = time.perf_counter()
    register = register_of.built(people, log_rows, TEAMS, STAFF)
    print(
        f"{people} participants in {TEAMS} teams, {log_rows} log rows: built in {time.perf_counter() - began:.0f} s"
    )
    print(
        "| what | users | median, ms | p95, ms | per second | bar, ms | met |\n|---|---|---|---|---|---|---|"
    )
    for what in BARS:
        for users in (1, 10):
            found = measure(what, users, times, register.acts(what))
            bar = BARS[what][users > 1]
            met = "yes" if found.p95 <= bar else "**no**"
            print(
                f"| {what} | {users} | {found.median:.1f} | {found.p95:.1f} | {found.per_second:.0f} | {bar} | {met} |"
            )


def measure(what: str, users: int, times: int, act: Callable[[int, int], None]) -> Measured:
    """The same request `times` times by each of `users` at once, after five to warm up."""
    taken: list[float] = []
    guard = threading.Lock()

    def one(user: int) -> None:
        for turn in range(-5, times // users):
            began = time.perf_counter()
            act(user, turn)
            if turn >= 0:
                with guard:
                    taken.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=one, args=(user,)) for user in range(users)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    return Measured(
        what, users, statistics.median(taken), statistics.quantiles(taken, n=20)[18], len(taken) / lasted
    )


def days_ago(days: int) -> date:
    """A day so long before today."""
    return date.today() - timedelta(days=days)


if __name__ == "__main__":
    main()
