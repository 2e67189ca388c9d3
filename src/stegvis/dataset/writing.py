"""How does a dataset become files again?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa

from stegvis.dataset.checking.workspace import named, quoted
from stegvis.dataset.descriptor import descriptor
from stegvis.dataset.reading.package import DESCRIPTOR
from stegvis.definitions import Definitions

Format = Literal["csv", "parquet"]
# One line per row, cells quoted only where they must be, an unknown value as an empty cell.
OPTIONS = {
    "csv": "FORMAT csv, HEADER, DELIMITER ',', NULLSTR ''",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


def write(
    folder: Path,
    tables: Mapping[str, pa.Table | Path],
    *,
    definitions: Definitions,
    package: Mapping[str, Any],
    title: str | None = None,
    format: Format = "csv",
) -> None:
    """Writes tables as a data package in `folder`, rows in the order given and columns in the contract's.

    `tables` are Arrow tables (a column that is missing becomes empty; one that the contract has not is a KeyError) or paths
    of Parquet files; `package` is what `datapackage.json` says under "stegvis". Raises OSError where nothing can be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, table in tables.items():
            fields = [field.name for field in definitions.tables[name].fields]
            source = f"read_parquet({quoted(str(table))})" if isinstance(table, Path) else "given"
            if not isinstance(table, Path):
                connection.register("given", _whole(table, name, fields))
            target = quoted(str(folder / f"{name}.{format}"))
            connection.execute(
                f"COPY (SELECT {', '.join(map(named, fields))} FROM {source}) TO {target} ({OPTIONS[format]})"
            )
    said = descriptor(
        folder.resolve().name,
        title or folder.resolve().name,
        tables,
        definitions=definitions,
        package=package,
        format=format,
    )
    write_descriptor(folder, said)


def write_descriptor(folder: Path, said: Mapping[str, Any]) -> None:
    text = json.dumps(said, ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")


def _whole(table: pa.Table, name: str, fields: list[str]) -> pa.Table:
    strangers = sorted(set(table.column_names) - set(fields))
    if strangers:
        raise KeyError(f"Tabellen {name} har ingen kolumn {', '.join(strangers)}.")
    for field in fields:
        if field not in table.column_names:
            table = table.append_column(field, pa.nulls(table.num_rows, pa.string()))
    return table
