"""What does every kind of file become before it is checked?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Spaces:
    """How many cells of a column had spaces around them, and on which line the first."""

    count: int
    line: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file as text, in the order of the file.

    `batches` have the columns `line` (int64, the header is line 1), `cells` (int32: how many cells the line has where
    that is not as many as the header, else null) and one of strings per known column of the header, under its name.
    `spaces` are filled in as the rows are read.
    """

    columns: tuple[str, ...]
    batches: Iterator[pa.RecordBatch]
    spaces: dict[str, Spaces] = field(default_factory=dict)

    def reader(self) -> pa.RecordBatchReader:
        """The rows with the spaces around each cell taken away, to be read once."""
        return pa.RecordBatchReader.from_batches(rows_schema(self.columns), map(self._trimmed, self.batches))

    def _trimmed(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        columns = batch.columns[:2]
        for name, cells in zip(self.columns, batch.columns[2:], strict=True):
            trimmed = pc.utf8_trim_whitespace(cells)
            if pc.sum(pc.binary_length(trimmed)).as_py() != pc.sum(pc.binary_length(cells)).as_py():
                self._note(name, batch.column("line").filter(pc.not_equal(trimmed, cells)))
            columns.append(trimmed)
        return pa.record_batch(columns, schema=batch.schema)

    def _note(self, name: str, lines: pa.Array) -> None:
        before = self.spaces.get(name)
        first = int(pc.min(lines).as_py())
        self.spaces[name] = (
            Spaces(before.count + len(lines), before.line) if before else Spaces(len(lines), first)
        )


def rows_schema(columns: tuple[str, ...]) -> pa.Schema:
    places = [("line", pa.int64()), ("cells", pa.int32())]
    return pa.schema([*places, *((name, pa.string()) for name in columns)])
