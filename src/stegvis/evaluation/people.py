"""Who left in a period, and what did each of them live on before and after, as the dataset knows it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.dataset import Dataset
from stegvis.domain.period import Period

BEFORE = "start"
OCCASIONS = ("exit", "follow_up_6", "follow_up_12", "follow_up_24")
EMPLOYED = "employed"
_LAST = date.max


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One livelihood of a person on an occasion: its extent in per cent (0 where it is not known) and, for work, the subsidy."""

    livelihood: str
    extent: int = 0
    subsidy: str = ""


Living = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One exit: where it led, and what the person lived on, by occasion; an occasion that nobody asked about is missing."""

    enrolment: str
    team: str
    track: str
    outcome: str
    completed: bool | None
    living: Mapping[str, Living]


def people(data: Dataset, period: Period, teams: Collection[str] = ()) -> tuple[Person, ...]:
    """Everybody whose enrolment ended in the period, in the order of their keys; of all teams where none is named."""
    columns = ["enrolment", "team", "ended_on", "exit_outcome", "completed"]
    left = [
        row
        for row in data.rows("enrolments", columns)
        if row["ended_on"] and period.contains(row["ended_on"]) and (not teams or row["team"] in teams)
    ]
    keys = {row["enrolment"] for row in left}
    living, tracks = _living(data, keys), _tracks(data, keys)
    return tuple(
        Person(
            row["enrolment"],
            row["team"],
            tracks.get(row["enrolment"], ""),
            row["exit_outcome"] or "unmeasured",
            row["completed"],
            living[row["enrolment"]],
        )
        for row in sorted(left, key=lambda row: str(row["enrolment"]))
    )


def _living(data: Dataset, keys: Collection[str]) -> dict[str, dict[str, Living]]:
    """What each enrolment's person lived on, by occasion. Work that only the occupation tells of is a wage."""
    work = _work(data, keys)
    found: dict[str, dict[str, set[Part]]] = defaultdict(lambda: defaultdict(set))
    for row in data.rows("livelihoods", ["enrolment", "occasion", "livelihood", "extent"]):
        key, occasion = row["enrolment"], row["occasion"]
        if key in keys:
            subsidy = work.get((key, occasion), Part("")).subsidy if row["livelihood"] in WAGES else ""
            found[key][occasion].add(Part(row["livelihood"], row["extent"] or 0, subsidy))
    for (key, occasion), part in work.items():
        if occasion not in found[key]:
            found[key][occasion].add(part)
    living = {key: {o: tuple(sorted(parts)) for o, parts in asked.items()} for key, asked in found.items()}
    return defaultdict(dict, living)


WAGES = ("lon", "lon_subventionerad")


def _work(data: Dataset, keys: Collection[str]) -> dict[tuple[str, str], Part]:
    """The work that each enrolment's person had, by occasion; the one of the largest extent."""
    asked = ["enrolment", "occasion", "occupation", "extent", "subsidy"]
    found: dict[tuple[str, str], Part] = {}
    for row in data.rows("occupations", asked):
        if row["enrolment"] not in keys or row["occupation"] != EMPLOYED:
            continue
        subsidy = row["subsidy"] or ""
        kind = "lon" if subsidy in ("", "none") else "lon_subventionerad"
        part = Part(kind, row["extent"] or 0, subsidy)
        place = (row["enrolment"], row["occasion"])
        found[place] = max(part, found.get(place, part), key=lambda one: (one.extent, one))
    return found


def _tracks(data: Dataset, keys: Collection[str]) -> dict[str, str]:
    """The last track of each enrolment: the latest start, at a tie the one that ends later, then the key (figures.md)."""
    columns = ["placement", "enrolment", "track", "started_on", "ended_on"]
    rows = [row for row in data.rows("placements", columns) if row["enrolment"] in keys]
    return {row["enrolment"]: row["track"] for row in sorted(rows, key=_place)}


def _place(row: Mapping[str, Any]) -> tuple[date, date, str]:
    return row["started_on"], row["ended_on"] or _LAST, str(row["placement"])


def kept(everyone: Iterable[Person], *, completed: bool) -> tuple[Person, ...]:
    """Those who completed, or everybody who left."""
    return tuple(person for person in everyone if person.completed or not completed)
