"""How does the embedded engine answer?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa


class DuckDBEngine:
    """DuckDB in memory; Parquet files are read where they lie."""

    dialect = "duckdb"

    def __init__(self) -> None:
        self._connection = duckdb.connect(
            config={"enable_external_access": "true", "autoinstall_known_extensions": "false"}
        )

    def hold(self, name: str, table: pa.Table | Path) -> None:
        if isinstance(table, Path):
            source = str(table).replace("'", "''")
            self._connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{source}')")
        else:
            self._connection.register(name, table)

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    def close(self) -> None:
        self._connection.close()
