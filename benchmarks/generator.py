"""Which follow-up dataset has a country's size? Seeded, drawn column by column.

`python -m benchmarks.generator 1000000 FOLDER` writes Parquet, with `--csv` CSV. Nobody in it exists. Rows lie in no useful order.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq
from benchmarks import afterwards, register
from benchmarks.country import Country
from benchmarks.draw import Columns

TABLES: tuple[Callable[[Country], Columns], ...] = (
    register.associations, register.teams, register.tracks, register.participants, register.applications,
    register.enrolments, register.placements, afterwards.livelihoods, afterwards.occupations, afterwards.follow_ups,
    afterwards.responses, afterwards.actions, afterwards.activities, afterwards.goals, afterwards.funding,
)  # fmt: skip


def tables(country: Country) -> Iterator[tuple[str, pa.Table]]:
    """Every table with its name, one at a time."""
    for make in TABLES:
        yield make.__name__, pa.table(make(country))


def write(country: Country, folder: Path, form: str = "parquet") -> None:
    """The dataset as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables(country):
        if form == "csv":
            csv.write_csv(table, folder / f"{name}.csv", csv.WriteOptions(quoting_style="needed"))
        else:
            pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("enrolments", type=int)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--csv", action="store_const", const="csv", default="parquet", dest="form")
    said = asked.parse_args()
    write(Country(said.enrolments), said.folder, said.form)


if __name__ == "__main__":
    main()
