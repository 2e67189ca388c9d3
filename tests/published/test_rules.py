"""Each rule, on the smallest report that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.published.reports import at, places, said_in


def test_an_incomplete_partition_may_not_exceed_its_total(tmp_path: Path) -> None:
    assert said_in(tmp_path, "participants_active: {total: 15, female: 4}").contradictions == ()
    assert places(said_in(tmp_path, "participants_active: {total: 15, female: 16}").contradictions) == {
        "participants_active.total"
    }


def test_exit_columns_come_from_the_reports_own_scheme(tmp_path: Path) -> None:
    report = "exit_scheme: vasteras-2017\nexits: {total: 9, interrupted: 3, work: 2, studies: 1, rehab_continued: 2}"
    found = at(said_in(tmp_path, report).contradictions, "exits.total")
    assert found.computed == 8


def test_an_unknown_exit_scheme_takes_the_columns_of_all_schemes(tmp_path: Path) -> None:
    found = said_in(tmp_path, "exit_scheme: koping-2031\nexits: {total: 9, work: 2, interrupted: 3}")
    assert at(found.contradictions, "exits.total").computed == 5


def test_other_alone_says_neither_referrer_nor_outcome(tmp_path: Path) -> None:
    assert said_in(tmp_path, "answers: {total: 5, other: 3, unknown: 1}").contradictions == ()


def test_a_split_beside_its_total_is_checked(tmp_path: Path) -> None:
    found = said_in(tmp_path, "applications: {total: 7}\napplications_by_referrer: {kommun: 3, region: 3}")
    assert at(found.contradictions, "applications.total").computed == 6


def test_every_column_of_a_table_is_checked_against_its_total_row(tmp_path: Path) -> None:
    report = "started_by_track:\n  mac: {work: 2, studies: 3}\n  salix: {work: 1, studies: 1}\n  total: {work: 3, studies: 5}"
    assert places(said_in(tmp_path, report).contradictions) == {"started_by_track.total.studies"}


def test_parts_of_a_named_total_may_lie_in_a_block(tmp_path: Path) -> None:
    found = said_in(
        tmp_path,
        "interrupted: {back_to_school_total: 4, back_to_school_by_choice: {komvux: 2, folkhogskola: 1}}",
    )
    assert at(found.contradictions, "interrupted.back_to_school_total").computed == 3


def test_more_than_a_hundred_percent_is_no_share(tmp_path: Path) -> None:
    found = said_in(tmp_path, "referrer_percent: {kommun: 104, region: -4}")
    assert places(found.contradictions) == {"referrer_percent.kommun", "referrer_percent.region"}


@pytest.mark.parametrize(
    ("percents", "faulty"),
    [
        ("{kommun: 33, region: 33, self: 33}", False),
        ("{kommun: 33, region: 33, self: 32}", True),
        ("{kommun: 33.3, region: 33.3, self: 33.1}", True),
    ],
)
def test_shares_may_miss_a_hundred_by_half_a_digit_each(percents: str, faulty: bool, tmp_path: Path) -> None:
    found = said_in(tmp_path, f"referrer_percent: {percents}")
    assert (places(found.contradictions) == {"referrer_percent"}) is faulty
    assert (places(found.notes) == {"referrer_percent"}) is not faulty


def test_working_hours_of_the_staff_share_out_nothing(tmp_path: Path) -> None:
    found = said_in(tmp_path, "participants_active: 30\nstaff_percent: {kurator: 10, konsulent: 120}")
    assert found.contradictions == ()


def test_percentages_must_come_from_whole_people_that_add_up(tmp_path: Path) -> None:
    found = said_in(tmp_path, "participants_active: 7\nreferrer_percent: {kommun: 43, region: 43, self: 14}")
    assert found.contradictions == ()
    assert "3, 3 och 1" in at(found.notes, "referrer_percent").message
    found = said_in(tmp_path, "participants_active: 8\nreferrer_percent: {kommun: 43, region: 43, self: 14}")
    assert "stämmer precis för 7 (3, 3 och 1)" in at(found.contradictions, "referrer_percent").message


def test_each_percentage_may_be_possible_though_together_they_are_not(tmp_path: Path) -> None:
    found = said_in(
        tmp_path, "participants_active: 100\nreferrer_percent: {kommun: 50, region: 30, self: 19}"
    )
    assert at(found.contradictions, "referrer_percent").rule == "possible_percent"
    alone = said_in(tmp_path, "young_survey: {n: 100, useful: 50, timely: 30, kind: 19}")
    assert alone.contradictions == ()


def test_a_rise_printed_as_the_plain_difference_is_said_to_be_that(tmp_path: Path) -> None:
    found = said_in(tmp_path, "ors: {mean_at_start: 16.9, mean_at_exit: 28.0, improvement_percent: 11}")
    assert "skillnaden i enheter" in at(found.contradictions, "ors.improvement_percent").message


def test_a_rise_within_the_rounding_of_the_means_is_a_note(tmp_path: Path) -> None:
    found = said_in(tmp_path, "ors: {mean_at_start: 16.9, mean_at_exit: 28.0, improvement_percent: 66}")
    assert places(found.notes) == {"ors.improvement_percent"}


def test_ors_ends_at_forty(tmp_path: Path) -> None:
    found = said_in(tmp_path, "ors: {mean_at_start: 16.9, mean_at_exit: 41.0}")
    assert places(found.contradictions) == {"ors.mean_at_exit"}


def test_the_frame_of_2015_in_the_text_is_eleven_kronor_more_than_its_parts(tmp_path: Path) -> None:
    report = "financial_frame: {contributions: 12000000, carried_over: 1272602, financial_income: 569, total: 13273182}"
    assert at(said_in(tmp_path, report).contradictions, "financial_frame.total").computed == 13273171


def test_a_project_may_cost_more_in_all_than_in_the_years_that_are_printed(tmp_path: Path) -> None:
    report = "operating_costs_2015: {chance: 20}\noperating_costs_2014: {chance: 30}\ninterventions_granted_used:\n  chance: {granted: 60, used: USED}"
    assert said_in(tmp_path, report.replace("USED", "50")).contradictions == ()
    assert (
        at(
            said_in(tmp_path, report.replace("USED", "49")).contradictions,
            "interventions_granted_used.chance.used",
        ).computed
        == 50
    )


def test_members_give_a_half_and_two_quarters_within_a_krona(tmp_path: Path) -> None:
    report = "member_contributions: {2016: {staten: 5, region: 2, kommun: 3, total: 10}}"
    assert places(said_in(tmp_path, report).notes) == {
        "member_contributions.2016.region",
        "member_contributions.2016.kommun",
    }


def test_the_state_holds_its_two_authorities(tmp_path: Path) -> None:
    report = "yearly_income: {state: {total: 600000}, af: {total: 217000}, fk: {total: 418000}}"
    assert places(said_in(tmp_path, report).contradictions) == {"yearly_income.state.total"}


def test_payback_follows_from_cost_and_yearly_income(tmp_path: Path) -> None:
    report = "yearly_income: {society: {total: 1000000}}\nprofit: {society: {one_year: -4000000}}\npayback_months: {society: MONTHS}"
    assert said_in(tmp_path, report.replace("MONTHS", "60")).contradictions == ()
    assert (
        at(
            said_in(tmp_path, report.replace("MONTHS", "48")).contradictions, "payback_months.society"
        ).computed
        == 60
    )
