"""Of everybody who left in a period, how many are where, at exit and so many months later?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.dataset import Dataset
from stegvis.definitions import Scheme
from stegvis.domain.period import Period
from stegvis.figures.overtime.stays import Stay

AT_EXIT = 0
MONTHS = (6, 12, 18, 24)
UNKNOWN, UNREACHED, NOT_YET = "unknown", "unreached", "not_yet"


@dataclass(frozen=True, slots=True)
class After:
    """Those who left (`n`), so many months later: how many by outcome; the parts add up to `n`.

    Beside the scheme's columns: `unknown` (reached, but where to is not noted), `unreached` (nobody has been reached) and
    `not_yet` (the day has not come, or no follow-up is planned).
    """

    months: int
    n: int
    counts: Mapping[str, int]

    @property
    def known(self) -> int:
        """Those whose outcome then is known."""
        return self.n - sum(self.counts.get(code, 0) for code in (UNKNOWN, UNREACHED, NOT_YET))


def cohort(
    data: Dataset, stays: Iterable[Stay], scheme: Scheme, period: Period, *, today: date
) -> list[After]:
    """The exits of a period at exit and at each follow-up, the unreachable still among them."""
    left = {stay.enrolment: stay for stay in stays if stay.ended_on and period.contains(stay.ended_on)}
    met = follow_ups(data, left)
    found = [Counter(str(stay.outcome) for stay in left.values())]
    for months in MONTHS:
        found.append(Counter(_where(met.get((key, months)), scheme, today) for key in left))
    return [
        After(months, len(left), dict(counts))
        for months, counts in zip((AT_EXIT, *MONTHS), found, strict=True)
    ]


def follow_ups(data: Dataset, enrolments: Collection[str]) -> dict[tuple[str, int], dict[str, Any]]:
    """The follow-up of each enrolment and month: one where somebody was reached before one where not."""
    columns = ["enrolment", "months", "due_on", "reached", "outcome"]
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for row in data.rows("follow_ups", columns):
        key = (row["enrolment"], int(row["months"]))
        if row["enrolment"] in enrolments and (key not in found or row["reached"]):
            found[key] = row
    return found


def _where(row: Mapping[str, Any] | None, scheme: Scheme, today: date) -> str:
    if row is None:
        return NOT_YET
    if row["reached"]:
        return scheme.column_of(row["outcome"], interrupted=False) if row["outcome"] else UNKNOWN
    return UNREACHED if row["due_on"] <= today else NOT_YET
