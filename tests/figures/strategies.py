"""Which small, dense datasets try every boundary of the contract?

Every dataset is free of errors: references hold, keys are unique, no end lies before its start and no occasion has extents above 100.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st
from tests.reference.asked import Row, Tables
from tests.reference.contract import INSTRUMENTS, LIVELIHOODS, NNS_ITEMS, ORDER, SCHEMES

Cells = st.SearchStrategy[str]
Rows = st.SearchStrategy[list[Row]]

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
OUTCOMES = sorted({one for column in SCHEMES["vastmanland-2025"].columns.values() for one in column or []})
POSITIVE = ["work", "studies", "job_seeking", "rehab_continued", "rehab_medical"]
SAME_RUNG = ["a_kassa", "aktivitetsstod", "utvecklingsersattning", "etableringsersattning"]
OCCASIONS = [*["start"] * 6, *["exit"] * 4, *["follow_up_6"] * 3, "follow_up_12", "follow_up_18", "follow_up_24", "week_8"]
GOAL_MEASURES = [
    "outcome_share_of_completed", "outcome_share_of_all", "positive_share", "exits", "exits_completed", "queue",
    "participants_active", "months_in_programme_mean", "months_in_programme_median", "coordinated_actions_mean",
    "requisitioned_share", "weeks_waiting_median", "capacity", "follow_up_outcome", "payback_months",
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


def maybe(cells: Cells) -> Cells:
    """The cell, or an empty one."""
    return st.one_of(st.just(""), cells, cells)


def one_of(*codes: str) -> Cells:
    return st.sampled_from(codes)


def days(pool: list[date]) -> Cells:
    return st.sampled_from([day.isoformat() for day in pool])


def reference(rows: list[Row], column: str) -> Cells:
    """The key of one of the rows, or nothing when there are none."""
    return st.sampled_from([row[column] for row in rows]) if rows else st.just("")


def size(most: int) -> st.SearchStrategy[int]:
    """Mostly full, for small datasets find little; empty ones are drawn as files with only a header."""
    return st.sampled_from([most // 4 or 1, most // 2, most, most])


@st.composite
def keys(draw: st.DrawFn, most: int) -> list[str]:
    """Keys whose order as texts is not that of the rows nor of the numbers, and which may look like numbers."""
    prefix, first = draw(one_of("", "k", "0")), draw(st.integers(0, 126))
    return [f"{prefix}{(first + 37 * place) % 127}" for place in range(draw(size(most)))]


def in_order(row: Row, begins: str = "started_on", stops: str = "ended_on") -> Row:
    """The same days, the earlier first."""
    if row[stops] and row[begins] > row[stops]:
        row[begins], row[stops] = row[stops], row[begins]
    return row


def within_100(rows: list[Row]) -> list[Row]:
    """Extents that would take an occasion above 100 together are not known."""
    sums: dict[tuple[str, str], int] = {}
    for row in rows:
        occasion = (row["enrolment"], row["occasion"])
        if sums.get(occasion, 0) + int(row["extent"] or 0) > 100:
            row["extent"] = ""
        sums[occasion] = sums.get(occasion, 0) + int(row["extent"] or 0)
    return rows


class Drawer:
    """Draws the tables of one dataset one after another, each pointing at those before."""

    def __init__(self, draw: st.DrawFn, first: date, last: date) -> None:
        self.draw = draw
        inside = sorted({first, min(first + timedelta(31), last), max(last - timedelta(1), first), last})
        before = [first + timedelta(days) for days in (-400, -1)]
        after = [last + timedelta(days) for days in (0, 1, 90)]
        leap = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 12, 31)]
        self.days = days([*inside, *inside, *before, first + timedelta(1), *after, *leap])
        self.inside = days([*inside, *inside, before[1], after[1]])
        self.near = days([before[1], first, inside[len(inside) // 2], last])
        self.moves = days([*before, first, inside[len(inside) // 2], last, after[1]])
        self.end = days([*after, last - timedelta(1)])
        self.first, self.last = first, last

    def keyed(self, key: str, most: int, **columns: Cells) -> list[Row]:
        """Rows with a key of their own."""
        return [{key: each} | self.row(**columns) for each in self.draw(keys(most))]

    def plain(self, most: int, **columns: Cells) -> list[Row]:
        """Rows that need no key."""
        return [self.row(**columns) for _ in range(self.draw(size(most)))]

    def row(self, **columns: Cells) -> Row:
        return self.draw(st.fixed_dictionaries(columns))

    def teams(self) -> list[Row]:
        return self.keyed("team", 4, association=st.just("vm"), name=st.just("Team"), capacity=maybe(one_of("0", "7", "20")))

    def tracks(self, teams: list[Row]) -> list[Row]:
        columns = {"capacity": maybe(one_of("0", "4", "6")), "started_on": one_of("", "", self.last.isoformat()), "ended_on": st.just("") | self.near}
        rows = self.keyed("track", 4, team=reference(teams, "team"), name=st.just("Inriktning"), **columns)
        return [in_order(row) if row["started_on"] else row for row in rows]

    def participants(self) -> list[Row]:
        born = {str(self.last.year - age) for age in (29, 30, 31)}
        sexes = one_of("female", "male", "male", "non_binary")
        return self.keyed("participant", 6, sex=maybe(sexes), birth_year=maybe(one_of(*sorted(born))))

    def applications(self, teams: list[Row], participants: list[Row]) -> list[Row]:
        rows = self.keyed(
            "application", 9,
            participant=reference(participants, "participant"), team=reference(teams, "team"),
            referrer=maybe(one_of(*ORDER["referrer"])),
            received_on=self.days, decision=maybe(one_of(*["accepted"] * 4, "declined", "withdrawn")),
            decided_on=maybe(self.end), left_queue_on=st.one_of(st.just(""), self.end),
        )  # fmt: skip
        return [in_order(in_order(row, "received_on", "decided_on"), "received_on", "left_queue_on") for row in rows]

    def enrolments(self, teams: list[Row], participants: list[Row]) -> list[Row]:
        rows = self.keyed(
            "enrolment", 12,
            participant=reference(participants, "participant"), team=reference(teams, "team"),
            referrer=maybe(one_of("kommun", "region", "self")),
            started_on=self.days | self.end, ended_on=maybe(self.inside), exit_outcome=maybe(one_of(*OUTCOMES, *POSITIVE)),
            exit_reason=maybe(one_of("planned", "ill_health", "moved")), completed=maybe(one_of("true", "false")),
            years_in_public_support=maybe(one_of("0", "2.5", "9")), destination=maybe(one_of("kommun", "employer")),
        )  # fmt: skip
        return [in_order(row) for row in rows]

    def placements(self, enrolments: list[Row], tracks: list[Row]) -> list[Row]:
        columns = {"enrolment": reference(enrolments[:4], "enrolment"), "track": reference(tracks, "track")}
        rows = self.keyed("placement", 16, **columns, started_on=self.moves, ended_on=st.just("") | self.moves)
        return [in_order(row) for row in rows]

    def livelihoods(self, enrolments: list[Row]) -> list[Row]:
        return within_100(self.plain(
            24, enrolment=reference(enrolments[:3], "enrolment"), occasion=one_of(*OCCASIONS),
            livelihood=one_of(*LIVELIHOODS, *SAME_RUNG * 5), extent=maybe(one_of("10", "20", "25")),
        ))  # fmt: skip

    def occupations(self, enrolments: list[Row]) -> list[Row]:
        return within_100(self.plain(
            10, enrolment=reference(enrolments[:3], "enrolment"), occasion=one_of("exit", "exit", "exit", "start"),
            occupation=one_of("employed", "employed", "studies", "none"), extent=maybe(one_of("25", "50")),
            subsidy=maybe(one_of("none", "osa")), hours=maybe(one_of("permanent", "hourly")),
        ))  # fmt: skip

    def follow_ups(self, enrolments: list[Row]) -> list[Row]:
        return self.keyed(
            "follow_up", 12, enrolment=reference(enrolments[:6], "enrolment"), months=one_of("6", "6", "12", "18", "24", "24"),
            due_on=self.inside, attempted_on=maybe(self.days), reached=maybe(one_of("true", "true", "false")),
            outcome=maybe(one_of(*OUTCOMES, *POSITIVE)),
        )  # fmt: skip

    def actions(self, enrolments: list[Row]) -> list[Row]:
        return self.plain(
            10, enrolment=reference(enrolments, "enrolment"), partner=one_of("psychiatry", "housing"), done_on=maybe(self.days)
        )

    def activities(self, enrolments: list[Row]) -> list[Row]:
        return self.plain(
            8, enrolment=reference(enrolments, "enrolment"), activity=st.just("butik"),
            kind=maybe(one_of("work_training", "work_training", "work_training", "group")), employer_kind=maybe(one_of("private", "public")),
            held_on=self.inside, attended=maybe(one_of("true", "false")),
        )  # fmt: skip

    def responses(self, enrolments: list[Row], teams: list[Row]) -> list[Row]:
        """Questionnaires, few of which are anonymous; an item may lack its value or be missing altogether."""
        sheets = self.keyed(
            "response", 18, enrolment=reference(enrolments[:2], "enrolment"), occasion=one_of("start", "exit", "session", "session"),
            instrument=one_of("ors", *["progress_scale"] * 3, "nns_participant", "home_made"), answered_on=self.near,
        )  # fmt: skip
        known = [sheet | self.whose(sheet, enrolments, teams) for sheet in sheets]
        return [sheet | answer for sheet in known for answer in self.answers(sheet)]

    def whose(self, sheet: Row, enrolments: list[Row], teams: list[Row]) -> Row:
        """Anonymous for a team or for nobody's, or an enrolment's with or without its team."""
        if self.draw(st.integers(0, 6)) == 6:
            return {"enrolment": "", "team": self.draw(maybe(reference(teams, "team")))}
        [enrolment] = [one for one in enrolments if one["enrolment"] == sheet["enrolment"]]
        return {"team": self.draw(one_of("", enrolment["team"]))}

    def answers(self, sheet: Row) -> list[Row]:
        instrument = INSTRUMENTS.get(sheet["instrument"])
        items = instrument.items if instrument else ["x"]
        values = one_of("1", "3", "4", "5") if items is NNS_ITEMS else one_of("0", "2.5", "10")
        asked = [*items[:4], "beside"] if self.draw(st.booleans()) else items[:4]
        gap = self.draw(st.integers(0, 7))
        return [{"item": item, "value": "" if place == gap else self.draw(values)} for place, item in enumerate(asked)]

    def goals(self, teams: list[Row]) -> list[Row]:
        """Each goal of a team once."""
        rows = self.keyed(
            "goal", 8, team=maybe(reference(teams, "team")), period_from=self.near, period_to=self.end,
            measure=one_of(*GOAL_MEASURES), outcome=maybe(one_of("work", "studies", "job_seeking", "other")),
            horizon=maybe(one_of("at_exit", "at_6_months", "at_24_months")), level=one_of("0", "25", "2.5"),
            unit=one_of("percent", "percent", "months", "count"),
        )  # fmt: skip
        said = {tuple(row[name] for name in ("team", "measure", "outcome", "horizon")): row for row in rows}
        return [in_order(row, "period_from", "period_to") for row in said.values()]

    def funding(self, teams: list[Row]) -> list[Row]:
        years = [str(year) for year in (self.first.year - 1, self.first.year, self.last.year, self.last.year)]
        rows = self.plain(
            12, team=maybe(reference(teams, "team")), association=maybe(st.just("vm")), year=one_of(*years), period_from=self.inside | maybe(self.inside),
            period_to=self.inside | maybe(self.inside), entry=one_of(*ORDER["entry"], "granted", "requisitioned"), amount=one_of("0", "1000", "1000", "250.5"),
        )  # fmt: skip
        return [in_order(row, "period_from", "period_to") if row["period_from"] else row for row in rows]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A dataset around a period: each optional file full, with only a header or missing.

    Rows may point at a file that is missing: nobody can say that what they point at is not there.
    """
    first, last = draw(st.sampled_from(PERIODS))
    there = draw(st.fixed_dictionaries({table: one_of(*["full"] * 8, "header", "missing") for table in COLUMNS}))
    some = Drawer(draw, first, last)

    def full(table: str, *pointed_at: list[Row]) -> list[Row]:
        empty = there[table] == "header" and table not in ("teams", "participants")
        return [] if empty or not all(pointed_at) else getattr(some, table)(*pointed_at)

    drawn = {"associations": [{"association": "vm", "name": "Förbundet"}]}
    teams, participants = (drawn.setdefault(table, full(table)) for table in ("teams", "participants"))
    tracks = drawn.setdefault("tracks", full("tracks", teams))
    applications = drawn.setdefault("applications", full("applications", teams, participants))
    for application in applications:
        application["track"] = draw(maybe(reference(tracks, "track")))
    enrolments = drawn.setdefault("enrolments", full("enrolments", teams, participants))
    for enrolment in enrolments:
        enrolment["application"] = draw(maybe(reference(applications, "application")))
    for table in ("livelihoods", "occupations", "follow_ups", "actions", "activities"):
        drawn[table] = full(table, enrolments)
    drawn |= {"placements": full("placements", enrolments, tracks), "responses": full("responses", enrolments, teams)}
    drawn |= {"goals": full("goals", teams), "funding": full("funding", teams)}
    tables = {table: rows for table, rows in drawn.items() if table in REQUIRED or there[table] != "missing"}
    left_out = draw(st.one_of(st.just({}), st.just({}), leaving_out(tables)))
    kept = {
        table: [{name: cell for name, cell in row.items() if name not in left_out.get(table, [])} for row in rows]
        for table, rows in tables.items()
    }
    return Case(kept, first, last, draw(st.sampled_from(sorted(SCHEMES))), left_out)


def leaving_out(tables: Tables) -> st.SearchStrategy[dict[str, list[str]]]:
    """Optional columns that the files do not have."""
    columns = [(table, column) for table in tables for column in MAY_BE_LEFT_OUT.get(table, [])]
    chosen = st.lists(st.sampled_from(columns), unique=True, max_size=3)
    return chosen.map(lambda pairs: {table: [c for t, c in pairs if t == table] for table, _ in pairs})
