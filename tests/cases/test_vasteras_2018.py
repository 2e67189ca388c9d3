"""The annual report 2018 of Samordningsteam Västerås."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.cases.printed import Claim, Report

from stegvis.examples import examples

REPORT = Report("vasteras-2018")
TEAM = {"team": "vasteras"}
REFERRERS = {"fk": "forsakringskassan", "af": "arbetsformedlingen", "municipality": "kommun"}
OF_REHAB = ("exits_completed", {**TEAM, "outcome": "rehab_continued"})
PEOPLE = {
    "taken_part": "persons_active",
    "completed": "exits_completed",
    "interrupted": "exits_interrupted",
    "enrolled_at_year_end": "participants_enrolled",
}
# What is not one figure: how many could not be reached, the base of the survey, and the goals, which are tested below.
OTHERWISE = ("follow_up_6_months.unreachable", "nns_participant_survey.n", "goals.")


def _claims() -> Iterator[Claim]:
    for place in REPORT.printed:
        found = _people(place) or _interrupted(place) or _afterwards(place)
        if found is not None:
            yield found


def _people(place: str) -> Claim | None:
    match place.split("."):
        case ["participants", what]:
            return Claim(place, PEOPLE[what], TEAM)
        case ["result_percent", outcome]:
            return Claim(place, "outcome_share_of_completed", {**TEAM, "outcome": outcome}, "percent")
        case ["completed_by_track", "total", "total"]:
            return Claim(place, "exits_completed", TEAM)
        case ["completed_by_track", "total", outcome]:
            return Claim(place, "exits_completed", {**TEAM, "outcome": outcome})
        case ["completed_by_track", track, "total"]:
            return Claim(place, "exits_completed", {**TEAM, "track": track})
        case ["completed_by_track", track, "share_percent"]:
            return Claim(place, "exits_completed", {**TEAM, "track": track}, "percent")
        case ["completed_by_track", track, outcome]:
            return Claim(place, "exits", {**TEAM, "track": track, "outcome": outcome})
        case ["rehab_continued_destination_percent", destination]:
            return Claim(place, "exits", {**TEAM, "destination": destination}, of=OF_REHAB)
    return None


def _interrupted(place: str) -> Claim | None:
    match place.split("."):
        case ["interrupted", "total"]:
            return Claim(place, "exits_interrupted", TEAM)
        case ["interrupted", "back_to_referrer_ill_health", referrer]:
            return Claim(
                place, "exits_interrupted", {**TEAM, "reason": "ill_health", "referrer": REFERRERS[referrer]}
            )
        case ["interrupted", "back_to_referrer_total"]:
            return Claim(place, "exits_interrupted", {**TEAM, "reason": "ill_health"})
        case ["interrupted", "unreachable_self_applied"]:
            return Claim(place, "exits_interrupted", {**TEAM, "reason": "unreachable", "referrer": "self"})
    return None


def _afterwards(place: str) -> Claim | None:
    six = {**TEAM, "months": 6}
    match place.split("."):
        case ["follow_up_6_months", "attempted"]:
            return Claim(place, "follow_ups_attempted", six)
        case ["follow_up_6_months", "reached"]:
            return Claim(place, "follow_ups_reached", six)
        case ["follow_up_6_months", "in_work"]:
            return Claim(place, "follow_up_outcome", {**six, "outcome": "work"})
        case ["follow_up_6_months", "studies"]:
            return Claim(place, "follow_up_outcome", {**six, "outcome": "studies"})
        case ["nns_participant_survey", item] if item != "n":
            return Claim(
                place,
                "instrument_positive_share",
                {**TEAM, "instrument": "nns_participant", "item": item},
                "percent",
            )
        case ["nns_participant_survey", item, "percent"]:
            return Claim(
                place,
                "instrument_positive_share",
                {**TEAM, "instrument": "nns_participant", "item": item},
                "percent",
            )
        case ["applications_percent", referrer, track]:
            by = {**TEAM, "referrer": referrer}
            return Claim(place, "applications", {**by, "track": track}, of=("applications", by))
    return None


CLAIMS = list(_claims())


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_the_figures_match_the_published_annual_report_2018(claim: Claim) -> None:
    assert REPORT.agrees(claim)


def test_every_number_printed_in_2018_is_a_figure_or_said_not_to_be_one() -> None:
    left = set(REPORT.printed) - {claim.place for claim in CLAIMS}
    assert [place for place in left if not place.startswith(OTHERWISE) and not place.endswith(".n")] == []
    assert examples()[REPORT.name].margins.not_met == {}


@pytest.mark.parametrize("outcome", ["work", "studies", "rehab_continued"])
def test_attainment_is_measured_against_the_goals_of_the_annual_report_2018(outcome: str) -> None:
    share = REPORT.figure("outcome_share_of_completed", {**TEAM, "outcome": outcome}).share
    attained = REPORT.figure(
        "goal_attainment",
        {**TEAM, "measure": "outcome_share_of_completed", "outcome": outcome, "horizon": "at_exit"},
    )
    assert attained.value == pytest.approx(100 * share - float(REPORT.printed[f"goals.at_exit.{outcome}"]))


def test_the_payback_goal_of_2018_is_known_and_its_attainment_is_not() -> None:
    goals = {row["measure"]: row["level"] for row in REPORT.dataset.tables["goals"].to_pylist()}
    assert goals["payback_months"] == REPORT.printed["goals.payback_months"]
    assert REPORT.figure("goal_attainment", {**TEAM, "measure": "payback_months"}).value is None


def test_all_that_fell_due_in_2018_were_tried_and_eleven_could_not_be_reached() -> None:
    due, attempted, reached = (
        REPORT.figure(measure, {**TEAM, "months": 6}).value or 0
        for measure in ("follow_ups_due", "follow_ups_attempted", "follow_ups_reached")
    )
    assert due == attempted
    assert attempted - reached == REPORT.printed["follow_up_6_months.unreachable"]


def test_138_enrolments_of_2018_are_127_people() -> None:
    assert REPORT.figure("participants_active", TEAM).value == 138
    assert REPORT.figure("persons_active", TEAM).value == 127


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        ("support_of_great_use", 26),
        ("support_had_time_needed", 28),
        ("readier_to_work_or_study", 28),
        ("planning_for_afterwards_begun", 28),
        ("planning_sufficient", 21),
        ("starts_within_reasonable_time", 20),
        ("took_part_in_deciding", 29),
    ],
)
def test_each_survey_question_of_2018_has_a_number_of_answers_that_can_give_its_percentage(
    item: str, answers: int
) -> None:
    assert (
        REPORT.figure("instrument_positive_share", {**TEAM, "instrument": "nns_participant", "item": item}).n
        == answers
    )
