"""Which small, dense datasets try every boundary of the contract?

Every dataset is free of errors: references hold, keys are unique, no end lies before its start and no occasion has
extents above 100.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from hypothesis import Phase, settings
from hypothesis import strategies as st
from tests.figures.dealer import Dealer, Pick, keys_of, maybe
from tests.reference.asked import Row, Tables
from tests.reference.contract import SCHEMES

REQUIRED = {"teams", "participants", "enrolments"}
COLUMNS = {
    "associations": "association name county",
    "teams": "team association controller name kind municipalities started_on ended_on capacity",
    "tracks": "track team name capacity started_on ended_on",
    "participants": "participant sex birth_year consent education",
    "applications": "application participant team track referrer received_on decision decided_on left_queue_on",
    "enrolments": "enrolment participant team application referrer started_on ended_on exit_outcome exit_reason "
    "completed years_in_public_support destination comment",
    "placements": "placement enrolment track started_on ended_on",
    "livelihoods": "livelihood_id enrolment occasion livelihood extent observed_on",
    "occupations": "occupation_id enrolment occasion occupation extent subsidy hours observed_on",
    "follow_ups": "follow_up enrolment months due_on attempted_on reached outcome",
    "responses": "response enrolment team instrument version occasion answered_on item value text",
    "actions": "action enrolment partner done_on",
    "activities": "activity_id enrolment activity kind employer_kind held_on attended",
    "goals": "goal team period_from period_to measure outcome horizon level unit",
    "funding": "funding_id team association year period_from period_to entry amount financier",
}
MAY_BE_LEFT_OUT = {
    "participants": ["sex", "birth_year"],
    "enrolments": ["application", "referrer", "exit_outcome", "exit_reason", "completed", "destination"],
    "placements": ["ended_on"],
    "tracks": ["capacity", "started_on"],
    "applications": ["track", "referrer", "decision", "left_queue_on"],
    "follow_ups": ["attempted_on", "reached", "outcome"],
    "livelihoods": ["extent"],
    "occupations": ["subsidy", "hours"],
    "activities": ["kind", "employer_kind"],
    "responses": ["team", "value"],
    "funding": ["team", "period_to"],
}

PERIODS = [
    (date(2025, 1, 1), date(2025, 6, 30)),
    (date(2024, 2, 29), date(2024, 2, 29)),
    (date(2024, 1, 1), date(2024, 12, 31)),
    (date(2024, 7, 1), date(2025, 6, 30)),
]


@dataclass(frozen=True)
class Case:
    """A dataset with a question: the period and the scheme."""

    tables: Tables
    first: date
    last: date
    scheme: str
    left_out: dict[str, list[str]]

    def write(self, folder: Path) -> Path:
        """One CSV file per table that is there."""
        for table, rows in self.tables.items():
            columns = [name for name in COLUMNS[table].split() if name not in self.left_out.get(table, [])]
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        return folder


def dealt(pick: Pick) -> Case:
    """A dataset around a period: each optional file full, with only a header or missing.

    Rows may point at a file that is missing: nobody can say that what they point at is not there.
    """
    first, last = pick(PERIODS)
    there = {table: pick(["full"] * 8 + ["header", "missing"]) for table in COLUMNS}
    dealer = Dealer(pick, first, last)

    def full(table: str, *pointed_at: list[Row]) -> list[Row]:
        empty = there[table] == "header" and table not in ("teams", "participants")
        return [] if empty or not all(pointed_at) else getattr(dealer, table)(*pointed_at)

    tables: Tables = {"associations": [{"association": "vm", "name": "Förbundet"}]}
    tables["teams"] = teams = full("teams")
    tables["participants"] = participants = full("participants")
    tables["tracks"] = tracks = full("tracks", teams)
    tables["applications"] = applications = full("applications", teams, participants)
    for application in applications:
        application["track"] = pick(maybe(keys_of(tracks, "track")))
    tables["enrolments"] = enrolments = full("enrolments", teams, participants)
    for enrolment in enrolments:
        enrolment["application"] = pick(maybe(keys_of(applications, "application")))
    for table in ("livelihoods", "occupations", "follow_ups", "actions", "activities"):
        tables[table] = full(table, enrolments)
    tables |= {
        "placements": full("placements", enrolments, tracks),
        "responses": full("responses", enrolments, teams),
    }
    tables |= {"goals": full("goals", teams), "funding": full("funding", teams)}
    written = {
        table: rows for table, rows in tables.items() if table in REQUIRED or there[table] != "missing"
    }
    return without_columns(written, pick, Case({}, first, last, pick(sorted(SCHEMES)), {}))


def without_columns(tables: Tables, pick: Pick, case: Case) -> Case:
    """Now and then files do not have all their optional columns."""
    columns = [(table, column) for table in tables for column in MAY_BE_LEFT_OUT.get(table, [])]
    gone = [pick(columns) for _ in range(pick([0, 0, 0, 1, 3]))]
    left_out = {table: [column for each, column in gone if each == table] for table, _ in gone}
    kept = {
        table: [
            {name: cell for name, cell in row.items() if name not in left_out.get(table, [])} for row in rows
        ]
        for table, rows in tables.items()
    }
    return replace(case, tables=kept, left_out=left_out)


@st.composite
def chosen_cell_by_cell(draw: st.DrawFn) -> Case:
    """Hypothesis knows every choice, so that it can make a disagreement smaller; many of its datasets are variants of another."""
    return dealt(lambda pool: draw(st.sampled_from(pool)))


def cases() -> st.SearchStrategy[Case]:
    """Where nothing is made smaller, each dataset comes from a number of its own, so that few of them differ the more."""
    if Phase.shrink in settings().phases:
        return chosen_cell_by_cell()
    return st.integers(0, 2**32).map(lambda seed: dealt(Random(seed).choice))
