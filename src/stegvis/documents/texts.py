"""What have the teams written beside the dataset?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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


def read_texts(folder: Path) -> Texts:
    """Every `SECTION.md` and `TEAM/SECTION.md` under `folder`, and each `TEAM/ordning.txt` (one section a line).

    A folder that is not there means no texts. Raises TextError for a file that is not UTF-8 or above a million bytes.
    """
    sections = {
        (WHOLE if path.parent == folder else path.parent.name, path.stem): _read(path)
        for path in sorted([*folder.glob("*.md"), *folder.glob("*/*.md")])
    }
    orders = {
        path.parent.name: tuple(line.strip() for line in _read(path).splitlines() if line.strip())
        for path in sorted(folder.glob(f"*/{ORDER}"))
    }
    return Texts(sections, orders)


def _read(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise TextError(f"{path} är större än en miljon tecken. Dela upp texten eller ta bort det som inte hör till rapporten.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise TextError(f"{path} är inte UTF-8 (byte {fault.start}). Spara filen som UTF-8 och försök igen.") from fault
