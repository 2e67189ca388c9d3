"""Can a CSV file be read as a table, and how is it written?"""

from __future__ import annotations

import csv
from pathlib import Path

from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits
from stegvis.dataset.reading.csv_rows import CsvFile, plain_batches, quoted_batches
from stegvis.dataset.reading.header import known_columns
from stegvis.dataset.reading.look import Look, look
from stegvis.dataset.reading.rows import Rows
from stegvis.definitions import Table

DELIMITERS = {",": "komma", ";": "semikolon", "\t": "tabb"}


def read_csv(path: Path, file: str, table: Table, findings: Findings, limits: Limits, scratch: Path) -> Rows:
    """The rows of a CSV file. `file` is its name in findings, `scratch` a folder for a copy in UTF-8 where one is needed.

    Raises DatasetError where the file cannot be read as a table at all.
    """
    try:
        seen = look(path, limits.line)
    except OSError as fault:
        raise findings.refusal("file_unreadable", file, reason=fault.strerror) from fault
    _refuse(seen, file, findings)
    if seen.encoding not in ("utf-8", "utf-8-sig"):
        findings.add(
            "other_encoding",
            file,
            line=1,
            encoding={"cp1252": "Windows-1252"}.get(str(seen.encoding), "UTF-16"),
        )
        path = _in_utf8(path, str(seen.encoding), scratch, file, findings)
        seen = look(path, limits.line)
        _refuse(seen, file, findings)
    elif seen.encoding == "utf-8-sig":
        findings.add("byte_order_mark", file, line=1)
    found = _opened(path, file, table, str(seen.encoding), findings, limits)
    return Rows(found.known, quoted_batches(found, findings) if seen.quoted else plain_batches(found))


def _refuse(seen: Look, file: str, findings: Findings) -> None:
    if seen.empty:
        raise findings.refusal("file_empty", file)
    if seen.kind:
        raise findings.refusal("file_binary", file, kind=seen.kind)
    if seen.nul:
        raise findings.refusal("file_nul", file)
    if seen.long_line:
        raise findings.refusal("line_too_long", file)
    if seen.encoding is None:
        raise findings.refusal("unknown_encoding", file)


def _in_utf8(path: Path, encoding: str, scratch: Path, file: str, findings: Findings) -> Path:
    copy = scratch / f"{path.stem}.utf8.csv"
    try:
        with (
            path.open(encoding=encoding, newline="") as source,
            copy.open("w", encoding="utf-8", newline="") as target,
        ):
            while piece := source.read(1 << 20):
                target.write(piece)
    except UnicodeError as fault:
        raise findings.refusal("unknown_encoding", file) from fault
    return copy


def _opened(
    path: Path, file: str, table: Table, encoding: str, findings: Findings, limits: Limits
) -> CsvFile:
    with path.open(encoding=encoding, newline="") as source:
        line = source.readline()
    known = {field.name for field in table.fields}
    delimiter = max(DELIMITERS, key=lambda sign: len(known & set(_header(line, sign))))
    if delimiter != ",":
        findings.add("other_delimiter", file, line=1, delimiter=DELIMITERS[delimiter])
    header = _header(line, delimiter)
    return CsvFile(
        path, file, encoding, delimiter, tuple(header), known_columns(header, table, file, findings, limits)
    )


def _header(line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]
    except csv.Error:
        return []
