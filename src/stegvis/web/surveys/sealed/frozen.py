"""How is what a survey asks kept as it was on the day it was opened?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stegvis.definitions import Instrument
from stegvis.definitions.instrument_reading import instrument


def frozen(entry: Mapping[str, Any], wording: Mapping[str, Any] | None = None) -> str:
    """An instrument's file with the customer's words, as one text; the items keep their order."""
    return json.dumps({"entry": entry, "wording": wording or {}}, ensure_ascii=False, default=str)


def thawed(name: str, text: str) -> Instrument:
    """What `frozen` kept. Raises ValueError where it does not hold together."""
    held = json.loads(text)
    return instrument(name, held["entry"], held["wording"])


def items_of(text: str) -> dict[str, Any]:
    """The items as they were written, by code, in their order."""
    found: dict[str, Any] = json.loads(text)["entry"]["items"]
    return found
