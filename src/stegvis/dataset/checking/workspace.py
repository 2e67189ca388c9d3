"""Where do the rows lie while they are checked?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from stegvis.dataset.limits import Limits

Row = tuple[Any, ...]


class Workspace:
    """An embedded database with, for each table T that could be read: `all_T` (every row, typed where it can be, with its
    `line`), `bad_T` (the lines that are kept out) and the view `T` (the good rows so far). An uneven row of `all_T` has
    its key only. `files` are the names that findings use, `spoiled` the tables with bad rows.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.files: dict[str, str] = {}
        self.spoiled: set[str] = set()

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(self.files)

    def run(self, sql: str) -> None:
        self._execute(sql)

    def rows(self, sql: str) -> list[Row]:
        found: list[Row] = self._execute(sql).fetchall()
        return found

    def records(self, sql: str) -> list[dict[str, Any]]:
        """The rows of an answer by column name."""
        answer = self._execute(sql)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def _execute(self, sql: str) -> duckdb.DuckDBPyConnection:
        for statement in _parsed(sql):
            self._connection.execute(statement)
        return self._connection

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
        """Takes `all_T` in, all its rows good so far."""
        self.run(f"CREATE TABLE bad_{table} (line BIGINT); CREATE VIEW {table} AS SELECT * FROM all_{table}")
        self.files[table] = file

    def keep_out(self, table: str, lines: str) -> None:
        """Marks the rows on the lines that a query gives as bad."""
        if self.one(f"INSERT INTO bad_{table} {lines}")[0] and table not in self.spoiled:
            self.spoiled.add(table)
            self.run(
                f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM all_{table} ANTI JOIN bad_{table} USING (line)"
            )

    @contextmanager
    def as_written(self) -> Iterator[None]:
        """Plans queries as they are written, but for doing twice what is said twice: what is spared is half the time of a
        small dataset, and a query over one table has nothing more to gain.
        """
        self.run(f"SET disabled_optimizers = '{self._unneeded}'")
        try:
            yield
        finally:
            self.run("SET disabled_optimizers = ''")

    @cached_property
    def _unneeded(self) -> str:
        return ",".join(
            name
            for (name,) in self.rows("SELECT name FROM duckdb_optimizers()")
            if name != "common_subexpressions"
        )


@lru_cache(maxsize=1024)
def _parsed(sql: str) -> tuple[duckdb.Statement, ...]:
    """The statements of a text. Every dataset is asked the same, and parsing is a third of the time of a small one."""
    return tuple(duckdb.extract_statements(sql))


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
        space = Workspace(connection)
        space.run("SET enable_progress_bar = false")
        space.run(f"CREATE MACRO on_day() AS DATE '{on.isoformat()}'")
        yield space
    finally:
        connection.close()


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'
