"""How are the rows of a small, dense dataset dealt, table by table, free of errors?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from tests.reference.asked import Row
from tests.reference.contract import INSTRUMENTS, LIVELIHOODS, NNS_ITEMS, ORDER, SCHEMES

Pick = Callable[[Sequence[Any]], Any]

OUTCOMES = sorted({one for column in SCHEMES["vastmanland-2025"].columns.values() for one in column or []})
POSITIVE = ["work", "studies", "job_seeking", "rehab_continued", "rehab_medical"]
SAME_RUNG = ["a_kassa", "aktivitetsstod", "utvecklingsersattning", "etableringsersattning"]
OCCASIONS = [
    *["start"] * 6,
    *["exit"] * 4,
    *["follow_up_6"] * 3,
    "follow_up_12",
    "follow_up_18",
    "follow_up_24",
    "week_8",
]
GOAL_MEASURES = [
    "outcome_share_of_completed",
    "outcome_share_of_all",
    "positive_share",
    "exits",
    "exits_completed",
    "queue",
    "participants_active",
    "months_in_programme_mean",
    "months_in_programme_median",
    "coordinated_actions_mean",
    "requisitioned_share",
    "weeks_waiting_median",
    "capacity",
    "follow_up_outcome",
    "payback_months",
]


def maybe(pool: list[str]) -> list[str]:
    """The pool and, a third of the times, an empty cell."""
    return [""] * (len(pool) // 2 or 1) + pool


def keys_of(rows: list[Row], column: str) -> list[str]:
    """The keys of the rows, or nothing to point at when there are none."""
    return [str(row[column]) for row in rows] or [""]


def in_order(row: Row, begins: str = "started_on", stops: str = "ended_on") -> Row:
    """The same days, the earlier first."""
    if row[begins] and row[stops] and row[begins] > row[stops]:
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


def days(pool: list[date]) -> list[str]:
    return [day.isoformat() for day in pool]


class Dealer:
    """Deals the tables of one dataset one after another, each pointing at those before."""

    def __init__(self, pick: Pick, first: date, last: date) -> None:
        self.pick, self.first, self.last = pick, first, last
        before, after = (
            [first - timedelta(400), first - timedelta(1)],
            [last + timedelta(1), last + timedelta(90)],
        )
        inside = [first, min(first + timedelta(31), last), max(last - timedelta(1), first), last]
        leap = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 12, 31)]
        self.days = days([*inside, *inside, *before, *after, *leap])
        self.inside = days([*inside, *inside, before[1], after[0]])
        self.near = days([before[1], first, inside[1], last])
        self.moves = days([*before, first, inside[1], last, after[0]])
        self.end = days([inside[2], last, last, *after])

    def rows(self, most: int, **pools: list[str]) -> list[Row]:
        """Mostly many, for few rows find little; no rows at all are a file with only a header."""
        return [self.row(**pools) for _ in range(self.pick([most // 4 or 1, most // 2, most, most]))]

    def row(self, **pools: list[str]) -> Row:
        return {name: self.pick(pool) for name, pool in pools.items()}

    def keyed(self, key: str, most: int, **pools: list[str]) -> list[Row]:
        """Rows with keys whose order as texts is not that of the rows nor of the numbers they may look like."""
        prefix, first = self.pick(["", "k", "0", "Ö'\" "]), self.pick(range(127))
        return [
            {key: f"{prefix}{(first + 37 * place) % 127}"} | row
            for place, row in enumerate(self.rows(most, **pools))
        ]

    def teams(self) -> list[Row]:
        return self.keyed("team", 4, association=["vm"], name=["Team"], capacity=maybe(["0", "7", "20"]))

    def tracks(self, teams: list[Row]) -> list[Row]:
        rows = self.keyed(
            "track", 4, team=keys_of(teams, "team"), name=["Inriktning"], capacity=maybe(["0", "4", "6"]),
            started_on=["", "", self.last.isoformat()], ended_on=maybe(self.near),
        )  # fmt: skip
        return [in_order(row) for row in rows]

    def participants(self) -> list[Row]:
        born = [str(self.last.year - age) for age in (29, 30, 31)]
        return self.keyed(
            "participant", 6, sex=maybe(["female", "male", "male", "non_binary"]), birth_year=maybe(born)
        )

    def applications(self, teams: list[Row], participants: list[Row]) -> list[Row]:
        rows = self.keyed(
            "application", 9, participant=keys_of(participants, "participant"), team=keys_of(teams, "team"),
            referrer=maybe(ORDER["referrer"]), received_on=self.days,
            decision=["", "declined", "withdrawn", *["accepted"] * 7], decided_on=["", *self.inside, *self.end],
            left_queue_on=[*[""] * 6, *self.end],
        )  # fmt: skip
        return [
            in_order(in_order(row, "received_on", "decided_on"), "received_on", "left_queue_on")
            for row in rows
        ]

    def enrolments(self, teams: list[Row], participants: list[Row]) -> list[Row]:
        rows = self.keyed(
            "enrolment", 12, participant=keys_of(participants, "participant"), team=keys_of(teams, "team"),
            referrer=maybe(["kommun", "region", "self"]), started_on=self.days + self.end, ended_on=maybe(self.inside),
            exit_outcome=maybe(OUTCOMES + POSITIVE), exit_reason=maybe(["planned", "ill_health", "moved"]),
            completed=maybe(["true", "false"]), years_in_public_support=maybe(["0", "2.5", "9"]),
            destination=maybe(["kommun", "employer"]),
        )  # fmt: skip
        return [in_order(row) for row in rows]

    def placements(self, enrolments: list[Row], tracks: list[Row]) -> list[Row]:
        rows = self.keyed(
            "placement", 16, enrolment=keys_of(enrolments[:4], "enrolment"), track=keys_of(tracks, "track"),
            started_on=self.moves, ended_on=["", "", "", *self.moves],
        )  # fmt: skip
        return [in_order(row) for row in rows]

    def livelihoods(self, enrolments: list[Row]) -> list[Row]:
        return within_100(self.rows(
            24, enrolment=keys_of(enrolments[:3], "enrolment"), occasion=OCCASIONS,
            livelihood=LIVELIHOODS + SAME_RUNG * 5, extent=maybe(["10", "20", "25"]),
        ))  # fmt: skip

    def occupations(self, enrolments: list[Row]) -> list[Row]:
        return within_100(self.rows(
            10, enrolment=keys_of(enrolments[:3], "enrolment"), occasion=["exit", "exit", "exit", "start"],
            occupation=["employed", "employed", "studies", "none"], extent=maybe(["25", "50"]),
            subsidy=maybe(["none", "osa"]), hours=maybe(["permanent", "hourly"]),
        ))  # fmt: skip

    def follow_ups(self, enrolments: list[Row]) -> list[Row]:
        return self.keyed(
            "follow_up", 12, enrolment=keys_of(enrolments[:4], "enrolment"), months=["6", "6", "12", "18", "24", "24"],
            due_on=self.inside, attempted_on=maybe(self.days), reached=maybe(["true", "true", "false"]),
            outcome=maybe(OUTCOMES + POSITIVE * 2),
        )  # fmt: skip

    def actions(self, enrolments: list[Row]) -> list[Row]:
        pointed_at = keys_of(enrolments, "enrolment")
        return self.rows(
            10, enrolment=pointed_at, partner=["psychiatry", "housing"], done_on=maybe(self.days)
        )

    def activities(self, enrolments: list[Row]) -> list[Row]:
        return self.rows(
            8, enrolment=keys_of(enrolments, "enrolment"), activity=["butik"], attended=maybe(["true", "false"]),
            kind=["", "group", *["work_training"] * 4], employer_kind=maybe(["private", "public"]), held_on=self.inside,
        )  # fmt: skip

    def responses(self, enrolments: list[Row], teams: list[Row]) -> list[Row]:
        """Questionnaires, few of which are anonymous; an item may lack its value or be missing altogether."""
        sheets = self.keyed(
            "response", 18, enrolment=keys_of(enrolments[:2], "enrolment"), occasion=["start", "exit", "session", "session"],
            instrument=["ors", *["progress_scale"] * 3, "nns_participant", "home_made"], answered_on=self.near,
        )  # fmt: skip
        known = [sheet | self.whose(sheet, enrolments, teams) for sheet in sheets]
        return [sheet | answer for sheet in known for answer in self.answers(sheet)]

    def whose(self, sheet: Row, enrolments: list[Row], teams: list[Row]) -> Row:
        """Anonymous for a team or for nobody's, or an enrolment's with or without its team."""
        if self.pick(range(7)) == 6:
            return {"enrolment": "", "team": self.pick(maybe(keys_of(teams, "team")))}
        [enrolment] = [one for one in enrolments if one["enrolment"] == sheet["enrolment"]]
        return {"team": self.pick(["", enrolment["team"]])}

    def answers(self, sheet: Row) -> list[Row]:
        instrument = INSTRUMENTS.get(sheet["instrument"])
        items = instrument.items if instrument else ["x"]
        values = ["1", "3", "4", "5"] if items is NNS_ITEMS else ["0", "2.5", "10"]
        asked = [*items[:4], *self.pick([[], ["beside"]])]
        gap = self.pick(range(8))
        return [
            {"item": item, "value": "" if place == gap else self.pick(values)}
            for place, item in enumerate(asked)
        ]

    def goals(self, teams: list[Row]) -> list[Row]:
        """Each goal of a team once; it needs no key."""
        rows = self.keyed(
            "goal", 8, team=maybe(keys_of(teams, "team")), period_from=self.near, period_to=self.end,
            measure=GOAL_MEASURES, outcome=maybe(["work", "studies", "job_seeking", "other"]),
            horizon=maybe(["at_exit", "at_6_months", "at_24_months"]), level=["0", "25", "2.5"],
            unit=["percent", "percent", "percent", "months", "count"],
        )  # fmt: skip
        said = {tuple(row[name] for name in ("team", "measure", "outcome", "horizon")): row for row in rows}
        return [
            in_order(row, "period_from", "period_to") | {"goal": self.pick(maybe([row["goal"]]))}
            for row in said.values()
        ]

    def funding(self, teams: list[Row]) -> list[Row]:
        years = [self.first.year - 1, self.first.year, self.last.year, self.last.year]
        rows = self.rows(
            12, team=maybe(keys_of(teams, "team")), association=maybe(["vm"]), year=[str(year) for year in years],
            period_from=["", *self.inside], period_to=["", *self.inside],
            entry=ORDER["entry"] + ["granted", "requisitioned"], amount=["0", "1000", "1000", "250.5"],
        )  # fmt: skip
        return [in_order(row, "period_from", "period_to") for row in rows]
