"""Which nine fields is a team's work seen in?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "nine_fields.yaml"


@dataclass(frozen=True, slots=True)
class NineField:
    """One of the fields: its code, its row and column in words, and what is asked in it."""

    code: str
    row: str
    column: str
    ask: str

    @property
    def label(self) -> str:
        """The field by name."""
        return f"{self.row}, {self.column.lower()}"


@cache
def _said() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def grid() -> tuple[tuple[NineField, ...], ...]:
    """The fields, row by row."""
    said = _said()
    return tuple(
        tuple(
            NineField(
                f"{row}_{column}",
                words["label"]["sv"],
                about["label"]["sv"],
                said["fields"][f"{row}_{column}"]["ask"]["sv"],
            )
            for column, about in said["columns"].items()
        )
        for row, words in said["rows"].items()
    )


def fields() -> dict[str, NineField]:
    """Every field by its code."""
    return {one.code: one for row in grid() for one in row}


def choices() -> list[tuple[str, str]]:
    """Codes with their names, for a form's field."""
    return [(code, one.label) for code, one in fields().items()]
