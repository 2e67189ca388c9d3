"""Which row of a file is which, from one time that it is read to the next?

A row's own key tells it among the keys of its source: those of one installation, or of one controller's team. A row without a
key is told by what it is about, and several such by their order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from stegvis.web.access.secrecy import keyed_hash
from stegvis.web.register.codes import known
from stegvis.web.register.keys import OWN

# The column with the key of tables whose key may be empty, and what a row without one is about.
MAYBE_KEYED: dict[str, tuple[str, tuple[str, ...]]] = {
    "livelihoods": ("livelihood_id", ("enrolment", "occasion", "observed_on")),
    "occupations": ("occupation_id", ("enrolment", "occasion", "observed_on")),
    "actions": ("action", ("enrolment", "partner", "done_on")),
    "activities": ("activity_id", ("enrolment", "kind", "held_on")),
    "goals": ("goal", ("team", "period_from", "period_to", "measure", "outcome", "horizon")),
    "funding": (
        "funding_id",
        ("team", "association", "year", "period_from", "period_to", "entry", "financier"),
    ),
}
LONGEST = 100
WITHOUT = "~"  # begins the code of a row without a key
Row = Mapping[str, Any]


def key_columns(table: str) -> tuple[str, ...]:
    """The columns that hold a row's key."""
    return known().tables[table].key or (MAYBE_KEYED[table][0],)


def key_of(table: str, row: Row) -> str:
    """The row's key as it stands in the file; empty where it has none."""
    parts = [row[name] for name in key_columns(table)]
    return "|".join(map(str, parts)) if all(part is not None for part in parts) else ""


def code_of(table: str, row: Row) -> str:
    """The row's code; for a row without a key the stem that it shares with others about the same."""
    key = key_of(table, row)
    if key:
        return key if len(key) <= LONGEST else keyed_hash(key, "incoming key")
    return WITHOUT + _hash(about(table, row), "about")


def about(table: str, row: Row) -> list[Any]:
    """What a row that may be without a key is about; of a team only whether it is one team's."""
    said = {**row, "team": row.get("team") is not None}
    return [_plain(said.get(name)) for name in MAYBE_KEYED[table][1]]


def digest(row: Row) -> str:
    """The same for rows that say the same; of no use without the installation's key."""
    return _hash(row, "row")


def source_of(package: Mapping[str, Any], team: Row) -> str:
    """Whose keys the rows of this team of a file have."""
    origin = package.get("origin")
    return _hash(origin or [team["controller"] or team["association"], team["team"]], "source")


def is_ours(package: Mapping[str, Any]) -> bool:
    """Whether the file was written by this installation for the team itself, so that its keys are those of our rows."""
    return package.get("origin") == OWN.origin


def numbered(stem: str, digests: Iterable[str], held: Mapping[str, str]) -> list[str]:
    """A code each for rows about the same: of those held before the ones that say the same, then the others in order, then
    new ones. `held` is what each code of the stem said.
    """
    by_said: dict[str, list[str]] = defaultdict(list)
    for code, said in held.items():
        by_said[said].append(code)
    wanted = list(digests)
    found = {place: by_said[said].pop(0) for place, said in enumerate(wanted) if by_said[said]}
    rest = [code for code in held if code not in found.values()]
    rest += [f"{stem}#{n}" for n in range(len(wanted) + len(held)) if f"{stem}#{n}" not in held]
    places = iter(rest)
    return [found[place] if place in found else next(places) for place in range(len(wanted))]


def _hash(said: Any, purpose: str) -> str:
    text = json.dumps(said, default=_plain, ensure_ascii=False, sort_keys=True)
    return keyed_hash(text, f"incoming {purpose}")[:16]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
