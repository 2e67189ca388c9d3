"""Where is the dataset that somebody points at, and which files is it made of?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits
from stegvis.dataset.reading.archive import unpack
from stegvis.dataset.reading.package import DESCRIPTOR, Package, read_package
from stegvis.definitions import Definitions

KINDS = (".csv", ".parquet")
TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one dataset: `files` by table name, `texts` by name relative to `texts/`.

    `lasting` is False where the files lie in a folder that goes away after reading (an unpacked zip).
    """

    folder: Path
    package: Package
    files: Mapping[str, Path]
    texts: Mapping[str, str]
    lasting: bool
    scratch: Path


@contextmanager
def opened(path: Path, definitions: Definitions, findings: Findings, limits: Limits) -> Iterator[Source]:
    """The files of a folder, a `datapackage.json` or a zip, for as long as the block lasts.

    Raises DatasetError where there is no dataset, or where the zip is broken or asks for too much.
    """
    with TemporaryDirectory(prefix="stegvis-") as scratch:
        folder, name = _folder(path, Path(scratch), findings, limits, set(definitions.tables))
        package = read_package(folder, name, findings, limits)
        files = _files(folder, package, definitions, findings)
        if not files:
            raise findings.refusal("source_empty", path.name)
        yield Source(
            folder,
            package,
            files,
            _texts(folder, findings, limits),
            not path.is_file() or path.name == DESCRIPTOR,
            Path(scratch),
        )


def _folder(
    path: Path, scratch: Path, findings: Findings, limits: Limits, tables: set[str]
) -> tuple[Path, str]:
    if path.is_dir():
        return path, path.resolve().name
    if not path.is_file():
        raise findings.refusal("source_missing", str(path))
    if path.name == DESCRIPTOR:
        return path.parent, path.resolve().parent.name
    with path.open("rb") as file:
        packed = file.read(4).startswith(b"PK")
    if not packed:
        raise findings.refusal("source_unknown", path.name)
    return unpack(path, scratch / "zip", findings, limits, tables), path.stem


def _files(folder: Path, package: Package, definitions: Definitions, findings: Findings) -> dict[str, Path]:
    present = [path for path in sorted(folder.iterdir()) if path.suffix.casefold() in KINDS]
    files: dict[str, Path] = {}
    for table in definitions.tables:
        listed = package.paths.get(table)
        found = [path for path in present if path.stem.casefold() == table]
        if listed is not None:
            found = [folder / listed] if (folder / listed).is_file() else []
            if not found:
                findings.add("listed_file_missing", listed)
        if len(found) > 1:
            findings.add("two_files", found[0].name, other=found[1].name)
        elif found:
            files[table] = found[0]
    strangers = [
        path
        for path in present
        if path.stem.casefold() not in definitions.tables and path not in files.values()
    ]
    for path in strangers:
        findings.add("unknown_file", path.name, tables=", ".join(definitions.tables))
    return files


def _texts(folder: Path, findings: Findings, limits: Limits) -> dict[str, str]:
    home = folder / TEXTS
    texts: dict[str, str] = {}
    for path in sorted(home.rglob("*.md")) if home.is_dir() else ():
        name = path.relative_to(home).as_posix()
        try:
            if path.stat().st_size > limits.text:
                raise ValueError
            texts[name] = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            findings.add("text_unreadable", f"{TEXTS}/{name}")
    return texts


def copy_texts(source: Source, target: Path) -> None:
    """Puts the dataset's texts beside a copy of its data."""
    if source.texts:
        shutil.copytree(source.folder / TEXTS, target / TEXTS)
