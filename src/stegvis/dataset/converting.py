"""How does a dataset become one that is read fast, or one that follows the contract to the letter?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stegvis.dataset.checking.fingerprint import fingerprint
from stegvis.dataset.checking.warnings import WARNINGS
from stegvis.dataset.checking.workspace import Workspace, quoted
from stegvis.dataset.descriptor import descriptor
from stegvis.dataset.findings import DatasetError
from stegvis.dataset.limits import Limits
from stegvis.dataset.loading import DEFAULT, Checked, checked, good_rows_sql
from stegvis.dataset.reading.source import copy_texts
from stegvis.dataset.trusted import SETTING, make_record
from stegvis.dataset.writing import OPTIONS, Format, write_descriptor
from stegvis.definitions import Definitions
from stegvis.domain.finding import Finding

_DATED = {rule.code for rule in WARNINGS if rule.dated}


@dataclass(frozen=True, slots=True)
class Converted:
    """How many good rows each table was written with, and what was found on the way."""

    rows: Mapping[str, int]
    findings: tuple[Finding, ...]


def convert(
    source: Path,
    folder: Path,
    *,
    definitions: Definitions,
    on: date,
    format: Format = "parquet",
    limits: Limits = DEFAULT,
) -> Converted:
    """Writes the good rows of a dataset to an empty folder, with its texts.

    As Parquet the folder says that it is checked, and `load` takes it as it is while nothing in it changes. Raises
    DatasetError where the dataset cannot be read, FileExistsError where the folder has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    with checked(source, definitions=definitions, on=on, limits=limits) as found:
        if found.unread:
            raise DatasetError(*found.unread)
        folder.mkdir(parents=True, exist_ok=True)
        paths = _copy_rows(found.space, folder, definitions, format)
        copy_texts(found.source, folder)
        settings = dict(found.source.package.settings)
        if format == "parquet":
            settings[SETTING] = make_record(
                folder, paths, _lasting(found), fingerprint(found.space, definitions), definitions
            )
        named = found.source.package
        write_descriptor(
            folder,
            descriptor(
                named.name, named.title, paths, definitions=definitions, package=settings, format=format
            ),
        )
        rows = {table: int(found.space.one(f"SELECT count(*) FROM {table}")[0]) for table in paths}
        return Converted(rows, found.findings)


def _copy_rows(space: Workspace, folder: Path, definitions: Definitions, format: Format) -> dict[str, Path]:
    paths = {name: folder / f"{name}.{format}" for name in definitions.tables if name in space.tables}
    for name, path in paths.items():
        space.run(
            f"COPY ({good_rows_sql(space, definitions.tables[name])}) TO {quoted(str(path))} ({OPTIONS[format]})"
        )
    return paths


def _lasting(found: Checked) -> tuple[Finding, ...]:
    """The findings that will be the same on any day."""
    return tuple(finding for finding in found.findings if finding.code not in _DATED)
