"""Does the oracle group exits as a person would by hand? The period is January to June 2025."""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.contract import LADDER, LIVELIHOODS, SCHEMES
from tests.reference.small import dataset, enrolment, figures, of, values

OUTCOMES = {
    "work",
    "studies",
    "job_seeking",
    "rehab_continued",
    "rehab_medical",
    "sickness_compensation",
    "dropout",
    "moved",
    "parental_leave",
    "retired",
    "deceased",
    "transferred",
    "other",
    "unmeasured",
}


def ended(*exits: dict[str, str]) -> list[Row]:
    return [enrolment(str(n), "2024-06-30", "2025-06-30") | one for n, one in enumerate(exits)]


FOUR = ended(
    {"exit_outcome": "work", "completed": "true", "referrer": "kommun"},
    {"exit_outcome": "work", "completed": "false", "exit_reason": "ill_health", "referrer": "kommun"},
    {"exit_outcome": "rehab_medical", "completed": "true"},
    {"exit_outcome": "", "completed": ""},
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_outcome_has_exactly_one_column(scheme):
    columns = SCHEMES[scheme].columns.values()
    assert sorted(outcome for column in columns for outcome in column or []) == sorted(OUTCOMES)


def test_every_livelihood_has_exactly_one_rung():
    assert sorted(code for rung in LADDER.values() for code in rung) == sorted(LIVELIHOODS)


def test_exits_are_split_by_the_schemes_columns_and_a_missing_outcome_is_unmeasured():
    found = figures(dataset(enrolments=FOUR))
    assert list(values(found, "exits", "outcome")) == list(SCHEMES["vastmanland-2025"].columns)
    assert of(found, "exits", outcome="work") == {"value": 2, "n": 4, "share": 0.5}
    assert of(found, "exits", outcome="unmeasured") == {"value": 1, "n": 4, "share": 0.25}
    assert of(found, "exits", outcome="dropout") == {"value": 0, "n": 4, "share": 0.0}


def test_a_column_for_the_interrupted_takes_them_before_the_others():
    found = figures(dataset(enrolments=FOUR), scheme="vasteras-2017")
    counted = {"interrupted": 1, "work": 1, "studies": 0, "rehab_continued": 1, "other": 1}
    assert values(found, "exits", "outcome") == counted


def test_an_exit_where_nobody_knows_is_neither_completed_nor_interrupted():
    found = figures(dataset(enrolments=FOUR))
    assert of(found, "exits_completed") == {"value": 2}
    assert of(found, "exits_interrupted") == {"value": 1}
    assert of(found, "exits_completed", outcome="rehab_medical") == {"value": 1, "n": 2, "share": 0.5}


def test_interrupted_exits_by_reason_and_referrer_give_every_pair():
    more = ended({"completed": "false", "exit_reason": "moved", "referrer": "region"}, {"completed": "false"})
    found = figures(dataset(enrolments=more))
    pairs = values(found, "exits_interrupted", "reason", "referrer")
    assert pairs == {
        ("moved", "region"): 1,
        ("moved", "unknown"): 0,
        ("unknown", "region"): 0,
        ("unknown", "unknown"): 1,
    }
    assert values(found, "exits_interrupted", "reason") == {"moved": 1, "unknown": 1}


def test_shares_leave_the_interrupted_out_or_count_them_in():
    found = figures(dataset(enrolments=FOUR))
    assert of(found, "outcome_share_of_completed", outcome="work") == {"value": 1, "n": 2, "share": 0.5}
    assert of(found, "outcome_share_of_all", outcome="work") == {"value": 2, "n": 4, "share": 0.5}
    assert of(found, "outcome_share_of_all", outcome="unmeasured") == {"value": 1, "n": 4, "share": 0.25}


def test_a_share_of_nothing_is_not_known():
    found = figures(dataset(enrolments=ended({"completed": "false"})))
    assert of(found, "outcome_share_of_completed", outcome="work") == {"value": None, "n": 0}
    assert of(figures(dataset()), "positive_share") == {"value": None, "n": 0}


def test_positive_is_what_the_scheme_says_of_the_exits_column():
    tables = dataset(enrolments=FOUR)
    assert of(figures(tables), "positive_share") == {"value": 2, "n": 4, "share": 0.5}
    assert of(figures(tables, scheme="vasteras-2017"), "positive_share") == {
        "value": 1,
        "n": 4,
        "share": 0.25,
    }


def test_destinations_and_sexes_of_exits():
    rows = ended({"destination": "x"}, {"destination": "x"}, {})
    found = figures(dataset(enrolments=rows, participants=[{"participant": "p-0", "sex": "male"}]))
    assert of(found, "exits", destination="x") == {"value": 2, "n": 3, "share": 2 / 3}
    assert values(found, "exits", "sex") == {"female": 0, "male": 1, "unknown": 2}


def test_months_are_days_by_30_4375_and_a_median_lies_between_the_middle_two():
    rows = [
        enrolment("1", "2025-01-01", "2025-01-01", exit_outcome="work"),
        enrolment("2", "2025-01-01", "2025-01-11", exit_outcome="work"),
        enrolment("3", "2025-01-01", "2025-01-21"),
        enrolment("4", "2025-01-01", "2025-03-02"),
    ]
    found = figures(dataset(enrolments=rows))
    assert of(found, "months_in_programme_median") == {"value": pytest.approx(15 / 30.4375), "n": 4}
    assert of(found, "months_in_programme_mean") == {"value": pytest.approx(22.5 / 30.4375), "n": 4}
    assert of(found, "months_in_programme_mean", outcome="work") == {
        "value": pytest.approx(5 / 30.4375),
        "n": 2,
    }
    assert of(found, "months_in_programme_median", outcome="studies") == {"value": None, "n": 0}


def test_occupations_at_exit_count_each_exit_once_over_all_exits():
    def occupied(key: str, occasion: str, occupation: str, subsidy: str) -> Row:
        return {"enrolment": key, "occasion": occasion, "occupation": occupation, "subsidy": subsidy}

    rows = [
        occupied("0", "exit", "employed", "osa"),
        occupied("0", "exit", "employed", "osa"),
        occupied("0", "exit", "studies", ""),
        occupied("1", "start", "employed", "none"),
    ]
    found = figures(dataset(enrolments=ended({}, {}), occupations=rows))
    assert of(found, "occupation_at_exit", occupation="employed") == {"value": 1, "n": 2, "share": 0.5}
    assert values(found, "occupation_at_exit", "occupation", "subsidy") == {
        ("employed", "osa"): 1,
        ("employed", "unknown"): 0,
        ("studies", "osa"): 0,
        ("studies", "unknown"): 1,
    }
    assert values(found, "occupation_at_exit", "occupation", "hours") == {
        ("employed", "unknown"): 1,
        ("studies", "unknown"): 1,
    }
