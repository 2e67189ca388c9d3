"""A number changed in a published report is found out by the numbers around it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.published.reports import NAMES, changed, path_of, places, said_in, with_every_number

VASTMANLAND, HALLSTAHAMMAR, VASTERAS = "vastmanland-2025", "hallstahammar-2019", "vasteras-2018"
PAYOFF, ACCOUNTS = "payoff-vasteras-2017", "vasteras-2015-accounts"

CASES = [
    # parts and totals
    (
        VASTMANLAND,
        "{total: 46, female: 24",
        "{total: 46, female: 25",
        "teams.fns.participants_active.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "{under_30: 11, 30",
        "{under_30: 12, 30",
        "teams.hallstahammar.participants_active.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "exits: {total: 1, rehab_medical: 1}",
        "exits: {total: 2, rehab_medical: 1}",
        "teams.teamsamverkan.exits.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "exits: {total: 18, female: 12",
        "exits: {total: 18, female: 11",
        "teams.vasteras.exits.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "{total: 13, private_employers: 7}",
        "{total: 13, private_employers: 17}",
        "teams.sala.work_training.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "participants_new: {total: 3, female: 2, male: 1}",
        "participants_new: {total: 18, female: 9, male: 9}",
        "teams.surahammar.participants_new.total",
        "parts",
    ),
    (
        VASTMANLAND,
        "granted: 13841, requisitioned: 5873",
        "granted: 13941, requisitioned: 5873",
        "funding.total.granted",
        "parts",
    ),
    (HALLSTAHAMMAR, "dropout: 1, rehab_medical: 3", "dropout: 2, rehab_medical: 3", "exits.total", "parts"),
    (VASTERAS, "mac:         {work: 5", "mac:         {work: 6", "completed_by_track.mac.total", "parts"),
    (VASTERAS, "total:       {work: 13", "total:       {work: 14", "completed_by_track.total.work", "parts"),
    (VASTERAS, "unreachable_self_applied: 1", "unreachable_self_applied: 3", "interrupted.total", "parts"),
    (VASTERAS, "attempted: 30", "attempted: 31", "follow_up_6_months.attempted", "parts"),
    (ACCOUNTS, "continued: 72", "continued: 73", "mac_project.remaining", "parts"),
    (ACCOUNTS, "started: 101", "started: 100", "mac_project.started", "parts"),
    (ACCOUNTS, "male: 116,", "male: 117,", "participants.total", "parts"),
    # shares
    (
        VASTMANLAND,
        "requisitioned: 937,  share_percent: 60",
        "requisitioned: 937,  share_percent: 61",
        "funding.teamsamverkan.share_percent",
        "shares",
    ),
    (
        VASTERAS,
        "share_percent: 38.5",
        "share_percent: 38.4",
        "completed_by_track.mac.share_percent",
        "shares",
    ),
    (
        VASTERAS,
        "result_percent: {work: 25, studies: 10",
        "result_percent: {work: 26, studies: 10",
        "result_percent.work",
        "shares",
    ),
    (HALLSTAHAMMAR, "percent: 73.3", "percent: 74.3", "positive_outcomes.percent", "shares"),
    (
        ACCOUNTS,
        "used: 3950544, percent: 96",
        "used: 3950544, percent: 95",
        "interventions_granted_used.mac.percent",
        "shares",
    ),
    (ACCOUNTS, "result_percent: 65", "result_percent: 66", "mac_project.result_percent", "shares"),
    (ACCOUNTS, "female_percent: 64", "female_percent: 65", "participants.female_percent", "shares"),
    # shares that make a hundred
    (PAYOFF, "at_6_months: {work: 35", "at_6_months: {work: 45", "goals_percent.at_6_months", "sum_to_100"),
    (
        VASTERAS,
        "kommun: {mac: 15, odling: 62",
        "kommun: {mac: 15, odling: 52",
        "applications_percent.kommun",
        "sum_to_100",
    ),
    (VASTERAS, "fk_to_fk: 18", "fk_to_fk: 28", "rehab_continued_destination_percent", "sum_to_100"),
    (HALLSTAHAMMAR, "kommun: 29}", "kommun: 35}", "referrer_percent", "sum_to_100"),
    # possible percentages
    (
        VASTERAS,
        "took_part_in_deciding: 83",
        "took_part_in_deciding: 84",
        "nns_participant_survey.took_part_in_deciding",
        "possible_percent",
    ),
    (
        VASTERAS,
        "planning_sufficient: {percent: 76, n: 21}",
        "planning_sufficient: {percent: 78, n: 21}",
        "nns_participant_survey.planning_sufficient.percent",
        "possible_percent",
    ),
    # change and difference
    (
        HALLSTAHAMMAR,
        "mean_2019: 9.9, difference: 4",
        "mean_2019: 9.9, difference: 5",
        "time_in_programme_months.difference",
        "change",
    ),
    # contributions and accounts
    (
        ACCOUNTS,
        "{staten: 6000000, region: 3000000",
        "{staten: 5000000, region: 4000000",
        "member_contributions.2015.staten",
        "contributions",
    ),
    (ACCOUNTS, "rehab_miljard: 600000", "rehab_miljard: 500000", "member_contributions.2014.total", "parts"),
    (ACCOUNTS, "net_cost: -129861", "net_cost: -139861", "income_statement.2015.net_cost", "accounts"),
    (ACCOUNTS, "cash: 3789230", "cash: 3789330", "balance_sheet.2015.assets", "accounts"),
    (ACCOUNTS, "retained: 1272603", "retained: 1272613", "balance_sheet.2015.retained", "accounts"),
    (ACCOUNTS, "mac: 1055653", "mac: 1065653", "operating_costs_2015.total", "parts"),
    (
        ACCOUNTS,
        "outcome: 10954316",
        "outcome: 10854316",
        "budget_vs_outcome_2015.interventions.outcome",
        "accounts",
    ),
    (HALLSTAHAMMAR, "returned: 40580", "returned: 40850", "funding_sek.returned", "accounts"),
    # socio-economic tables
    (PAYOFF, "participants: 57", "participants: 67", "profit.state.per_participant", "socioeconomic"),
    (
        PAYOFF,
        "five_years: 454000",
        "five_years: 554000",
        "yearly_income.municipality.five_years",
        "socioeconomic",
    ),
    (PAYOFF, "state: 53, af: 102", "state: 63, af: 102", "payback_months.state", "socioeconomic"),
    (PAYOFF, "region: 736", "region: 636", "payback_months.region", "socioeconomic"),
    (PAYOFF, "{total: 418000", "{total: 1418000", "yearly_income.state.total", "socioeconomic"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "rule"), CASES, ids=[case[3] + "-" + case[4] for case in CASES]
)
def test_a_changed_number_is_a_contradiction(
    name: str, old: str, new: str, where: str, rule: str, tmp_path: Path
) -> None:
    found = changed(tmp_path, name, old, new).contradictions
    assert (where, rule) in {(one.where, one.rule) for one in found}


def test_a_corrected_total_is_none_any_more(tmp_path: Path) -> None:
    found = changed(tmp_path, VASTMANLAND, "exits: {total: 12", "exits: {total: 13").contradictions
    assert "teams.fns.exits.total" not in places(found)


def test_a_total_of_thousands_may_be_one_off_and_not_two(tmp_path: Path) -> None:
    one = changed(tmp_path, VASTMANLAND, "granted: 321,", "granted: 322,")
    assert "funding.total.granted" in places(one.notes)
    two = changed(tmp_path, VASTMANLAND, "granted: 321,", "granted: 323,")
    assert "funding.total.granted" in places(two.contradictions)


def test_a_team_that_no_rule_has_heard_of_is_checked_too(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        VASTMANLAND,
        "  surahammar:\n",
        "  kolback:\n    exits: {total: 4, work: 1, studies: 2}\n  surahammar:\n",
    ).contradictions
    assert "teams.kolback.exits.total" in places(found)


def test_the_base_of_a_survey_is_read_from_a_comment_behind_its_key(tmp_path: Path) -> None:
    text = path_of(VASTERAS).read_text(encoding="utf-8")
    assert "  n: 29\n" in text
    in_comment = said_in(tmp_path, text.replace("  n: 29\n", "")).contradictions
    assert "nns_participant_survey.support_of_great_use" in places(in_comment)


def test_a_survey_without_a_base_is_not_judged(tmp_path: Path) -> None:
    found = said_in(
        tmp_path, "nns_participant_survey: {support_of_great_use: 65, staff_used_my_experience: 64}"
    )
    assert found.contradictions == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [0, -7, 999999999999999, 0.001, "4 579"])
def test_no_number_is_too_strange_to_be_judged(name: str, number: object, tmp_path: Path) -> None:
    found = said_in(tmp_path, yaml.safe_dump(with_every_number(name, number), allow_unicode=True))
    assert bool(found.contradictions) or number == 0
