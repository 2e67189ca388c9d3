"""What is a dataset that can be counted?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stegvis.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class Dataset:
    """The good rows of a follow-up dataset and what was found in it.

    `tables` holds only the tables whose file exists, each with every column of the contract in its type (`schema.py`), or
    the path of a checked Parquet file with just that. `package` is what `datapackage.json` says under "stegvis"; `texts`
    the Markdown files beside the data, by name relative to `texts/`. `fingerprint` is the same for the same good rows, in
    any order and kind of file.
    """

    name: str
    title: str
    tables: Mapping[str, pa.Table | Path]
    findings: tuple[Finding, ...]
    package: Mapping[str, Any]
    texts: Mapping[str, str]
    fingerprint: str

    def rows(self, table: str, columns: list[str]) -> list[dict[str, Any]]:
        """The rows of a small table, with these columns; none where the file is not there."""
        held = self.tables.get(table)
        if held is None:
            return []
        read = pq.read_table(held, columns=columns) if isinstance(held, Path) else held.select(columns)
        rows: list[dict[str, Any]] = read.to_pylist()
        return rows
