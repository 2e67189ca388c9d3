"""Which columns has a logic model, and what does a row of each point back to?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

FILE = Path(__file__).parent / "data" / "logic.yaml"
PURPOSE, GOAL, ACTIVITY, RESOURCE, FOLLOW_UP = "purpose", "goal", "activity", "resource", "follow_up"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, how its rows' codes begin, what is asked, and which columns its rows point back to."""

    code: str
    label: str
    letter: str
    ask: str
    back: tuple[str, ...]
    measured: bool


@cache
def columns() -> Mapping[str, Column]:
    """Every column by its code, in order."""
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))["columns"]
    found = {
        code: Column(
            code,
            one["label"]["sv"],
            one["letter"],
            one["ask"]["sv"],
            tuple(one["for"]),
            one.get("measured", False),
        )
        for code, one in said.items()
    }
    return MappingProxyType(found)
