"""What is asked: which rows, which days, which scheme, which team?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.reference.contract import SCHEMES, Scheme

Row = dict[str, str | None]
Tables = dict[str, list[Row]]
Figure = dict[str, object]


def cell(row: Row, column: str) -> str | None:
    """The text of a cell; an empty cell and a missing column are both not known."""
    return row.get(column) or None


def day(row: Row, column: str) -> date | None:
    text = cell(row, column)
    return date.fromisoformat(text) if text else None


def number(row: Row, column: str) -> float | None:
    text = cell(row, column)
    return float(text) if text else None


def truth(row: Row, column: str) -> bool | None:
    return {"true": True, "false": False, None: None}[cell(row, column)]


def ends(row: Row) -> date:
    """The row's own last day; the last day there is when it has none."""
    return day(row, "ended_on") or date.max


@dataclass(frozen=True)
class Asked:
    """One question: the figures of one team (None: of the whole dataset) in [first, last]."""

    tables: Tables
    first: date
    last: date
    scheme_name: str
    team: str | None

    @property
    def scheme(self) -> Scheme:
        return SCHEMES[self.scheme_name]

    def has(self, table: str) -> bool:
        """False when the file is missing; a file with only a header is there."""
        return table in self.tables

    def every(self, table: str) -> list[Row]:
        """All rows of the table, whichever team they belong to."""
        return self.tables.get(table, [])

    def rows(self, table: str) -> list[Row]:
        """The rows that belong to the team asked for: by their own team, else by their enrolment's."""
        return [row for row in self.every(table) if self.team in (None, self.team_of(row))]

    def team_of(self, row: Row) -> str | None:
        if cell(row, "team"):
            return cell(row, "team")
        if cell(row, "enrolment"):
            return self.enrolment_of(row)["team"]
        return None

    def enrolment_of(self, row: Row) -> Row:
        return next(one for one in self.every("enrolments") if one["enrolment"] == row["enrolment"])

    def of(self, table: str, enrolment: Row) -> list[Row]:
        """The table's rows that point at the enrolment."""
        return [row for row in self.every(table) if cell(row, "enrolment") == enrolment["enrolment"]]

    def during(self, moment: date | None) -> bool:
        """True when the day is known and in the period; both ends belong to it."""
        return moment is not None and self.first <= moment <= self.last
