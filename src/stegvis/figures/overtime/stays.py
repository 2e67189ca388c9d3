"""Which enrolments are there, from when to when, and where did each lead?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from stegvis.dataset import Dataset
from stegvis.definitions import Scheme


@dataclass(frozen=True, slots=True)
class Stay:
    """One enrolment; `outcome` is the scheme's column that takes its exit, None where it goes on."""

    enrolment: str
    started_on: date
    ended_on: date | None
    outcome: str | None

    def until(self, last: date) -> Stay:
        """The enrolment as it was known at the end of a day: what came later is not seen."""
        if self.ended_on is None or self.ended_on <= last:
            return self
        return Stay(self.enrolment, self.started_on, None, None)


def stays(data: Dataset, scheme: Scheme, teams: Collection[str] = ()) -> list[Stay]:
    """Every enrolment of the teams (all of them where none is named), by start and key; a missing outcome is `unmeasured`."""
    columns = ["enrolment", "team", "started_on", "ended_on", "exit_outcome", "completed"]
    found = [
        Stay(
            row["enrolment"],
            row["started_on"],
            row["ended_on"],
            scheme.column_of(row["exit_outcome"] or "unmeasured", row["completed"] is False)
            if row["ended_on"]
            else None,
        )
        for row in data.rows("enrolments", columns)
        if not teams or row["team"] in teams
    ]
    return sorted(found, key=lambda stay: (stay.started_on, stay.enrolment))
