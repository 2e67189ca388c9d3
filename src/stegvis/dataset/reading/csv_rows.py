"""How do the lines of a CSV file become batches of rows, each row with its line number?"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from stegvis.dataset.findings import Findings
from stegvis.dataset.reading.rows import rows_schema

BATCH = 20_000


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file that can be read: where it is, what it is called, how it is written and which columns it has."""

    path: Path
    name: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    known: tuple[str, ...]


def plain_batches(file: CsvFile) -> Iterator[pa.RecordBatch]:
    """The rows of a file without a quotation mark in it: Arrow splits it, fast."""
    if _only_header(file):
        return
    uneven: list[tuple[int, str]] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        uneven.append((row.number, row.text))
        return "skip"

    names = [f"c{place}" for place in range(len(file.header))]
    wanted = [names[file.header.index(name)] for name in file.known]
    reader = arrow_csv.open_csv(
        file.path,
        read_options=arrow_csv.ReadOptions(
            use_threads=False, block_size=4 << 20, skip_rows=1, column_names=names
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=file.delimiter, quote_char=False, ignore_empty_lines=False, invalid_row_handler=keep
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), include_columns=wanted, strings_can_be_null=False
        ),
    )
    numbers = _Lines()
    for batch in reader:
        taken = uneven[:]  # Arrow reads ahead in another thread and may add more meanwhile
        del uneven[: len(taken)]
        lines = numbers.of(batch.num_rows, [number for number, _ in taken])
        yield _batch(lines, None, batch.columns, file.known)
        if taken:
            yield _uneven([(number, text.split(file.delimiter)) for number, text in taken], file)
    if uneven:
        yield _uneven([(number, text.split(file.delimiter)) for number, text in uneven], file)


def _only_header(file: CsvFile) -> bool:
    """True where nothing follows the header, not even its line end (which Arrow takes for a fault)."""
    with file.path.open(encoding=file.encoding, newline="") as source:
        source.readline()
        return not source.read(1)


class _Lines:
    """Which lines the good rows stand on, when the lines of the uneven ones are known."""

    def __init__(self) -> None:
        self._next = 2
        self._skipped: set[int] = set()

    def of(self, rows: int, skipped: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        self._skipped.update(skipped)
        inside = sorted(line for line in self._skipped if line >= self._next)
        lines = np.arange(self._next, self._next + rows + len(inside), dtype=np.int64)
        lines = lines[~np.isin(lines, np.asarray(inside, dtype=np.int64))][:rows]
        self._next = int(lines[-1]) + 1 if rows else self._next
        self._skipped = {line for line in inside if line >= self._next}
        return lines


def quoted_batches(file: CsvFile, findings: Findings) -> Iterator[pa.RecordBatch]:
    """The rows of a file with quotation marks: cells may hold delimiters and line ends, so the lines are counted as read."""
    with file.path.open(encoding=file.encoding, newline="") as source:
        rows = _quoted_rows(csv.reader(source, delimiter=file.delimiter, strict=True), file.name, findings)
        next(rows, None)
        while some := list(islice(rows, BATCH)):
            even = [(line, cells) for line, cells in some if len(cells) == len(file.header) or not cells]
            uneven = [(line, cells) for line, cells in some if cells and len(cells) != len(file.header)]
            yield _of_lists(even, None, file)
            if uneven:
                yield _uneven(uneven, file)


def _quoted_rows(
    reader: Iterator[list[str]], file: str, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            yield line, next(reader)
        except csv.Error:
            findings.add("broken_quotes", file, line=line)
        except StopIteration:
            return


def _uneven(rows: list[tuple[int, list[str]]], file: CsvFile) -> pa.RecordBatch:
    return _of_lists(rows, pa.array([len(cells) for _, cells in rows], pa.int32()), file)


def _of_lists(rows: list[tuple[int, list[str]]], cells: pa.Array | None, file: CsvFile) -> pa.RecordBatch:
    columns = []
    for name in file.known:
        place = file.header.index(name)
        columns.append(pa.array([row[place] if place < len(row) else "" for _, row in rows], pa.string()))
    return _batch(np.array([line for line, _ in rows], dtype=np.int64), cells, columns, file.known)


def _batch(
    lines: np.ndarray[tuple[int], np.dtype[np.int64]],
    cells: pa.Array | None,
    columns: list[pa.Array],
    names: tuple[str, ...],
) -> pa.RecordBatch:
    uneven = pa.nulls(len(lines), pa.int32()) if cells is None else cells
    return pa.record_batch([pa.array(lines), uneven, *columns], schema=rows_schema(names))
