"""The half-year report January–June 2025 of Samordningsförbundet Västmanland."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.cases.printed import Claim, Report, half_year, places

from stegvis.examples import examples

REPORT = Report("vastmanland-2025")
SEXES = ("female", "male", "non_binary")
# What no measure counts: staffing, and what is read off the rows below.
WORDS = (
    "staff",
    "to_studies_from_august",
    "age_range",
    "perceived_progress_scale",
    "equality_checklist_used",
    "group_invitations",
    "previous_half_year_report",
)


def _claims() -> Iterator[Claim]:
    for place in REPORT.printed:
        match place.split("."):
            case ["funding", team, "share_percent"]:
                yield Claim(place, "requisitioned_share", _whose(team), "percent")
            case ["funding", team, entry]:
                yield Claim(place, "funding", {**_whose(team), "entry": entry}, thousands=True)
            case ["teams", team, "participants_active" | "participants_new" | "exits" as measure, value]:
                yield Claim(place, measure, {"team": team, **_split(value)})
            case ["teams", team, "participants_new_by_referrer", referrer]:
                yield Claim(place, "participants_new", {"team": team, "referrer": referrer})
            case ["teams", team, "age", group]:
                yield Claim(place, "participants_active", {"team": team, "age_group": group})
            case ["teams", team, "work_training", kind]:
                yield Claim(
                    place,
                    "work_training",
                    {"team": team, **({"employer_kind": "private"} if kind == "private_employers" else {})},
                )
            case ["teams", team, "queue"]:
                yield Claim(place, "queue", {"team": team})
            case ["teams", team, "places_for_af_fk_cooperation"]:
                yield Claim(place, "capacity", {"team": team, "track": "samverkansplatser"})


def _whose(team: str) -> dict[str, str]:
    return {} if team == "total" else {"team": team}


def _split(value: str) -> dict[str, str]:
    if value == "total":
        return {}
    return {"sex": value} if value in SEXES else {"outcome": value}


CLAIMS = list(_claims())
NOT_MET = examples()[REPORT.name].margins.not_met


def _met(*beginnings: str) -> list[Claim]:
    return [claim for claim in places(CLAIMS, *beginnings) if claim.place not in NOT_MET]


@pytest.mark.parametrize("claim", _met("teams"), ids=str)
def test_the_teams_figures_match_the_published_half_year_2025(claim: Claim) -> None:
    assert REPORT.says(claim) == REPORT.printed[claim.place]


@pytest.mark.parametrize("claim", _met("funding"), ids=str)
def test_the_economy_table_matches_the_published_half_year_2025(claim: Claim) -> None:
    assert REPORT.agrees(claim)


def test_only_the_listed_numbers_of_2025_do_not_come_out() -> None:
    assert {c.place: REPORT.says(c) for c in CLAIMS if not REPORT.agrees(c)} == NOT_MET


def test_every_number_printed_in_2025_is_a_figure_or_said_not_to_be_one() -> None:
    claimed = {claim.place for claim in CLAIMS}
    left = [place for place in REPORT.printed if place not in claimed]
    assert [place for place in left if not place.split(".")[2].startswith(WORDS)] == []


@pytest.mark.parametrize(("outcome", "printed"), [("work", "to_work"), ("studies", "to_studies")])
def test_the_exits_of_the_half_year_before_match_what_the_report_of_2025_says_of_them(
    outcome: str, printed: str
) -> None:
    before = REPORT.figure("exits", {"team": "vasteras", "outcome": outcome}, half_year(2024))
    assert before.value == REPORT.printed[f"teams.vasteras.previous_half_year_report.{printed}"]


@pytest.mark.parametrize(
    ("activity", "sex", "place"),
    [
        ("Checklista för jämställdhet", None, "teams.surahammar.equality_checklist_used.total"),
        ("Checklista för jämställdhet", "female", "teams.surahammar.equality_checklist_used.female"),
        ("Checklista för jämställdhet", "male", "teams.surahammar.equality_checklist_used.male"),
        ("Inbjudan till gruppverksamhet", None, "teams.vasteras.group_invitations.invited"),
    ],
)
def test_as_many_took_part_as_the_report_of_2025_says(activity: str, sex: str | None, place: str) -> None:
    assert len(_taking_part(activity, sex)) == REPORT.printed[place]


def test_ten_accepted_the_invitation_to_group_activities_in_2025() -> None:
    rows = REPORT.dataset.tables["activities"].to_pylist()
    accepted = [row for row in rows if row["activity"] == "Inbjudan till gruppverksamhet" and row["attended"]]
    assert len(accepted) == REPORT.printed["teams.vasteras.group_invitations.accepted"]


def test_the_scale_answers_of_surahammar_lie_where_the_report_of_2025_says() -> None:
    rows = REPORT.dataset.tables["responses"].to_pylist()
    values = [row["value"] for row in rows if row["team"] == "surahammar"]
    printed = [
        float(REPORT.printed[f"teams.surahammar.perceived_progress_scale.{what}"])
        for what in ("answers", "min", "max")
    ]
    assert [len(values), min(values), max(values)] == printed


def test_the_ages_in_teamsamverkan_are_those_of_the_report_of_2025() -> None:
    enrolled = [
        row["participant"]
        for row in REPORT.dataset.tables["enrolments"].to_pylist()
        if row["team"] == "teamsamverkan"
    ]
    ages = [
        2025 - row["birth_year"]
        for row in REPORT.dataset.tables["participants"].to_pylist()
        if row["participant"] in enrolled
    ]
    printed = [float(REPORT.printed[f"teams.teamsamverkan.age_range.{end}"]) for end in ("min", "max")]
    assert [min(ages), max(ages)] == printed


def _taking_part(activity: str, sex: str | None) -> set[str]:
    tables = REPORT.dataset.tables
    people = {row["participant"]: row["sex"] for row in tables["participants"].to_pylist()}
    who = {row["enrolment"]: people[row["participant"]] for row in tables["enrolments"].to_pylist()}
    return {
        row["enrolment"]
        for row in tables["activities"].to_pylist()
        if row["activity"] == activity and sex in (None, who[row["enrolment"]])
    }
