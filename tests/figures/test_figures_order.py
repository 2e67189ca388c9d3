"""Does the same data in another row order give the same bytes?"""

from __future__ import annotations

import csv
import json
import random
from datetime import date
from pathlib import Path

import pytest
from benchmarks.country import Country
from benchmarks.generator import write

from stegvis.dataset import load
from stegvis.definitions import load as load_definitions
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import evaluate

PERIOD = Period(date(2025, 1, 1), date(2025, 6, 30))


def given(folder: Path) -> None:
    write_example("vastmanland-2025", folder)


def generated(folder: Path) -> None:
    write(Country(400, teams=3, first_year=2023), folder, "csv")


@pytest.mark.parametrize("made", [given, generated])
def test_the_same_rows_in_another_order_give_the_same_bytes(made, tmp_path):
    made(tmp_path)
    before = figures(tmp_path)
    moved = [shuffled(path) for path in sorted(tmp_path.glob("*.csv"))]
    assert sum(moved) > 10
    assert figures(tmp_path) == before


def figures(folder: Path) -> bytes:
    data = load(folder, definitions=load_definitions(), on=PERIOD.last)
    return json.dumps([one.as_dict() for one in evaluate(data, PERIOD)]).encode()


def shuffled(path: Path) -> bool:
    """Puts the rows of a file in another order; true when that changed it."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    order = random.Random(path.name).sample(rows, len(rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *order])
    return order != rows
