"""The annual report 2019 of Samordningsteam Hallstahammar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.cases.printed import Claim, Report, same

from stegvis.domain.period import Period
from stegvis.examples import examples

REPORT = Report("hallstahammar-2019")
TEAM = {"team": "hallstahammar"}
NOT_MET = examples()[REPORT.name].margins.not_met
OTHERWISE = {  # computed below, not one figure
    "time_in_programme_months.mean_2017",
    "time_in_programme_months.difference",
    "ors.published_improvement_percent",
    "coordinated_actions_per_exited_participant.often.0",
    "coordinated_actions_per_exited_participant.often.1",
}


def _claims() -> Iterator[Claim]:
    for place in REPORT.printed:
        match place.split("."):
            case ["participants_active" | "exits" as measure, "total"]:
                yield Claim(place, measure, TEAM)
            case ["participants_active", sex]:
                yield Claim(place, "participants_active", {**TEAM, "sex": sex})
            case ["exits", outcome]:
                yield Claim(place, "exits", {**TEAM, "outcome": outcome})
            case ["positive_outcomes", "percent"]:
                yield Claim(place, "positive_share", TEAM, "percent")
            case ["referrer_percent", referrer]:
                yield Claim(place, "participants_active", {**TEAM, "referrer": referrer}, "percent")
            case ["time_in_programme_months", "mean_2019"]:
                yield Claim(place, "months_in_programme_mean", TEAM)
            case ["years_in_public_support", "mean"]:
                yield Claim(place, "years_in_public_support_mean", TEAM)
            case ["ors", "mean_at_start" | "mean_at_exit" as mean]:
                yield Claim(
                    place,
                    "instrument_mean",
                    {**TEAM, "instrument": "ors", "occasion": mean.removeprefix("mean_at_")},
                )
            case ["coordinated_actions_per_exited_participant", "mean"]:
                yield Claim(place, "coordinated_actions_mean", TEAM)
            case ["coordinated_actions_per_exited_participant", "max"]:
                yield Claim(place, "coordinated_actions_max", TEAM)
            case ["funding_sek", entry]:
                yield Claim(place, "funding", {**TEAM, "entry": entry})


CLAIMS = list(_claims())


@pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim.place not in NOT_MET], ids=str)
def test_the_figures_match_the_published_annual_report_2019(claim: Claim) -> None:
    assert REPORT.agrees(claim)


def test_only_the_listed_numbers_of_2019_do_not_come_out() -> None:
    left = {claim.place: round(REPORT.says(claim)) for claim in CLAIMS if not REPORT.agrees(claim)}
    assert left | {"ors.published_improvement_percent": round(_improvement())} == NOT_MET


def test_every_number_printed_in_2019_is_a_figure_or_computed_from_figures() -> None:
    assert set(REPORT.printed) - {claim.place for claim in CLAIMS} == OTHERWISE


def test_the_shares_of_all_exits_add_up_to_the_published_positive_share_of_2019() -> None:
    positive = ("work", "studies", "job_seeking", "rehab_continued")
    shares = [
        REPORT.figure("outcome_share_of_all", {**TEAM, "outcome": outcome}).share for outcome in positive
    ]
    assert same(100 * sum(shares), REPORT.printed["positive_outcomes.percent"])


def test_the_mean_time_of_2017_and_the_difference_match_the_published_annual_report_2019() -> None:
    before = (
        REPORT.figure("months_in_programme_mean", TEAM, Period(date(2017, 1, 1), date(2017, 12, 31))).value
        or 0
    )
    now = REPORT.figure("months_in_programme_mean", TEAM).value or 0
    assert same(before, REPORT.printed["time_in_programme_months.mean_2017"])
    assert same(before - now, REPORT.printed["time_in_programme_months.difference"])


def test_the_referrers_of_2019_are_those_of_28_of_the_29() -> None:
    counts = {
        r: REPORT.figure("participants_active", {**TEAM, "referrer": r}).value or 0
        for r in ("arbetsformedlingen", "forsakringskassan", "kommun")
    }
    assert all(
        same(100 * count / 28, REPORT.printed[f"referrer_percent.{referrer}"])
        for referrer, count in counts.items()
    )


def test_five_and_six_coordinated_actions_are_common_in_2019() -> None:
    tables = REPORT.dataset.tables
    left = [
        row["enrolment"]
        for row in tables["enrolments"].to_pylist()
        if row["ended_on"] and row["ended_on"].year == 2019
    ]
    done = [row["enrolment"] for row in tables["actions"].to_pylist()]
    counts = [done.count(enrolment) for enrolment in left]
    assert counts.count(5) + counts.count(6) >= 5


def _improvement() -> float:
    start, end = (
        REPORT.figure("instrument_mean", {**TEAM, "instrument": "ors", "occasion": o}).value or 0
        for o in ("start", "exit")
    )
    return 100 * (end - start) / start
