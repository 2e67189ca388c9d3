"""Where do the rows lie while they are checked?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from stegvis.dataset.limits import Limits

Row = tuple[Any, ...]


class Workspace:
    """An embedded database with, for each table T that could be read: `all_T` (every row, typed where it can be, with
    `line`, `cells` and `raw`), `rows_T` (those with as many cells as the header), `bad_T` (lines kept out) and the view
    `T` (the good rows so far). `files` are the names that findings use, `spoiled` the tables with bad
    rows.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.files: dict[str, str] = {}
        self.spoiled: set[str] = set()

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(self.files)

    def run(self, sql: str) -> None:
        self._connection.execute(sql)

    def rows(self, sql: str) -> list[Row]:
        found: list[Row] = self._connection.execute(sql).fetchall()
        return found

    def records(self, sql: str) -> list[dict[str, Any]]:
        """The rows of an answer by column name."""
        answer = self._connection.execute(sql)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def one(self, sql: str) -> Row:
        return self.rows(sql)[0]

    def arrow(self, sql: str) -> pa.Table:
        """The answer as one Arrow table."""
        return self._connection.sql(sql).to_arrow_table()

    @contextmanager
    def given(self, name: str, source: pa.Table | pa.RecordBatchReader) -> Iterator[None]:
        """Lets Arrow data be read as a table for as long as the block lasts."""
        self._connection.register(name, source)
        try:
            yield
        finally:
            self._connection.unregister(name)

    def admit(self, table: str, file: str) -> None:
        """Takes `all_T` in: it may now have bad rows."""
        self.run(f"CREATE TABLE bad_{table} (line BIGINT)")
        self.files[table] = file

    def show(self, table: str) -> None:
        """Makes the views of even and of good rows, once the columns of `all_T` are final."""
        self.run(f"CREATE VIEW rows_{table} AS SELECT * FROM all_{table} WHERE cells IS NULL")
        self.run(f"CREATE VIEW {table} AS SELECT * FROM all_{table} ANTI JOIN bad_{table} USING (line)")

    def keep_out(self, table: str, lines: str) -> None:
        """Marks the rows on the lines that a query gives as bad."""
        if self.one(f"INSERT INTO bad_{table} {lines}")[0]:
            self.spoiled.add(table)


@contextmanager
def workspace(scratch: Path, limits: Limits, on: date) -> Iterator[Workspace]:
    """An empty workspace that spills to `scratch`; the macro `on_day()` is the day that dated rules ask about."""
    settings: dict[str, Any] = {
        "threads": limits.threads,
        "memory_limit": limits.memory,
        "temp_directory": str(scratch / "spill"),
        "autoinstall_known_extensions": False,
    }
    connection = duckdb.connect(config=settings)
    try:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"CREATE MACRO on_day() AS DATE '{on.isoformat()}'")
        yield Workspace(connection)
    finally:
        connection.close()


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'
