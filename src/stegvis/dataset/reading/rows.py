"""What does every kind of file become before it is checked?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file as text, in the order of the file.

    `batches` have the columns `line` (int64, the header is line 1), `cells` (int32: how many cells the line has where
    that is not as many as the header, else null) and one of strings per known column of the header, under its name.
    """

    columns: tuple[str, ...]
    batches: Iterator[pa.RecordBatch]

    @property
    def schema(self) -> pa.Schema:
        return rows_schema(self.columns)

    def reader(self) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.schema, self.batches)


def rows_schema(columns: tuple[str, ...]) -> pa.Schema:
    places = [("line", pa.int64()), ("cells", pa.int32())]
    return pa.schema([*places, *((name, pa.string()) for name in columns)])
