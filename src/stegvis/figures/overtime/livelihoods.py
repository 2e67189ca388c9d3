"""On which step of the ladder did those who left stand before, at exit and later?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from stegvis.dataset import Dataset
from stegvis.definitions import Definitions

Rung = int | None  # None where nobody has said


@dataclass(frozen=True, slots=True)
class Passage:
    """From one occasion to the next: how many went from each step to each; every one of the same people is in it once."""

    before: str
    after: str
    counts: Mapping[tuple[Rung, Rung], int]


def passages(
    data: Dataset, definitions: Definitions, enrolments: Collection[str], occasions: tuple[str, ...]
) -> list[Passage]:
    """The same enrolments from occasion to occasion, on the highest step of what each lived on then."""
    stood = steps(data, definitions, enrolments)
    return [
        Passage(
            before,
            after,
            dict(Counter((stood.get((key, before)), stood.get((key, after))) for key in enrolments)),
        )
        for before, after in pairwise(occasions)
    ]


def steps(data: Dataset, definitions: Definitions, enrolments: Collection[str]) -> dict[tuple[str, str], int]:
    """The highest step of each enrolment on each occasion that is known."""
    rungs = {code: entry.rung or 0 for code, entry in definitions.codes["livelihood"].codes.items()}
    found: dict[tuple[str, str], int] = {}
    for row in data.rows("livelihoods", ["enrolment", "occasion", "livelihood"]):
        if row["enrolment"] in enrolments:
            key = (row["enrolment"], row["occasion"])
            found[key] = max(found.get(key, 0), rungs[row["livelihood"]])
    return found
