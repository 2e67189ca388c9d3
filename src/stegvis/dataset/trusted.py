"""Has this folder been checked before, under the same rules, and is it unchanged since?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stegvis.dataset.checking.workspace import Workspace, quoted
from stegvis.dataset.reading.source import Source
from stegvis.dataset.schema import arrow_schema
from stegvis.definitions import Definitions
from stegvis.domain.finding import Finding

FINDINGS = "findings.json"
SETTING = "checked"


@dataclass(frozen=True, slots=True)
class Record:
    """What a conversion noted about the folder it wrote: its good rows, and the findings that depend on no day."""

    files: Mapping[str, Path]
    findings: tuple[Finding, ...]
    fingerprint: str


def rules_mark(definitions: Definitions) -> str:
    """A hash of everything that decides what a good row is: the definitions and this package's own code."""
    return sha256(f"{definitions.fingerprint} {_code_mark()}".encode()).hexdigest()


@cache
def _code_mark() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_record(
    folder: Path,
    tables: Mapping[str, Path],
    findings: tuple[Finding, ...],
    fingerprint: str,
    definitions: Definitions,
) -> dict[str, Any]:
    """Writes the findings beside the checked files and returns what `datapackage.json` shall say about both."""
    said = [found.as_dict() for found in findings]
    (folder / FINDINGS).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    paths = [*tables.values(), folder / FINDINGS]
    return {
        "rules": rules_mark(definitions),
        "fingerprint": fingerprint,
        "files": {path.name: _hash(path) for path in paths},
    }


def trusted(source: Source, definitions: Definitions) -> Record | None:
    """The record of a folder that still is as the conversion left it, else None.

    The hashes tell that nothing has changed since, not who wrote the folder: they guard against mistakes, not forgery.
    """
    said = source.package.settings.get(SETTING)
    if not source.lasting or not isinstance(said, dict) or said.get("rules") != rules_mark(definitions):
        return None
    paths = [*source.files.values(), source.folder / FINDINGS]
    try:
        same = {path.name: _hash(path) for path in paths} == said.get("files")
        if not same or not all(_has_schema(path, name, definitions) for name, path in source.files.items()):
            return None
        findings = json.loads((source.folder / FINDINGS).read_text(encoding="utf-8"))
        return Record(source.files, tuple(Finding(**found) for found in findings), str(said["fingerprint"]))
    except (OSError, pa.ArrowException, ValueError, TypeError, KeyError):
        return None


def show_trusted(record: Record, space: Workspace) -> None:
    """Lets the checked files be asked as the good rows that they are; `line` is the row's number + 1."""
    for name, path in record.files.items():
        space.run(f"""
            CREATE VIEW all_{name} AS SELECT file_row_number + 2 AS line, * EXCLUDE (file_row_number)
            FROM read_parquet({quoted(str(path))}, file_row_number = true)""")
        space.admit(name, path.name)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _has_schema(path: Path, name: str, definitions: Definitions) -> bool:
    found, asked = pq.read_schema(path), arrow_schema(definitions.tables[name])
    return (list(found.names), list(found.types)) == (list(asked.names), list(asked.types))
