"""Does the oracle count people as a person would by hand? The period is January to June 2025."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reference.small import dataset, enrolment, figures, of, values


@pytest.mark.parametrize(
    ("started_on", "ended_on", "active", "new", "enrolled", "exits"),
    [
        ("2024-05-01", "2024-12-31", 0, 0, 0, 0),  # ended the day before
        ("2024-05-01", "2025-01-01", 1, 0, 0, 1),  # ended on the first day
        ("2025-01-01", "2025-06-30", 1, 1, 0, 1),  # both on the boundary: gone by the end of the last day
        ("2025-06-30", "2025-06-30", 1, 1, 0, 1),  # one day, the last
        ("2025-06-30", "2025-07-01", 1, 1, 1, 0),  # ended the day after
        ("2024-12-31", "", 1, 0, 1, 0),  # still there
        ("2025-07-01", "", 0, 0, 0, 0),  # started the day after
    ],
)
def test_both_ends_of_the_period_belong_to_it(started_on, ended_on, active, new, enrolled, exits):
    found = figures(dataset(enrolments=[enrolment("1", started_on, ended_on)]))
    assert of(found, "participants_active") == {"value": active}
    assert of(found, "participants_new") == {"value": new}
    assert of(found, "participants_enrolled") == {"value": enrolled}
    assert of(found, "exits") == {"value": exits}


def test_someone_there_twice_is_two_enrolments_and_one_person():
    twice = [
        enrolment("1", "2025-01-10", "2025-02-01", participant="ann"),
        enrolment("2", "2025-03-01", participant="ann"),
    ]
    found = figures(dataset(enrolments=twice, participants=[{"participant": "ann", "sex": "female"}]))
    assert of(found, "participants_active", sex="female") == {"value": 2, "n": 2, "share": 1.0}
    assert of(found, "persons_active") == {"value": 1}
    assert of(found, "persons_active", sex="female") == {"value": 1, "n": 1, "share": 1.0}


def test_sex_gives_female_and_male_always_and_others_when_they_occur():
    people = [{"participant": "p-1", "sex": "female"}, {"participant": "p-2", "sex": ""}]
    tables = dataset(
        enrolments=[enrolment("1", "2025-02-01"), enrolment("2", "2025-02-01")], participants=people
    )
    assert values(figures(tables), "participants_active", "sex") == {"female": 1, "male": 0, "unknown": 1}
    assert values(figures(tables), "participants_new", "sex") == {"female": 1, "male": 0, "unknown": 1}


def test_age_is_the_year_of_the_last_day_minus_the_year_of_birth():
    people = [{"participant": f"p-{n}", "birth_year": born} for n, born in enumerate(["1995", "1996", ""])]
    tables = dataset(enrolments=[enrolment(str(n), "2025-02-01") for n in range(3)], participants=people)
    counted = {"under_30": 1, "30_and_over": 1, "unknown": 1}
    assert values(figures(tables), "participants_active", "age_group") == counted


def test_an_empty_period_has_zeros_without_shares():
    found = figures(dataset())
    assert of(found, "participants_active", sex="male") == {"value": 0, "n": 0}
    assert values(found, "participants_active", "referrer") == {}


def test_a_missing_referrer_is_unknown_and_only_those_that_occur_are_given():
    tables = dataset(
        enrolments=[enrolment("1", "2025-02-01", referrer="region"), enrolment("2", "2025-02-01")]
    )
    assert values(figures(tables), "participants_active", "referrer") == {"region": 1, "unknown": 1}
    assert of(figures(tables), "participants_new", referrer="region") == {"value": 1, "n": 2, "share": 0.5}


def test_each_team_has_its_figures_and_the_whole_has_them_too():
    tables = dataset(enrolments=[enrolment("1", "2025-02-01"), enrolment("2", "2025-02-01", team="b")])
    assert of(figures(tables), "participants_active") == {"value": 2}
    assert of(figures(tables, team="b"), "participants_active") == {"value": 1}


def test_years_in_public_support_is_the_mean_of_those_known():
    tables = dataset(
        enrolments=[
            enrolment("1", "2025-02-01", years_in_public_support="2"),
            enrolment("2", "2024-02-01", years_in_public_support="4.5"),
            enrolment("3", "2024-02-01"),
            enrolment("4", "2023-02-01", "2024-12-31", years_in_public_support="9"),
        ]
    )
    assert of(figures(tables), "years_in_public_support_mean") == {"value": 3.25, "n": 2}
    assert of(figures(dataset()), "years_in_public_support_mean") == {"value": None, "n": 0}


def test_a_leap_day_is_a_day_as_others():
    tables = dataset(enrolments=[enrolment("1", "2024-02-29", "2024-02-29")])
    found = figures(tables, date(2024, 2, 29), date(2024, 2, 29))
    assert of(found, "exits") == {"value": 1}
    assert of(found, "months_in_programme_mean") == {"value": 0.0, "n": 1}
