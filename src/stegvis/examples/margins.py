"""Which margins must an example hold, and what may it make up?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from stegvis.domain.period import Period

Values = tuple[str, ...]


class MarginError(Exception):
    """The margins of an example cannot all hold; says which team, which margin and what is missing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` people with the same course.

    `started` is before, during or any (about the period), or never: an application only. `ended` is during, after,
    or the interval `YYYY-MM-DD/YYYY-MM-DD` of an earlier exit. `months` is their mean time in the programme.
    """

    count: int
    started: str
    ended: str
    months: float | None
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Margin:
    """In the group `of` (narrowed by `where`), so many have each combination of values of `by`."""

    of: str
    by: Values
    where: Mapping[str, Values]
    counts: Mapping[Values, int]


@dataclass(frozen=True, slots=True)
class TeamMargins:
    """Everything an example says about one team; `more` holds what only one builder reads."""

    team: str
    row: Mapping[str, Any]
    cells: Sequence[Cell]
    margins: Sequence[Margin]
    tracks: Sequence[Mapping[str, Any]]
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Margins:
    """An example: its period, its exit scheme, its association and its teams in published order.

    `not_met` are the printed numbers that do not come out, by their place in published.yaml, with what the data says.
    """

    name: str
    title: str
    scheme: str
    period: Period
    association: Mapping[str, str]
    teams: Sequence[TeamMargins]
    not_met: Mapping[str, float]


def load(name: str, path: Path) -> Margins:
    """The margins in `path`, a margins.yaml beside the example's published figures."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Margins(
        name=name,
        title=content["title"],
        scheme=content["scheme"],
        period=Period(content["period"]["from"], content["period"]["to"]),
        association=content["association"],
        teams=[_team(code, entry) for code, entry in content["teams"].items()],
        not_met=content["not_met"],
    )


def interval(text: str) -> tuple[date, date]:
    """The two days of `2024-01-01/2024-06-30`."""
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _team(code: str, entry: dict[str, Any]) -> TeamMargins:
    known = {"name", "controller", "kind", "municipalities", "capacity"}
    row = {key: entry[key] for key in entry if key in known}
    return TeamMargins(
        team=code,
        row=row,
        cells=[_cell(cell) for cell in entry.get("cases", ())],
        margins=[_margin(margin) for margin in entry.get("margins", ())],
        tracks=entry.get("tracks", ()),
        more={key: entry[key] for key in entry if key not in known | {"cases", "margins", "tracks"}},
    )


def _cell(cell: dict[str, Any]) -> Cell:
    own = {"count", "started", "ended", "months", "assumed"}
    return Cell(
        count=cell["count"],
        started=cell.get("started", "before"),
        ended=cell.get("ended", "after"),
        months=cell.get("months"),
        facts={key: str(value) for key, value in cell.items() if key not in own},
    )


def _margin(margin: dict[str, Any]) -> Margin:
    where = {
        key: tuple(value) if isinstance(value, list) else (str(value),)
        for key, value in margin.get("where", {}).items()
    }
    counts = dict(_flat(margin["counts"], len(margin["by"])))
    return Margin(margin["of"], tuple(margin["by"]), where, counts)


def _flat(counts: Mapping[str, Any], depth: int) -> Iterator[tuple[Values, int]]:
    if depth == 1:
        yield from (((value,), count) for value, count in counts.items())
        return
    for value, inner in counts.items():
        yield from (((value, *rest), count) for rest, count in _flat(inner, depth - 1))
