"""How fast does the register list, search and save with 100,000 participants, against the bars?

`python -m benchmarks.web [--people N]` builds a register in a database of its own (DATABASE_URL, else SQLite in a temporary
folder) with a million log rows, serves it as `stegvis serve` does, and asks as users would: one alone, ten without a pause
between, and fifty who read for ten seconds before they ask again.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

TEAMS, STAFF = 300, 50
CSRF = "m" * 32  # the same in cookie and header, as a form sends it
# What is asked for, by how many, with how long between (seconds), and the bar at p95 (ms).
CASES = (
    ("list", 1, 0.0, 50),
    ("list", 10, 0.0, 300),
    ("list", 50, 10.0, 100),
    ("search", 1, 0.0, 30),
    ("search", 10, 0.0, 300),
    ("save", 1, 0.0, 60),
    ("save", 10, 0.0, 200),
)


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one kind of request."""

    median: float
    p95: float
    per_second: float


def main() -> None:
    """Builds, measures, prints a table against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--log", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=200, help="requests of each kind")
    parser.add_argument("--repeats", type=int, default=3, help="the worst of so many is told")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("STEGVIS_HOME", folder)
        os.environ["STEGVIS_DEMO"] = "1"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ["DJANGO_SETTINGS_MODULE"] = "stegvis.web.config.settings"
        _run(asked)


def _run(asked: argparse.Namespace) -> None:
    django.setup()
    register_of = import_module(
        "benchmarks.web_register"
    ).Register  # its models can be read only once Django is set up
    began = time.perf_counter()
    register = register_of.built(asked.people, asked.log, TEAMS, STAFF)
    print(
        f"{asked.people} participants in {TEAMS} teams, {asked.log} log rows: built in {time.perf_counter() - began:.0f} s"
    )
    print(
        "| what | users | pause, s | median, ms | p95, ms | per second | bar, ms | met |\n|---|---|---|---|---|---|---|---|"
    )
    with served() as port:
        for what, users, pause, bar in CASES:
            found = max(
                (measure(register, port, what, users, pause, asked.times) for _ in range(asked.repeats)),
                key=lambda one: one.p95,
            )
            met = "yes" if found.p95 <= bar else "**no**"
            print(
                f"| {what} | {users} | {pause:g} | {found.median:.1f} | {found.p95:.1f} | {found.per_second:.0f} | {bar} | {met} |",
                flush=True,
            )


@contextmanager
def served() -> Iterator[int]:
    """`stegvis serve` with its usual workers, until the measuring is over; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    stegvis = Path(sys.executable).with_name("stegvis")
    with subprocess.Popen([stegvis, "serve", "--port", str(port)], stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                time.sleep(0.2)
                if _answers(port):
                    break
            else:
                raise SystemExit("Servern svarade inte inom en minut.")
            yield port
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    try:
        line = HTTPConnection("localhost", port, timeout=5)
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False


def measure(register: Any, port: int, what: str, users: int, pause: float, times: int) -> Measured:
    """The same request `times` times in all by `users` at once, after some to warm up."""

    def one(user: int) -> list[float]:
        rng, taken = random.Random(user), []
        time.sleep(rng.random() * pause)
        for turn in range(0 if pause else -5, max(times // users, 1)):
            began = time.perf_counter()
            _ask(port, register.sessions[user], register.asks(what, user, turn))
            if turn >= 0:
                taken.append((time.perf_counter() - began) * 1000)
            time.sleep(pause)
        return taken

    began = time.perf_counter()
    with ThreadPoolExecutor(users) as everybody:
        taken = [ms for found in everybody.map(one, range(users)) for ms in found]
    lasted = time.perf_counter() - began
    return Measured(statistics.median(taken), statistics.quantiles(taken, n=20)[18], len(taken) / lasted)


def _ask(port: int, session: str, ask: Any) -> None:
    """Sends one request and reads its whole answer. Stops the benchmark where it is not the right one."""
    line = HTTPConnection("localhost", port, timeout=60)
    headers = {"Cookie": f"session={session}; csrf={CSRF}", "X-CSRFToken": CSRF}
    body = None if ask.fields is None else urlencode(ask.fields)
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    line.request(ask.method, ask.path, body, headers)
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status not in ask.wanted:
        raise SystemExit(f"{ask.path} svarade {answer.status} i stället för {ask.wanted}.")


if __name__ == "__main__":
    main()
