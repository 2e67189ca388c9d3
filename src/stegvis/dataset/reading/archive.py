"""Is a zip safe to unpack, and which of its files are the dataset's?"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath

from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits
from stegvis.dataset.reading.package import DESCRIPTOR

TABLES = (".csv", ".parquet")
WANTED = (*TABLES, ".json", ".md")
_PACKED = (".zip", ".gz", ".7z", ".rar", ".xz", ".bz2", ".tar")
_ENCRYPTED = 0x1
_PIECE = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)


def unpack(path: Path, target: Path, findings: Findings, limits: Limits, tables: set[str]) -> Path:
    """Unpacks the dataset in a zip under `target` and returns the folder that it lies in.

    Every entry is judged by the zip's own list before anything is unpacked; `zipfile` gives no more bytes of an entry
    than the list says. Raises DatasetError where the zip is broken, hides what it holds or would fill the disk.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _entries(archive, path.name, findings, limits, tables)
            for inside, entry in entries.items():
                _write(archive, entry, target / inside)
    except _DAMAGED as fault:
        raise findings.refusal("zip_unreadable", path.name) from fault
    target.mkdir(exist_ok=True)
    return target


def _entries(
    archive: zipfile.ZipFile, name: str, findings: Findings, limits: Limits, tables: set[str]
) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """The entries of the dataset by their path beneath its own folder. Raises DatasetError on the first that is unsafe."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.entries:
        raise findings.refusal("zip_too_many", name, count=len(entries), limit=limits.entries)
    if any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise findings.refusal("source_is_workbook", name)
    for entry in entries:
        _judge(entry, name, findings, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise findings.refusal("zip_too_large", name, megabytes=total >> 20, limit=limits.unpacked >> 20)
    twice = [inside for inside, times in Counter(entry.filename for entry in entries).items() if times > 1]
    if twice:
        raise findings.refusal("zip_unsafe", name, entry=twice[0])
    return _below(_home(entries, tables), entries)


def _judge(entry: zipfile.ZipInfo, name: str, findings: Findings, limits: Limits) -> None:
    inside = PurePosixPath(entry.filename)
    if inside.is_absolute() or ".." in inside.parts or "\\" in entry.filename or ":" in entry.filename:
        raise findings.refusal("zip_unsafe", name, entry=entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        raise findings.refusal("zip_encrypted", name, entry=entry.filename)
    if inside.suffix.casefold() in _PACKED:
        raise findings.refusal("zip_nested", name, entry=entry.filename)
    if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        raise findings.refusal("zip_bomb", name, entry=entry.filename)


def _home(entries: list[zipfile.ZipInfo], tables: set[str]) -> PurePosixPath:
    """The folder of the zip that is the dataset: the uppermost with a descriptor, else the uppermost with a table."""
    paths = [PurePosixPath(entry.filename) for entry in entries]
    described = [path.parent for path in paths if path.name == DESCRIPTOR]
    homes = [
        path.parent for path in paths if path.stem.casefold() in tables and path.suffix.casefold() in TABLES
    ]
    return min(
        described or homes, key=lambda home: (len(home.parts), home.as_posix()), default=PurePosixPath()
    )


def _below(home: PurePosixPath, entries: list[zipfile.ZipInfo]) -> dict[PurePosixPath, zipfile.ZipInfo]:
    by_path = {PurePosixPath(entry.filename): entry for entry in entries}
    return {
        path.relative_to(home): entry
        for path, entry in by_path.items()
        if path.is_relative_to(home) and path.suffix.casefold() in WANTED
    }


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, path.open("wb") as target:
        while piece := source.read(_PIECE):
            target.write(piece)
