"""What does a report know of a team's self-evaluation, and how is it kept?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Promise:
    """What a team undertook: `due` is when, `result` "done", "not_done" or empty; `who` is empty in a report that leaves the team."""

    area: str
    what: str
    due: date
    result: str = ""
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An area: how many answered (1 where the team agreed on a value, None where there is none), what it came to, what was said."""

    label: str
    n: int | None = None
    highest: int | None = None
    mean: float | None = None
    lowest: int | None = None
    before: float | None = None
    works: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class SelfEvaluation:
    """A team's day, with what it undertook then and what came of what it undertook the time before (in the year `before`)."""

    team: str
    held_on: date
    areas: tuple[Judged, ...]
    promises: tuple[Promise, ...] = ()
    before: int | None = None
    earlier: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class NineFields:
    """What was said of each row of the nine fields: what the row is called, and a text (it may be empty) for each of `columns`."""

    team: str
    made_on: date
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def nine_as_kept(one: NineFields) -> dict[str, Any]:
    """The nine fields as JSON can hold them."""
    return {**asdict(one), "made_on": one.made_on.isoformat()}


def nine_from_kept(said: Mapping[str, Any]) -> NineFields:
    """The nine fields as they were kept."""
    rows = tuple((name, tuple(texts)) for name, texts in said["rows"])
    return NineFields(said["team"], date.fromisoformat(said["made_on"]), tuple(said["columns"]), rows)


def as_kept(one: SelfEvaluation) -> dict[str, Any]:
    """A day as JSON can hold it."""
    return {
        **asdict(one),
        "held_on": one.held_on.isoformat(),
        **{
            name: [{**asdict(p), "due": p.due.isoformat()} for p in getattr(one, name)]
            for name in ("promises", "earlier")
        },
    }


def from_kept(said: Mapping[str, Any]) -> SelfEvaluation:
    """A day as it was kept."""
    return SelfEvaluation(
        team=said["team"],
        held_on=date.fromisoformat(said["held_on"]),
        areas=tuple(Judged(**area) for area in said["areas"]),
        promises=_promises(said["promises"]),
        before=said["before"],
        earlier=_promises(said["earlier"]),
    )


def _promises(said: list[dict[str, Any]]) -> tuple[Promise, ...]:
    return tuple(Promise(**{**one, "due": date.fromisoformat(one["due"])}) for one in said)
