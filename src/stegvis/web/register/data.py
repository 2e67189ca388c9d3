"""Which lists of the register are data, and what do they hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from stegvis.definitions import Text

HOME = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be chosen; `more` holds what the file says besides the label."""

    code: str
    label: Text
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in the order it is shown, and where it comes from."""

    label: Text
    source: str
    choices: Mapping[str, Choice]


@cache
def listing(name: str) -> Listing:
    """The list in data/NAME.yaml: `label` and `source`, then `codes`, each with its label."""
    said = yaml.safe_load((HOME / f"{name}.yaml").read_text(encoding="utf-8"))
    found = {code: _choice(code, entry) for code, entry in said["codes"].items()}
    return Listing(_text(said), said["source"], MappingProxyType(found))


@cache
def lists() -> frozenset[str]:
    """The names of every list."""
    return frozenset(file.stem for file in HOME.glob("*.yaml"))


def choices_of(name: str) -> list[tuple[str, str]]:
    """Codes with their Swedish labels, for a form's field."""
    return [(choice.code, choice.label.sv) for choice in listing(name).choices.values()]


def label_of(name: str, code: str | None) -> str:
    """The Swedish label of a code; the code itself where the list does not know it, and a dash where there is none."""
    if not code:
        return "–"
    said = listing(name).choices.get(code)
    return said.label.sv if said else code


def _choice(code: str, entry: Mapping[str, Any]) -> Choice:
    more = {key: value for key, value in entry.items() if key != "label"}
    return Choice(code, _text(entry), MappingProxyType(more))


def _text(entry: Mapping[str, Any]) -> Text:
    return Text(entry["label"]["sv"], entry["label"]["en"])
