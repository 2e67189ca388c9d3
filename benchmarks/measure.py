"""How long does a command take in a fresh process, and how much memory does it hold at most?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Run:
    """One process: seconds from start to end, peak memory in MB (its own or that of its largest child), and what it printed."""

    seconds: float
    peak: float
    printed: str

    @property
    def said(self) -> dict[str, Any]:
        """The JSON object on the last line."""
        answer: dict[str, Any] = json.loads(self.printed.strip().splitlines()[-1])
        return answer


@dataclass(frozen=True)
class Spread:
    """Several runs of the same thing: the median, the least and the most."""

    values: tuple[float, ...]

    def __str__(self) -> str:
        middle = median(self.values)
        digits = 0 if middle >= 100 else 1 if middle >= 10 else 2
        if len(self.values) == 1:
            return f"{middle:.{digits}f}"
        return f"{middle:.{digits}f} ({min(self.values):.{digits}f}–{max(self.values):.{digits}f})"

    @property
    def middle(self) -> float:
        return median(self.values)


def run(command: Sequence[str]) -> Run:
    """Runs a command alone. Raises CalledProcessError, with what it said, when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), printed)
    return Run(seconds, used.ru_maxrss / 1024, printed)


def python(*arguments: str) -> list[str]:
    """This Python with arguments."""
    return [sys.executable, *arguments]


def times(count: int, command: Sequence[str]) -> list[Run]:
    return [run(command) for _ in range(count)]


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A Markdown table, line by line."""
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"
