"""How long does a command take in a fresh process, and how much memory does it hold at most?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile
from typing import Any

ALONE = Path(__file__).with_name("alone.py")


@dataclass(frozen=True)
class Run:
    """One process: seconds from start to end and of processor time, peak memory in MB (its own or that of its largest
    child), and what it printed.
    """

    seconds: float
    worked: float
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
    with NamedTemporaryFile("r", encoding="utf-8") as used:
        alone = [sys.executable, "-I", "-S", str(ALONE), used.name, *command]
        printed = subprocess.run(alone, stdout=subprocess.PIPE, text=True, check=True).stdout
        status, seconds, worked, peak = json.load(used)
    if status:
        raise subprocess.CalledProcessError(status, list(command), printed)
    return Run(seconds, worked, peak, printed)


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
