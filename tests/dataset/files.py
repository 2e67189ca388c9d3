"""Datasets that are packed, written or named in ways that must be recognised or refused; each builder gives a path."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tests.dataset.base import as_csv, base, written

Build = Callable[[Path], Path]


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def in_zip(path: Path, top: str = "") -> Path:
    return zipped(path, {f"{top}{name}.csv": as_csv(rows).encode() for name, rows in base().items()})


def with_file(name: str, content: bytes) -> Build:
    def build(folder: Path) -> Path:
        written(folder / "data", base())
        (folder / "data" / name).write_bytes(content)
        return folder / "data"

    return build


def without_file(name: str) -> Build:
    def build(folder: Path) -> Path:
        source = written(folder / "data", base())
        (source / name).unlink()
        return source

    return build


def edited(name: str, edit: Callable[[str], str], encoding: str = "utf-8") -> Build:
    """The base with one file's text changed, or written in another encoding."""

    def build(folder: Path) -> Path:
        source = written(folder / "data", base())
        text = (source / name).read_text(encoding="utf-8")
        (source / name).write_bytes(edit(text).encode(encoding))
        return source

    return build


def replaced(name: str, old: str, new: str) -> Build:
    return edited(name, lambda text: text.replace(old, new, 1))


def zip_of(entries: dict[str, bytes]) -> Build:
    return lambda folder: zipped(folder / "data.zip", entries)


def _cut_zip(folder: Path) -> Path:
    path = in_zip(folder / "data.zip")
    path.write_bytes(path.read_bytes()[:-40])
    return path


def _locked_zip(folder: Path) -> Path:
    path = zipped(folder / "data.zip", {"teams.csv": b"team\n"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    return path


def _lying_zip(folder: Path) -> Path:
    """A zip whose list says that it unpacks to 3 GB."""
    path = in_zip(folder / "data.zip")
    content = bytearray(path.read_bytes())
    sizes = content.index(b"PK\x01\x02") + 20
    content[sizes : sizes + 8] = struct.pack("<II", 3 << 28, (3 << 30) - 1)
    path.write_bytes(content)
    return path


def _with_parquet(content: Callable[[], bytes]) -> Build:
    def build(folder: Path) -> Path:
        source = without_file("teams.csv")(folder)
        (source / "teams.parquet").write_bytes(content())
        return source

    return build


def teams_parquet(**columns: pa.Array) -> bytes:
    table = pa.Table.from_pylist(base()["teams"])
    for name, values in columns.items():
        table = table.set_column(table.column_names.index(name), name, values)
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def _spoiled_parquet() -> bytes:
    content = bytearray(teams_parquet())
    content[4:120] = b"\xff" * 116
    return bytes(content)


# Nothing can be answered: a DatasetError.
REFUSED: dict[str, Build] = {
    "source_missing": lambda folder: folder / "finns-inte",
    "source_unknown": lambda folder: written(folder / "data", base()) / "teams.csv",
    "source_empty": lambda folder: folder,
    "source_is_workbook": zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    "descriptor_unreadable": with_file("datapackage.json", b'{"name": "x",}'),
    "zip_unreadable": _cut_zip,
    "zip_encrypted": _locked_zip,
    "zip_nested": zip_of({"teams.csv": b"team\n", "mer.zip": b"PK"}),
    "zip_unsafe": zip_of({"../teams.csv": b"team\n"}),
    "zip_bomb": zip_of({"teams.csv": b"0" * (20 << 20)}),
    "zip_too_large": _lying_zip,
    "zip_too_many": zip_of({f"{number}.csv": b"" for number in range(10_001)}),
}

# A file that cannot be read as a table: a finding for the file, and none of its rows.
UNREAD: dict[str, Build] = {
    "missing_file": without_file("teams.csv"),
    "listed_file_missing": with_file(
        "datapackage.json",
        b'{"resources": [{"name": "surveys", "path": "x.csv"}, {"name": "goals", "path": "g.csv"}]}',
    ),
    "two_files": with_file("teams.parquet", teams_parquet()),
    "missing_column": replaced("teams.csv", "association", "assoc"),
    "duplicate_column": replaced("teams.csv", "kind", "team"),
    "file_empty": with_file("teams.csv", b""),
    "file_unreadable": lambda folder: _as_folder(written(folder / "data", base()) / "teams.csv"),
    "file_binary": with_file("teams.csv", b"PK\x03\x04" + bytes(100)),
    "file_nul": with_file("teams.csv", b"team,association,name\nfns,vml,\0\n"),
    "line_too_long": with_file("teams.csv", b"team,association,name\nfns,vml," + b"x" * (10 << 20)),
    "file_too_large": with_file("teams.csv", b"team,association,name" + b",x" * 200_000 + b"\n"),
    "unknown_encoding": edited("teams.csv", lambda text: text.replace("Arboga", "Köping"), "mac_roman"),
    "file_breaks_off": _with_parquet(_spoiled_parquet),
    "parquet_unreadable": _with_parquet(lambda: teams_parquet()[:-9]),
    "parquet_column_type": _with_parquet(lambda: teams_parquet(name=pa.array([{"sv": "a"}, {"sv": "b"}]))),
}


def _as_folder(path: Path) -> Path:
    path.unlink()
    path.mkdir()
    return path.parent


# Read all the same, and said.
NOTED: dict[str, Build] = {
    "text_unreadable": lambda folder: _with_text(written(folder / "data", base()), "Mål".encode("cp1252")),
    "uneven_row": replaced("actions.csv", "t1,e1,psychiatry", "t1,e1,psychiatry,,"),
    "broken_quotes": replaced("actions.csv", "t1,e1,psychiatry", 't1,e1,"psychiatry"x'),
    "other_encoding": edited("tracks.csv", str, "cp1252"),
    "byte_order_mark": edited("tracks.csv", str, "utf-8-sig"),
    "other_delimiter": edited("tracks.csv", lambda text: text.replace(",", ";")),
    "decimal_comma": replaced("enrolments.csv", "2.5", '"2,5"'),
    "blank_lines": edited("tracks.csv", lambda text: text + "\n,,,,,\n\n"),
    "surrounding_space": replaced("tracks.csv", "mac,fns,MAC", "mac, fns,MAC"),
    "unknown_column": replaced("tracks.csv", "capacity", "platser"),
    "unknown_file": with_file("follow_up.csv", b"follow_up\n"),
}


def _with_text(source: Path, content: bytes) -> Path:
    (source / "texts").mkdir()
    (source / "texts" / "fns.md").write_bytes(content)
    return source
