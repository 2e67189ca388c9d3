"""How do the columns of a Parquet file, of whatever type, become rows of text?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits
from stegvis.dataset.reading.header import known_columns
from stegvis.dataset.reading.rows import Rows, rows_schema
from stegvis.definitions import Table

BATCH = 50_000


def read_parquet(path: Path, file: str, table: Table, findings: Findings, limits: Limits) -> Rows:
    """The rows of a Parquet file as text; `line` is the row's number + 1, as if there were a header line.

    Raises DatasetError where the file is no Parquet file, is cut off, or has a column of a type that is no text.
    """
    try:
        source = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as fault:
        raise findings.refusal("parquet_unreadable", file) from fault
    if source.metadata.num_rows > limits.rows:
        reason = f"den säger sig ha {source.metadata.num_rows} rader, högst {limits.rows} tas emot"
        raise findings.refusal("file_too_large", file, reason=reason)
    schema = source.schema_arrow
    columns = known_columns(list(schema.names), table, file, findings, limits)
    for name in columns:
        if not _is_text(schema.field(name).type):
            raise findings.refusal("parquet_column_type", file, column=name, type=schema.field(name).type)
    return Rows(columns, _batches(source, columns))


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind) or pa.types.is_list(kind) or pa.types.is_large_list(kind):
        kind = kind.value_type
    strange = (
        pa.types.is_nested,
        pa.types.is_binary,
        pa.types.is_large_binary,
        pa.types.is_fixed_size_binary,
        pa.types.is_duration,
    )
    return not any(is_strange(kind) for is_strange in strange)


def _batches(source: pq.ParquetFile, columns: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    first = 2
    for batch in source.iter_batches(BATCH, columns=list(columns), use_threads=False):
        lines = pa.array(range(first, first + batch.num_rows), pa.int64())
        texts = [_texts(batch.column(name)) for name in columns]
        yield pa.record_batch(
            [lines, pa.nulls(batch.num_rows, pa.int32()), *texts], schema=rows_schema(columns)
        )
        first += batch.num_rows


def _texts(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pc.cast(pc.binary_join(column, ";"), pa.string())
    if pa.types.is_timestamp(kind):
        try:
            column = pc.cast(column, pa.date32())
        except pa.ArrowInvalid:  # a time of day: left as it is, to be told as a date that is none
            return pc.cast(column, pa.string())
    return pc.cast(column, pa.string())
