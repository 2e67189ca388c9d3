"""Which examples are there, and how is one written to a folder?"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from stegvis.dataset import write
from stegvis.definitions import load as load_definitions
from stegvis.examples.build import build
from stegvis.examples.margins import Margins, load
from stegvis.examples.registry import Row

HOME = Path(__file__).parent


class ExampleError(Exception):
    """An example cannot be written; says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Example:
    """A named example: the folder that holds its margins, texts and published figures."""

    name: str
    folder: Path

    @property
    def margins(self) -> Margins:
        return load(self.name, self.folder / "margins.yaml")

    @property
    def published(self) -> Path:
        """The figures as the report printed them."""
        return self.folder / "published.yaml"


def examples() -> Mapping[str, Example]:
    """The examples that have a dataset, newest report first."""
    folders = sorted(
        (path.parent for path in HOME.glob("*/margins.yaml")),
        key=lambda path: path.name.rpartition("-")[2],
        reverse=True,
    )
    return {folder.name: Example(folder.name, folder) for folder in folders}


def write_example(name: str, folder: Path) -> list[Path]:
    """Write the example's dataset and texts to a new or empty folder; returns the files written.

    Raises ExampleError for a name that is none and a folder that holds something.
    """
    example = _known(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExampleError(f"{folder} finns redan och är inte tom. Ange en ny mapp, eller töm den först.")
    margins = example.margins
    period = {"from": margins.period.first.isoformat(), "to": margins.period.last.isoformat()}
    teams = [team.team for team in margins.teams]
    package = {"scheme": margins.scheme, "teams": teams, "period": period}
    tables = {table: _as_text(rows) for table, rows in build(margins).items()}
    write(folder, tables, definitions=load_definitions(), package=package, title=margins.title)
    shutil.copytree(example.folder / "texts", folder / "texts")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def example_texts(name: str) -> dict[str, str]:
    """What the teams of an example have written, by file name under `texts/`. Raises ExampleError for one that is not there."""
    folder = _known(name).folder / "texts"
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def _known(name: str) -> Example:
    known = examples()
    if name not in known:
        raise ExampleError(f"Exemplet {name} finns inte. Välj ett av: {', '.join(known)}.")
    return known[name]


def _as_text(rows: Sequence[Row]) -> pa.Table:
    """The rows as the cells of a CSV file: what is not known is empty, a list is joined by `;`."""
    columns = dict.fromkeys(column for row in rows for column in row)
    return pa.table(
        {column: pa.array([_cell(row.get(column)) for row in rows], pa.string()) for column in columns}
    )


def _cell(value: object) -> str | None:
    if isinstance(value, list):
        return ";".join(value)
    return None if value in (None, "") else str(value)
