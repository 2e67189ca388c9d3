"""Each contradiction in the five published reports is found by arithmetic alone, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.published.reports import NAMES, answer, at, path_of, places, said_in, without

from stegvis.published.loading import vocabulary

EXPECTED = {
    "vastmanland-2025": {
        "teams.fns.exits.total",
        "teams.sala.participants_new.total",
        "teams.vasteras.participants_active.total",
    },
    "hallstahammar-2019": {
        "participants_active.total",
        "ors.published_improvement_percent",
        "referrer_percent",
    },
    "vasteras-2018": {
        "participants.taken_part",
        "interrupted.back_to_referrer_total",
        "nns_participant_survey.support_of_great_use",
        "nns_participant_survey.support_had_time_needed",
        "nns_participant_survey.readier_to_work_or_study",
        "nns_participant_survey.planning_for_afterwards_begun",
    },
    "payoff-vasteras-2017": set(),
    "vasteras-2015-accounts": {"interventions_granted_used.overgangslosning.used"},
}


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_reports_own_contradictions_are_found(name: str) -> None:
    assert places(answer(path_of(name)).contradictions) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_reader_has_written_about_a_report_is_never_read(name: str, tmp_path: Path) -> None:
    ignored = without(name, vocabulary().ignored)
    if name == "vasteras-2018":
        assert ignored["nns_participant_survey"]["n"] == 29
    bare = said_in(tmp_path, yaml.safe_dump(ignored, allow_unicode=True, sort_keys=False))
    assert bare == answer(path_of(name))


def test_lies_under_the_ignored_keys_change_nothing(tmp_path: Path) -> None:
    text = (
        path_of("vasteras-2018")
        .read_text(encoding="utf-8")
        .replace(
            "inconsistent:", "audit_findings: {participants: {total: 9, female: 1, male: 1}}\ninconsistent:"
        )
    )
    assert said_in(tmp_path, text) == answer(path_of("vasteras-2018"))


def test_fns_2025_has_thirteen_exits_by_outcome_under_a_total_of_twelve() -> None:
    found = at(answer(path_of("vastmanland-2025")).contradictions, "teams.fns.exits.total")
    assert (found.printed, found.computed, found.rule) == (12, 13, "parts")
    assert "medicinsk rehabilitering 8" in found.message


def test_sala_2025_names_nine_referrers_of_ten_new_participants() -> None:
    found = at(answer(path_of("vastmanland-2025")).contradictions, "teams.sala.participants_new.total")
    assert (found.printed, found.computed) == (10, 9)


def test_vasteras_2025_has_94_participants_by_sex_of_95() -> None:
    found = at(answer(path_of("vastmanland-2025")).contradictions, "teams.vasteras.participants_active.total")
    assert (found.printed, found.computed) == (95, 94)


def test_hallstahammar_2019_has_28_participants_by_sex_of_29() -> None:
    found = at(answer(path_of("hallstahammar-2019")).contradictions, "participants_active.total")
    assert (found.printed, found.computed) == (29, 28)


def test_hallstahammar_2019_ors_rose_by_66_percent_and_40_is_of_the_end_value() -> None:
    found = at(answer(path_of("hallstahammar-2019")).contradictions, "ors.published_improvement_percent")
    assert (found.printed, found.computed, found.rule) == (40, 66, "change")
    assert "andel av slutvärdet" in found.message


def test_hallstahammar_2019_referrers_are_percentages_of_28_and_not_of_29() -> None:
    found = at(answer(path_of("hallstahammar-2019")).contradictions, "referrer_percent")
    assert "kan inte komma av 29" in found.message
    assert "28 (13, 7 och 8)" in found.message


def test_vasteras_2018_has_138_by_what_became_of_them_of_127_taken_part() -> None:
    found = at(answer(path_of("vasteras-2018")).contradictions, "participants.taken_part")
    assert (found.printed, found.computed) == (127, 138)


def test_vasteras_2018_has_20_back_to_the_referrer_where_the_text_says_21() -> None:
    found = at(answer(path_of("vasteras-2018")).contradictions, "interrupted.back_to_referrer_total")
    assert (found.printed, found.computed) == (21, 20)


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        ("support_of_great_use", 65),
        ("support_had_time_needed", 68),
        ("readier_to_work_or_study", 64),
        ("planning_for_afterwards_begun", 75),
    ],
)
def test_vasteras_2018_survey_percentages_that_29_answers_cannot_give(item: str, printed: int) -> None:
    found = at(answer(path_of("vasteras-2018")).contradictions, f"nns_participant_survey.{item}")
    assert (found.printed, found.rule) == (printed, "possible_percent")


def test_vasteras_2015_transitional_project_cost_less_in_all_than_in_one_year() -> None:
    found = at(
        answer(path_of("vasteras-2015-accounts")).contradictions,
        "interventions_granted_used.overgangslosning.used",
    )
    assert (found.printed, found.computed, found.rule) == (929129, 959129, "repeated")


def test_vasteras_2015_one_krona_between_the_years_is_a_note() -> None:
    found = at(answer(path_of("vasteras-2015-accounts")).notes, "balance_sheet.2015.retained")
    assert (found.printed, found.computed) == (1272603, 1272602)
    assert "avrundning" in found.message


def test_vasteras_2015_one_krona_in_the_financial_frame_is_a_note() -> None:
    found = at(answer(path_of("vasteras-2015-accounts")).notes, "budget_vs_outcome_2015.income.outcome")
    assert (found.printed, found.computed) == (13273182, 13273181)


def test_payoff_2017_payback_of_the_region_is_on_the_border_and_a_note() -> None:
    found = at(answer(path_of("payoff-vasteras-2017")).notes, "payback_months.region")
    assert (found.printed, found.computed) == (736, 732)
    assert "737 till 765" in found.message


def test_funding_shares_2025_are_honestly_rounded() -> None:
    found = at(answer(path_of("vastmanland-2025")).notes, "funding.vasteras.share_percent")
    assert "38,67 %" in found.message
    assert "0,5 procentenheter" in found.message
