"""What would the answer be if the disputed were counted in another way?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.definitions import Text, read
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.worth import Worth

Counted = Callable[[Profile], Mapping[str, Worth]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of counting something disputed, and every actor's account by it; `own` is how the profile itself counts."""

    disputed: str
    label: Text
    why: Text
    source: str
    value: float | str
    said: Text
    own: bool
    accounts: Mapping[str, Worth]


def ways(profile: Profile, counted: Counted) -> Iterator[Way]:
    """Each way of each disputed thing, the rest as the profile says; `counted` gives the accounts by a profile."""
    for name, entry in read("disputed").items():
        for way in entry["ways"]:
            changed, own = _changed(profile, entry, way["value"])
            yield Way(
                name,
                Text(**entry["label"]),
                Text(**entry["why"]),
                entry["source"],
                way["value"],
                Text(**way["label"]),
                own,
                counted(changed),
            )


def _changed(profile: Profile, entry: Mapping[str, Any], value: Any) -> tuple[Profile, bool]:
    if "choice" in entry:
        return profile.with_choices(**{entry["choice"]: value}), profile.ledger[entry["choice"]] == value
    name = entry["assumption"]
    return profile.with_values(**{name: float(value)}), profile.value(name) == value
