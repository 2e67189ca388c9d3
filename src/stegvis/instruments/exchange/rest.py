"""What of an instrument's file has no place in another program's form?

It goes along where that program looks past it, so that nothing is lost on the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Said by the formats themselves; the rest of the entry and of an item goes along as it is.
SAID = frozenset({"version", "label", "licence", "intro", "items"})
SAID_OF_ITEM = frozenset({"wording", "hint", "scale", "only_if"})


def rest_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of a whole instrument: scoring, cut-offs, when it is given, and the words of its name and use."""
    return {key: value for key, value in entry.items() if key not in SAID} | {"label": entry["label"]}


def rest_of_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of a question; `unworded` where what is shown in its place is only what reports call it."""
    found = {key: value for key, value in item.items() if key not in SAID_OF_ITEM}
    return found if item.get("wording") else {**found, "unworded": True}


def shown(code: str, item: Mapping[str, Any]) -> dict[str, str]:
    """The words of a question by language; where it has none of ours, what reports call it."""
    words: Mapping[str, str] = item.get("wording") or item.get("label") or {"sv": code}
    return dict(words)


def with_rest(item: dict[str, Any], rest: Mapping[str, Any]) -> dict[str, Any]:
    """A question as it was read, with what went along."""
    more = {key: value for key, value in rest.items() if key != "unworded"}
    if rest.get("unworded"):
        item.pop("wording", None)
    return {**item, **more}


def version_of(said: Any) -> int:
    """Another program's version as ours, a whole number from 1: "2.1" is 2, and none is 1."""
    text = str(said or "1").partition(".")[0]
    return int(text) if text.isdigit() and int(text) else 1
