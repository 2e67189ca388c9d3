"""How does what somebody points at become a dataset and its findings?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from stegvis.dataset.checking.cells import MACROS
from stegvis.dataset.checking.fingerprint import fingerprint
from stegvis.dataset.checking.intake import take_in
from stegvis.dataset.checking.rows import ask_warnings, check_rows
from stegvis.dataset.checking.rule import Teller
from stegvis.dataset.checking.workspace import Workspace, named, workspace
from stegvis.dataset.findings import DatasetError, Findings
from stegvis.dataset.limits import Limits
from stegvis.dataset.model import Dataset
from stegvis.dataset.reading.csv_file import read_csv
from stegvis.dataset.reading.parquet_file import read_parquet
from stegvis.dataset.reading.source import Source, opened
from stegvis.dataset.trusted import SETTING, Record, show_trusted, trusted
from stegvis.definitions import Definitions, Table
from stegvis.domain.finding import Finding

DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Checked:
    """A dataset whose good rows lie in a workspace. `unread` are the findings that keep a required table from being read,
    `record` what an earlier check noted where that still holds.
    """

    source: Source
    space: Workspace
    findings: tuple[Finding, ...]
    unread: tuple[Finding, ...]
    record: Record | None = None


def load(
    source: Path, *, definitions: Definitions, on: date | None = None, limits: Limits = DEFAULT
) -> Dataset:
    """Reads a dataset from a folder, a `datapackage.json` or a zip.

    `on` is the day that dated warnings ask about: where none is given, the last day of the period that the package
    names, and without that no dated warning is asked. Raises DatasetError where there is nothing to read or a required table cannot be.
    """
    with checked(source, definitions=definitions, on=on, limits=limits) as found:
        if found.unread:
            raise DatasetError(*found.unread)
        package = found.source.package
        return Dataset(
            name=package.name,
            title=package.title,
            tables=_tables(found, definitions),
            findings=found.findings,
            package={name: said for name, said in package.settings.items() if name != SETTING},
            texts=found.source.texts,
            fingerprint=found.record.fingerprint if found.record else fingerprint(found.space, definitions),
        )


def check(
    source: Path,
    *,
    definitions: Definitions,
    on: date | None = None,
    otherwise: date = date.min,
    limits: Limits = DEFAULT,
) -> tuple[Finding, ...]:
    """Everything found in a dataset, without keeping its rows; `otherwise` is the day where neither `on` nor a period is.

    Raises DatasetError where there is nothing to read.
    """
    with checked(source, definitions=definitions, on=on, otherwise=otherwise, limits=limits) as found:
        return found.findings


@contextmanager
def checked(
    source: Path, *, definitions: Definitions, on: date | None, limits: Limits, otherwise: date = date.min
) -> Iterator[Checked]:
    """A dataset read into a workspace and checked, for as long as the block lasts."""
    findings = Findings(definitions.findings)
    with (
        opened(source, definitions, findings, limits) as files,
        workspace(files.scratch, limits, on or files.package.last_day or otherwise) as space,
    ):
        teller = Teller(space, findings, limits)
        record = trusted(files, definitions)
        unread = _take_in_checked(record, teller) if record else _take_in_all(files, definitions, teller)
        order = [path.name for path in files.files.values()]
        yield Checked(files, space, findings.sorted(order), unread, record)


def _tables(found: Checked, definitions: Definitions) -> dict[str, pa.Table | Path]:
    if found.record:
        return dict(found.record.files)
    return {
        name: good_rows(found.space, table)
        for name, table in definitions.tables.items()
        if name in found.space.tables
    }


def _take_in_checked(record: Record, teller: Teller) -> tuple[Finding, ...]:
    """Takes the rows and findings of an earlier check; only what depends on the day is asked again."""
    show_trusted(record, teller.space)
    teller.findings.extend(record.findings)
    ask_warnings(teller, dated=True)
    return ()


def good_rows(space: Workspace, table: Table) -> pa.Table:
    """The good rows of a table, in the order of the file."""
    return space.arrow(good_rows_sql(space, table))


def good_rows_sql(space: Workspace, table: Table) -> str:
    """The good rows in the order of the file; a table without bad rows has kept it."""
    rows = f"SELECT {', '.join(named(field.name) for field in table.fields)} FROM {table.name}"
    return f"{rows} ORDER BY line" if table.name in space.spoiled else rows


def _take_in_all(files: Source, definitions: Definitions, teller: Teller) -> tuple[Finding, ...]:
    """Reads and checks every file, and returns why a required one could not be read."""
    teller.space.run(MACROS)
    unread: list[Finding] = []
    for table in definitions.tables.values():
        path = files.files.get(table.name)
        try:
            if path is not None:
                _take_in(path, table, files, definitions, teller)
            elif table.required:
                raise teller.findings.refusal("missing_file", f"{table.name}.csv")
        except DatasetError as fault:
            teller.findings.extend(fault.findings)
            unread += fault.findings if table.required else ()
    check_rows(definitions, teller)
    return tuple(unread)


def _take_in(path: Path, table: Table, files: Source, definitions: Definitions, teller: Teller) -> None:
    limits, findings = teller.limits, teller.findings
    if not path.is_file():
        raise findings.refusal("file_unreadable", path.name, reason="den är ingen vanlig fil")
    if path.suffix.casefold() == ".parquet":
        rows = read_parquet(path, path.name, table, findings, limits)
    else:
        rows = read_csv(path, path.name, table, findings, limits, files.scratch)
    take_in(rows, table, path.name, definitions, teller)
