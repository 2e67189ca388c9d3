"""What have the teams written beside the dataset?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stegvis.documents.material import WHOLE

ORDER = "ordning.txt"
LARGEST = 1_000_000


class TextError(Exception):
    """A text file cannot be used; says which file and what to do."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Markdown by (team, section), with (WHOLE, section) for the report as such, and each team's order of sections."""

    sections: dict[tuple[str, str], str]
    orders: dict[str, tuple[str, ...]]


def arranged(files: Mapping[str, str]) -> Texts:
    """The texts beside a dataset, by name relative to `texts/`: `SECTION.md`, `TEAM/SECTION.md`, `TEAM/ordning.txt`."""
    sections: dict[tuple[str, str], str] = {}
    orders: dict[str, tuple[str, ...]] = {}
    for name, text in sorted(files.items()):
        path = PurePosixPath(name)
        team = WHOLE if path.parent == PurePosixPath(".") else path.parent.name
        if path.name == ORDER:
            orders[team] = tuple(line.strip() for line in text.splitlines() if line.strip())
        elif path.suffix == ".md":
            sections[team, path.stem] = text
    return Texts(sections, orders)


def read_texts(folder: Path) -> Texts:
    """The texts of a folder. One that is not there means no texts.

    Raises TextError for a file that is not UTF-8 or above a million bytes.
    """
    paths = sorted([*folder.glob("*.md"), *folder.glob("*/*.md"), *folder.glob(f"*/{ORDER}")])
    return arranged({path.relative_to(folder).as_posix(): _read(path) for path in paths})


def _read(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise TextError(f"{path} är större än en miljon tecken. Dela upp texten eller ta bort det som inte hör till rapporten.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise TextError(f"{path} är inte UTF-8 (byte {fault.start}). Spara filen som UTF-8 och försök igen.") from fault
