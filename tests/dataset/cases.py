"""For each rule about rows, one change to a dataset without faults, and exactly what is found then."""

from __future__ import annotations

from dataclasses import dataclass

from tests.dataset.base import Row, base, with_cell, with_row

Place = tuple[str, str, int | None, str | None]


@dataclass(frozen=True)
class Case:
    """A changed dataset with all that is to be found in it: code, file, line, column."""

    tables: dict[str, list[Row]]
    found: tuple[Place, ...]

    @property
    def code(self) -> str:
        return self.found[0][0]


def made_up_number(nine: str = "900101001", between: str = "-") -> str:
    """A personal identity number of nobody, made here so that none stands in the repository."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    check = -sum(number // 10 + number % 10 for number in doubled) % 10
    return f"{nine[:6]}{between}{nine[6:]}{check}"


def _one(code: str, file: str, line: int, column: str | None, tables: dict[str, list[Row]]) -> Case:
    return Case(tables, ((code, f"{file}.csv", line, column),))


def _cell(code: str, file: str, row: int, **cell: str) -> Case:
    """A case where the cell that is changed is the one that is found."""
    return _one(code, file, row + 2, next(iter(cell)), with_cell(file, row, **cell))


def _two_of(file: str, row: int, code: str, column: str, **cells: str) -> Case:
    """A row that stands twice: both are found."""
    changed = base()
    changed[file].append({**changed[file][row], **cells})
    last = len(changed[file]) + 1
    return Case(changed, ((code, f"{file}.csv", row + 2, column), (code, f"{file}.csv", last, column)))


def _above_100() -> Case:
    tables = with_row("livelihoods", enrolment="e3", occasion="start", livelihood="lon", extent="50")
    return Case(
        tables,
        (
            ("extents_above_100", "livelihoods.csv", 6, "extent"),
            ("extents_above_100", "livelihoods.csv", 7, "extent"),
        ),
    )


def _again(**cells: str) -> dict[str, list[Row]]:
    """A second enrolment of p1, with a livelihood at its start."""
    changed = with_row("enrolments", **{"enrolment": "e9", "participant": "p1", "team": "fns", **cells})
    changed["livelihoods"].append({**changed["livelihoods"][4], "enrolment": "e9"})
    return changed


def _moved() -> dict[str, list[Row]]:
    changed = _again(started_on="2024-10-31")
    changed["enrolments"][0]["exit_outcome"] = "transferred"
    return changed


def _without_start() -> dict[str, list[Row]]:
    changed = base()
    changed["livelihoods"].pop()
    return changed


def _early_follow_up() -> dict[str, list[Row]]:
    return with_row("follow_ups", follow_up="u3", enrolment="e2", months="6", due_on="2026-01-31")


ERRORS = (
    _cell("required_missing", "livelihoods", 4, livelihood=""),
    _cell("bad_date", "activities", 0, held_on="2024-02-30"),
    _cell("bad_date", "activities", 0, held_on="3/6 2024"),
    _cell("bad_date", "activities", 0, held_on="45446"),
    _cell("bad_integer", "funding", 0, year="2025.5"),
    _cell("bad_number", "funding", 0, amount="1 250 000 kr"),
    _cell("bad_boolean", "activities", 0, attended="ja"),
    _cell("unknown_code", "occupations", 0, occupation="arbete"),
    _cell("value_out_of_range", "occupations", 0, extent="120"),
    _cell("value_out_of_range", "occupations", 0, extent="0.5"),
    _cell("value_out_of_range", "activities", 0, held_on="0204-06-03"),
    _cell("value_not_allowed", "follow_ups", 1, months="9"),
    _cell("personal_identity_number", "actions", 0, action=made_up_number()),
    _cell(
        "personal_identity_number", "responses", 0, text=f"Ring {made_up_number('900171001', '')} i morgon"
    ),
    _one(
        "personal_identity_number",
        "participants",
        5,
        "participant",
        with_row("participants", participant="19" + made_up_number()),
    ),
    _cell("personal_identity_number", "occupations", 0, hours=made_up_number()),
    _cell("unknown_reference", "placements", 3, track="okand"),
    _cell("unknown_reference", "livelihoods", 1, enrolment="E1"),
    _cell("end_before_start", "enrolments", 0, ended_on="2024-01-31"),
    _cell("end_before_start", "placements", 1, ended_on="2024-05-31"),
    _cell("end_before_start", "tracks", 1, ended_on="2014-12-31"),
    _cell("end_before_start", "teams", 1, ended_on="2014-12-31"),
    _cell("end_before_start", "goals", 0, period_to="2024-12-31"),
    _cell("end_before_start", "funding", 0, period_to="2024-12-31"),
    _cell("end_before_start", "applications", 2, decided_on="2025-01-06"),
    _two_of("associations", 0, "duplicate_key", "association"),
    _two_of("enrolments", 0, "duplicate_key", "enrolment", participant="p2"),
    _two_of("responses", 1, "duplicate_key", "response", value="8"),
    _above_100(),
)

WARNINGS = (
    _cell("code_form", "actions", 0, partner="Psykiatri"),
    _cell("exit_without_outcome", "enrolments", 0, exit_outcome=""),
    _one(
        "outcome_without_exit", "enrolments", 3, "ended_on", with_cell("enrolments", 1, exit_outcome="work")
    ),
    _one(
        "open_for_two_years",
        "enrolments",
        3,
        "ended_on",
        with_cell("enrolments", 1, started_on="2023-06-29", application=""),
    ),
    _one("overlapping_enrolments", "enrolments", 5, "started_on", _again(started_on="2024-10-31")),
    _one("move_recorded_as_exit", "enrolments", 5, "started_on", _moved()),
    _one("there_twice", "enrolments", 5, "participant", _again(started_on="2025-03-01")),
    _one("there_twice", "enrolments", 5, "participant", _again(started_on="2024-03-01", team="arb")),
    _one("no_livelihood_at_start", "enrolments", 4, None, _without_start()),
    _one(
        "decision_after_start",
        "enrolments",
        3,
        "started_on",
        with_cell("applications", 1, decided_on="2025-02-02"),
    ),
    _one(
        "application_not_accepted",
        "enrolments",
        4,
        "application",
        with_cell("enrolments", 2, application="a3"),
    ),
    _one(
        "application_of_another",
        "enrolments",
        3,
        "application",
        with_cell("applications", 1, participant="p3"),
    ),
    _cell("placement_outside_enrolment", "placements", 0, started_on="2024-01-31"),
    _cell("placement_outside_enrolment", "placements", 1, ended_on="2024-11-01"),
    _cell("placement_in_other_team", "placements", 3, track="mac"),
    _one("follow_up_after_death", "follow_ups", 3, "due_on", with_cell("follow_ups", 0, outcome="deceased")),
    _one(
        "follow_up_past_due",
        "follow_ups",
        2,
        "attempted_on",
        with_cell("follow_ups", 0, attempted_on="", reached="", outcome=""),
    ),
    _cell("due_on_another_day", "follow_ups", 0, due_on="2025-05-01"),
    _one("follow_up_without_exit", "follow_ups", 4, "enrolment", _early_follow_up()),
    _cell("reached_without_attempt", "follow_ups", 0, attempted_on=""),
    _one("outcome_without_reach", "follow_ups", 2, "reached", with_cell("follow_ups", 0, reached="false")),
    _cell("unknown_instrument", "responses", 0, instrument="egen_enkat"),
    _cell("unknown_item", "responses", 0, item="steg"),
    _cell("answer_outside_scale", "responses", 0, value="11"),
)
