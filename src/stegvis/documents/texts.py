"""What have the teams written beside the dataset, and in which order shall it stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from stegvis.documents.material import WHOLE

ORDER = "ordning"
LIST_SIGNS = "-*0123456789. \t"


@dataclass(frozen=True, slots=True)
class Texts:
    """Markdown by (team, section), with (WHOLE, section) for the report as such, and each team's order of sections."""

    sections: dict[tuple[str, str], str]
    orders: dict[str, tuple[str, ...]]


def arranged(texts: Mapping[str, str]) -> Texts:
    """Texts by file name under `texts/` (`TEAM/SECTION.md`, `SECTION.md`) as the report asks for them.

    `TEAM/ordning.md` names the team's sections in its own order, one a line, as a list or not.
    """
    found = {_place(name): text for name, text in texts.items()}
    orders = {team: tuple(_named(text)) for (team, section), text in found.items() if section == ORDER}
    return Texts({place: text for place, text in found.items() if place[1] != ORDER}, orders)


def _place(name: str) -> tuple[str, str]:
    path = PurePosixPath(name)
    return (path.parent.name or WHOLE), path.stem


def _named(text: str) -> list[str]:
    lines = (line.strip(LIST_SIGNS) for line in text.splitlines())
    return [line for line in lines if line]
