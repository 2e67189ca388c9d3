"""What does one way of making the report answer, and how long did it take in this process?

`python -m benchmarks.answer WAY FOLDER --times 2` prints seconds as JSON: the first is cold, the rest are warm.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from stegvis.dataset import load
from stegvis.definitions import load as load_definitions
from stegvis.domain.period import Period
from stegvis.figures import evaluate

FIRST, LAST = date(2025, 1, 1), date(2025, 6, 30)
BY_HAND = ("duckdb_sql", "pandas_way", "spreadsheet")


def figures(folder: Path, engine: str = "duckdb") -> list[Any]:
    """Ours: the folder is checked for changes, opened, and every measure counted."""
    definitions = load_definitions()
    data = load(folder, definitions=definitions, on=LAST)
    if not all(isinstance(table, Path) for table in data.tables.values()):
        sys.exit(
            f"{folder} was not taken as checked: it, or the code that checks, has changed. Convert it again."
        )
    return evaluate(data, Period(FIRST, LAST), definitions=definitions, engine=engine)


def way(name: str) -> Callable[[Path], Any]:
    """Ours (`duckdb` or `spark`), or one written by hand; loaded alone, so that it bears no one else's memory."""
    if name not in BY_HAND:
        return lambda folder: figures(folder, name)
    tables = importlib.import_module(f"benchmarks.by_hand.{name}").tables
    return lambda folder: tables(folder, FIRST, LAST)


def helpers_peak() -> float:
    """The peak memory in MB of the processes that this one has started and that still run (Spark's Java)."""
    started = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
    said = [Path(f"/proc/{one}/status").read_text(encoding="utf-8") for one in started]
    return sum(int(text.partition("VmHWM:")[2].split()[0]) for text in said) / 1024


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("way")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="where our figures are kept as JSON, for comparison")
    said = asked.parse_args()
    answer, seconds = way(said.way), []
    for _ in range(said.times):
        begun = time.perf_counter()
        found = answer(said.folder)
        seconds.append(time.perf_counter() - begun)
    if said.keep:
        said.keep.write_text(json.dumps([figure.as_dict() for figure in found]), encoding="utf-8")
    print(json.dumps({"seconds": seconds, "answers": len(found), "helpers": helpers_peak()}))


if __name__ == "__main__":
    main()
