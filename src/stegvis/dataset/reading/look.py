"""What is in the bytes of a file that says it is CSV?"""

from __future__ import annotations

import codecs
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

SIGNATURES = {
    b"PK\x03\x04": "en zip-fil eller en Excel-arbetsbok",
    b"\xd0\xcf\x11\xe0": "en äldre Excel-arbetsbok",
    b"PAR1": "en Parquet-fil",
    b"%PDF": "en PDF",
    b"\x1f\x8b": "en gzip-fil",
    b"7z\xbc\xaf": "ett 7-Zip-arkiv",
    b"SQLite format 3": "en SQLite-databas",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"{\\rtf": "ett RTF-dokument",
}
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

# Windows-1252 is taken for granted only where its bytes are letters and the punctuation of word processors, and
# where å, ä or ö are among them: the same letters of MacRoman and DOS lie at 0x80-0x9F and would turn to rubbish.
_PUNCTUATION = frozenset(range(0x91, 0x98))
_WINDOWS = _PUNCTUATION | frozenset(range(0xA0, 0x100))
_SWEDISH = frozenset("åäöÅÄÖ".encode("cp1252"))


@dataclass(frozen=True, slots=True)
class Look:
    """What a file's bytes are: `encoding` None where it cannot be told, `kind` a known other kind of file."""

    kind: str | None = None
    encoding: str | None = None
    nul: bool = False
    long_line: bool = False
    quoted: bool = False
    empty: bool = False


def look(path: Path, longest: int) -> Look:
    """Reads the file once, in pieces, and stops at the first thing that makes it unreadable. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(16)
    if not head:
        return Look(empty=True)
    kind = next((what for start, what in SIGNATURES.items() if head.startswith(start)), None)
    if kind is not None:
        return Look(kind=kind)
    mark = next((name for start, name in _MARKS.items() if head.startswith(start)), None)
    if mark == "utf-16":
        return Look(encoding=mark)
    return _Scan(path, longest).look(mark or "utf-8")


class _Scan:
    """One pass over the bytes of a file that is no UTF-16."""

    def __init__(self, path: Path, longest: int) -> None:
        self._path = path
        self._longest = longest
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._utf8 = True
        self._since_newline = 0
        self._quoted = False

    def look(self, encoding: str) -> Look:
        with self._path.open("rb") as file:
            while piece := file.read(self._longest):
                if b"\0" in piece:
                    return Look(nul=True)
                if self._too_long(piece):
                    return Look(long_line=True)
                self._note(piece)
        known = encoding if self._decodes(b"", final=True) else self._windows()
        return Look(encoding=known, quoted=self._quoted)

    def _note(self, piece: bytes) -> None:
        self._quoted = self._quoted or b'"' in piece
        if self._utf8:
            self._utf8 = self._decodes(piece)

    def _too_long(self, piece: bytes) -> bool:
        first = _line_end(piece)
        if first < 0:
            self._since_newline += len(piece)
            return self._since_newline > self._longest
        # A line inside the piece is shorter than the piece, and the piece is as long as the longest line may be.
        too_long = self._since_newline + first > self._longest
        self._since_newline = len(piece) - 1 - max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        return too_long or self._since_newline > self._longest

    def _decodes(self, piece: bytes, *, final: bool = False) -> bool:
        if not self._utf8:
            return False
        try:
            self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            return False
        return True

    def _windows(self) -> str | None:
        high: set[int] = set()
        with self._path.open("rb") as file:
            while piece := file.read(self._longest):
                high |= set(piece.translate(None, _ASCII))
        return "cp1252" if windows(high) else None


def windows(high: Set[int]) -> bool:
    """Whether bytes above 127 are certainly those of Windows-1252 in a Swedish text."""
    return high <= _WINDOWS and (high.isdisjoint(_PUNCTUATION) or not high.isdisjoint(_SWEDISH))


_ASCII = bytes(range(0x80))


def _line_end(piece: bytes) -> int:
    ends = [place for place in (piece.find(b"\n"), piece.find(b"\r")) if place >= 0]
    return min(ends, default=-1)
