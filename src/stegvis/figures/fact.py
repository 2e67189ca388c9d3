"""Which rows can measures count, and what must be there for them to be known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ONE_YEAR = "a period within one year"


@dataclass(frozen=True)
class Fact:
    """What a fact and its columns need to be known: optional files, or `ONE_YEAR`.

    `repeats` says that a key can stand on several rows: records are then counted once each. Its expression is
    in `facts/`.
    """

    needs: tuple[str, ...] = ()
    column_needs: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False


FACTS: dict[str, Fact] = {
    "active": Fact(),
    "active_persons": Fact(repeats=True),
    "active_stays": Fact(needs=("placements",), repeats=True),
    "started": Fact(column_needs={"track": "placements", "days_waiting": "applications"}),
    "enrolled": Fact(),
    "enrolled_stays": Fact(needs=("placements",), repeats=True),
    "exits": Fact(column_needs={"track": "placements", "actions": "actions"}),
    "exit_occupations": Fact(needs=("occupations",), repeats=True),
    "applications": Fact(needs=("applications",)),
    "queue": Fact(needs=("applications",)),
    "follow_ups": Fact(needs=("follow_ups",)),
    "livelihoods": Fact(needs=("livelihoods",)),
    "work_training": Fact(needs=("activities",), repeats=True),
    "scores": Fact(needs=("responses",), repeats=True),
    "answers": Fact(needs=("responses",), repeats=True),
    "funding": Fact(needs=("funding",), column_needs={"requisitioned": ONE_YEAR, "granted": ONE_YEAR}),
}
