"""How much processor time and memory does it take to read in a list of 50,000 rows, with 37 wrong ones and with none?

`python -m benchmarks.import_list [--rows N]` sends each list through the pages as a user does, in a process and a SQLite database of
its own, and reads the same workbook with openpyxl alone: what a script of one's own would need before it had checked anything.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import django
from benchmarks.digits import number
from benchmarks.measure import python, run, table
from openpyxl import Workbook, load_workbook

HEADINGS = (
    "Personnr", "Namn", "Startdatum", "Grupp", "Samtycke", "Remittent", "Ansökan inkom", "Utbildning", "Kommun", "Försörjning",
    "Omfattning", "Slutdatum", "Resultat", "Skäl", "Försörjning vid avslut", "Sysselsättning",
)  # fmt: skip
# Twelve kinds of fault: the column, and what stands there.
FAULTS = (
    ("Personnr", "19900517981"), ("Personnr", "1.99005E+11"), ("Personnr", ""), ("Startdatum", ""), ("Startdatum", "i våras"),
    ("Slutdatum", "2001-01-01"), ("Slutdatum", "2999-01-01"), ("Samtycke", "kanske"), ("Försörjning", "Socialen"),
    ("Omfattning", "150"), ("Namn", "M" * 121), ("Ansökan inkom", "2999-01-01"),
)  # fmt: skip
WRONG = 37
BARS = (60, 500)  # seconds, MB
CASES = (("good.xlsx", 0), ("wrong.xlsx", WRONG), ("good.csv", 0))


def main() -> None:
    """Measures each case in a process of its own, or is that process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--one", nargs=2, metavar=("CASE", "FOLDER"))
    parser.add_argument("--alone", metavar="FILE")
    asked = parser.parse_args()
    if asked.alone:
        _alone(Path(asked.alone))
    elif asked.one:
        _one(asked.one[0], Path(asked.one[1]))
    else:
        _all(asked.rows)


def _all(rows: int) -> None:
    heads = ("list", "rows", "MB", "upload, s", "columns, values, s", "trial, s", "read in, s", "all, s", "same again, s", "peak, MB", "added", "wrong")  # fmt: skip
    lines: list[list[object]] = []
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        for name, wrong in CASES:
            write(folder / name, rows, wrong)
            found = run(python("-m", "benchmarks.import_list", "--one", name, held))
            said, size = found.said, (folder / name).stat().st_size / 1e6
            steps = [said[step] for step in ("upload", "told", "trial", "read")]
            lines.append(
                [name, rows, f"{size:.1f}", *(f"{s:.1f}" for s in steps), f"{sum(steps):.1f}", f"{said.get('again', 0):.1f}", f"{found.peak:.0f}", said["added"], said["wrong"]]
            )  # fmt: skip
        alone = run(python("-m", "benchmarks.import_list", "--alone", str(folder / "good.xlsx")))
        lines.append(["openpyxl alone", rows, "", f"{alone.worked:.1f}", "", "", "", f"{alone.worked:.1f}", "", f"{alone.peak:.0f}", "", ""])  # fmt: skip
    print("\n".join(table(heads, lines)))
    print(f"\nBars: {BARS[0]} s, {BARS[1]} MB.")


def write(path: Path, rows: int, wrong: int) -> None:
    """A list whose wrong rows lie spread through it, kind after kind."""
    every = rows // wrong if wrong else 0
    lines = [dict(zip(HEADINGS, line, strict=True)) for line in _rows(rows)]
    for n in range(wrong):
        heading, text = FAULTS[n % len(FAULTS)]
        lines[n * every][heading] = text
        if (heading, text) == ("Personnr", ""):
            lines[n * every]["Namn"] = ""
    cells = [list(HEADINGS), *(list(line.values()) for line in lines)]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(cells)
        return
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Deltagare")
    for line in cells:
        sheet.append(line)
    book.save(path)


def _rows(rows: int) -> Iterator[list[str]]:
    first = date(2015, 1, 1)
    for n in range(rows):
        started = first + timedelta(days=n % 3600)
        ended = started + timedelta(days=300)
        over = n % 5 and ended < date(2026, 1, 1)
        left = [
            ended.isoformat(),
            ("Arbete", "Studier", "Avbrott")[n % 3],
            "Planerat",
            "Lön 100 %",
            "Anställd",
        ]
        yield [
            number(n), f"Deltagare {'ABCDEFGHIJ'[n % 10]} Nr{n}", started.isoformat(), "Trädgård", ("ja", "nej")[n % 4 == 3],
            ("FK", "AF", "Kommun")[n % 3], (started - timedelta(days=40)).isoformat(), "Gymnasium", "Ekbacka",
            ("FS", "Sjukpenning", "Aktivitetsstöd")[n % 3], ("100", "50", "75")[n % 3], *(left if over else [""] * 5),
        ]  # fmt: skip


def _alone(path: Path) -> None:
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    print(json.dumps({"rows": len(rows)}))


def _one(name: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "STEGVIS_HOME": home,
            "STEGVIS_DEMO": "1",
            "DATABASE_URL": f"sqlite:///{home}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "stegvis.web.config.settings",
        }
        django.setup()
        print(json.dumps(import_module("benchmarks.import_pages").through(folder / name)))


if __name__ == "__main__":
    sys.exit(main())
