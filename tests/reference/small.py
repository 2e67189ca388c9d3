"""How is a dataset of a few rows written down, and how is one of its figures asked for?"""

from __future__ import annotations

from datetime import date

from tests.reference.asked import Figure, Row, Tables
from tests.reference.oracle import evaluate

FIRST, LAST = date(2025, 1, 1), date(2025, 6, 30)
LISTED = (
    "teams",
    "participants",
    "enrolments",
    "tracks",
    "placements",
    "applications",
    "follow_ups",
    "livelihoods",
    "occupations",
    "actions",
    "activities",
    "responses",
    "funding",
    "goals",
)


def enrolment(key: str, started_on: str, ended_on: str = "", **more: str) -> Row:
    """An enrolment of a person of its own in team `a`, unless said otherwise."""
    return {
        "enrolment": key,
        "participant": f"p-{key}",
        "team": "a",
        "started_on": started_on,
        "ended_on": ended_on,
    } | more


def dataset(**tables: list[Row]) -> Tables:
    """The tables given, with the teams and participants they name; the others are missing."""
    assert set(tables) <= set(LISTED)
    enrolments = tables.setdefault("enrolments", [])
    tables.setdefault(
        "teams", [{"team": team} for team in sorted({"a"} | {row["team"] for row in enrolments})]
    )
    said = {row["participant"] for row in tables.setdefault("participants", [])}
    named = {row["participant"] for row in enrolments} - said
    tables["participants"] = tables["participants"] + [{"participant": one} for one in sorted(named)]
    return tables


def figures(
    tables: Tables,
    first: date = FIRST,
    last: date = LAST,
    scheme: str = "vastmanland-2025",
    team: str | None = None,
) -> list[Figure]:
    """All figures of the whole dataset, or of one team without the team in `by`."""
    found = evaluate(tables, first, last, scheme, None if team is None else [team])
    return [
        each | {"by": {k: v for k, v in each["by"].items() if k != "team"}}
        for each in found
        if _meant(each, team)
    ]


def _meant(each: Figure, team: str | None) -> bool:
    return team is not None or "team" not in each["by"]


def of(found: list[Figure], measure: str, **by: str | int) -> dict[str, object]:
    """The value of one figure, with its base and share where it has them."""
    [one] = [each for each in found if each["measure"] == measure and each["by"] == by]
    return {name: one[name] for name in ("value", "n", "share") if name in one}


def values(found: list[Figure], measure: str, *dimensions: str) -> dict[object, object]:
    """The values of one split, by the dimensions' codes."""
    split = [each for each in found if each["measure"] == measure and tuple(each["by"]) == dimensions]
    if len(dimensions) == 1:
        return {each["by"][dimensions[0]]: each["value"] for each in split}
    return {tuple(each["by"].values()): each["value"] for each in split}
