"""What does one way of making the report answer, and how long did it take in this process?

`python -m benchmarks.answer WAY FOLDER --times 2` prints seconds as JSON: the first is cold, the rest are warm.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pickle
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
    return evaluate(data, Period(FIRST, LAST), definitions=definitions, engine=engine)


def way(name: str) -> Callable[[Path], Any]:
    """Ours (`duckdb` or `spark`), or one written by hand; loaded alone, so that it bears no one else's memory."""
    if name not in BY_HAND:
        return lambda folder: figures(folder, name)
    tables = importlib.import_module(f"benchmarks.by_hand.{name}").tables
    return lambda folder: tables(folder, FIRST, LAST)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("way")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="where the answer is kept, for comparison")
    said = asked.parse_args()
    answer, seconds = way(said.way), []
    for _ in range(said.times):
        begun = time.perf_counter()
        found = answer(said.folder)
        seconds.append(time.perf_counter() - begun)
    if said.keep:
        said.keep.write_bytes(pickle.dumps(found))
    print(json.dumps({"seconds": seconds, "answers": len(found)}))


if __name__ == "__main__":
    main()
