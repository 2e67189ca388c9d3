"""The published reports as files, as they stand and changed."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from stegvis.examples import examples
from stegvis.published import Answer, Contradiction, load, reconcile

NAMES = (
    "vastmanland-2025",
    "hallstahammar-2019",
    "vasteras-2018",
    "payoff-vasteras-2017",
    "vasteras-2015-accounts",
)
HOME = Path(next(iter(examples().values())).published).parent.parent


def path_of(name: str) -> Path:
    return HOME / name / "published.yaml"


def answer(path: Path) -> Answer:
    return reconcile(*load(path))


def said_in(folder: Path, text: str) -> Answer:
    """What is found in a report with this text."""
    path = folder / "published.yaml"
    path.write_text(text, encoding="utf-8")
    return answer(path)


def changed(folder: Path, name: str, old: str, new: str) -> Answer:
    """What is found in a published report where `old` stands once and has become `new`."""
    text = path_of(name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return said_in(folder, text.replace(old, new))


def at(found: Collection[Contradiction], where: str) -> Contradiction:
    """The only one that is said of a place."""
    (one,) = [one for one in found if one.where == where]
    return one


def places(found: Collection[Contradiction]) -> set[str]:
    return {one.where for one in found}


def without(name: str, keys: Collection[str]) -> dict[str, Any]:
    """The report as values, with some keys left out wherever they stand."""
    return _without(yaml.safe_load(path_of(name).read_text(encoding="utf-8")), keys)


def with_every_number(name: str, number: object) -> Any:
    """The report as values, with the same thing in place of every number."""
    return _replaced(yaml.safe_load(path_of(name).read_text(encoding="utf-8")), number)


def _replaced(value: Any, number: object) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(inner, number) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, number) for inner in value]
    return number if isinstance(value, int | float) else value


def _without(value: Any, keys: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, keys) for key, inner in value.items() if key not in keys}
    return [_without(inner, keys) for inner in value] if isinstance(value, list) else value
