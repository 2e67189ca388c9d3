"""How fast does the register list, search and save with 100,000 participants, against the bars?

`make bench-web` asks both databases. `python -m benchmarks.web [--people N]` builds a register in a database of its own (DATABASE_URL,
else SQLite in a temporary folder) with a million log rows, serves it as `stegvis serve` does, and asks as users would: one alone, ten
without a pause between, and fifty who read for ten seconds before they ask again. The processor time is that of the server's own
processes, so it says something on a busy machine too.
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
from django.db import connection

TEAMS, STAFF, WARM = 300, 50, 8
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
    """Milliseconds of one kind of request: the worst repeat's median and p95, and what the server's processors did for each."""

    median: float
    p95: float
    processor: float
    per_second: float


def main() -> None:
    """Builds, measures, prints a table against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--log", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=150, help="requests of each kind in a repeat")
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
    lasted, kind = time.perf_counter() - began, connection.vendor
    print(
        f"{kind}: {asked.people} participants in {TEAMS} teams, {asked.log} log rows, built in {lasted:.0f} s\n"
    )
    heads = (
        "what",
        "users",
        "pause, s",
        "median, ms",
        "p95, ms",
        "processor, ms",
        "per second",
        "bar, ms",
        "met",
    )
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    connection.close()
    with served() as server:
        for what, users, pause, bar in CASES:
            found = measure(register, server, what, users, pause, asked)
            met = "yes" if found.p95 <= bar else "**no**"
            times = f"{found.median:.1f} | {found.p95:.1f} | {found.processor:.1f} | {found.per_second:.0f}"
            print(f"| {what} | {users} | {pause:g} | {times} | {bar} | {met} |", flush=True)


@dataclass(frozen=True)
class Served:
    """Where the server answers, and its first process."""

    port: int
    pid: int

    def processor(self) -> float:
        """Seconds of processor time that its workers have used."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        said = [Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children]
        return sum(int(one[11]) + int(one[12]) for one in said) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served() -> Iterator[Served]:
    """`stegvis serve` with its usual workers, until the measuring is over."""
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
            yield Served(port, server.pid)
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    try:
        line = HTTPConnection("localhost", port, timeout=5)
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False


def measure(
    register: Any, server: Served, what: str, users: int, pause: float, asked: argparse.Namespace
) -> Measured:
    """The same request by `users` at once, in repeats after one another; some to warm up come first."""
    turns = 2 if pause else max(asked.times // users, 2)

    def one(user: int) -> list[float]:
        rng, taken = random.Random(user), []
        time.sleep(rng.random() * pause)
        for turn in range(turns * asked.repeats):
            began = time.perf_counter()
            _ask(server.port, register.sessions[user], register.asks(what, user, turn))
            taken.append((time.perf_counter() - began) * 1000)
            time.sleep(pause)
        return taken

    with ThreadPoolExecutor(users) as everybody:
        for user in range(min(users, WARM)):
            _ask(server.port, register.sessions[user], register.asks(what, user, turns * asked.repeats))
        used, began = server.processor(), time.perf_counter()
        taken = list(everybody.map(one, range(users)))
        used, lasted = server.processor() - used, time.perf_counter() - began
    repeats = [[ms for mine in taken for ms in mine[n * turns :][:turns]] for n in range(asked.repeats)]
    worst = max(repeats, key=_p95)
    count = sum(map(len, taken))
    return Measured(statistics.median(worst), _p95(worst), used / count * 1000, count / lasted)


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[18]


def _ask(port: int, session: str, ask: Any) -> None:
    """Sends one request and reads its whole answer. Stops the benchmark where it is not the right one."""
    line = HTTPConnection("127.0.0.1", port, timeout=60)
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
