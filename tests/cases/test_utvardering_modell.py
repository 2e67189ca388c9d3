"""The worked cases of docs/metod/utvardering-modell.md, Västerås 2017, to the krona, and the tax authority's vectors."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.definitions import parameters_at
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.change import change
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.rules.taxes import basic_allowance, earned_income_tax_credit

# society, municipality, region, state, af, fk, other_state, employers, insurers, participants
A1 = (394_260, 15_046, 8_041, 318_159, 0, 232_870, 85_289, 0, 0, 53_014)
B = (112_522, 133_879, 12_675, -46_658, -84_608, 0, 37_950, 0, 0, 12_626)
B_FULL = (197_130, 133_879, 12_675, -46_658, -84_608, 0, 37_950, 84_608, 0, 12_626)
C = (0, -13_396, -7_159, 57_247, 94_900, 0, -37_653, 0, 0, -36_692)
C_PAYER = (0, -13_396, -7_159, 57_247, 0, 94_900, -37_653, 0, 0, -36_692)
D = (0,) * 10
SICK, WORK = "sjukpenning:100:25000", "lon:100:25000"
ASSISTANCE = "forsorjningsstod:100::housing=5250"
SUBSIDISED = "lon:50:25000:subsidy=lonebidrag,support_level=0.6"
SUPPORT, STUDIES = "aktivitetsstod:100::daily=365", "studiestod:100::weeks=40"
CASES = {
    "A1": (SICK, WORK, Choices(), A1, 66_268),
    "B": (ASSISTANCE, SUBSIDISED, Choices(), B, 15_783),
    "B, full production": (ASSISTANCE, SUBSIDISED, Choices(subsidised_production=1), B_FULL, 15_783),
    "C": (SUPPORT, STUDIES, Choices(), C, -45_865),
    "C, charged to the payer": (
        SUPPORT,
        STUDIES,
        Choices(activity_support_charged_to="payer"),
        C_PAYER,
        -45_865,
    ),
    "D": (SICK, "rehabiliteringspenning:100:25000", Choices(), D, 0),
}


def vasteras(year: int = 2017):
    return parameters_at(date(year, 7, 1), "vasteras")


@pytest.mark.parametrize(("before", "after", "chosen", "gained", "disposable"), CASES.values(), ids=CASES)
def test_a_worked_case_comes_out_to_the_krona(before, after, chosen, gained, disposable) -> None:
    made = change([parse_state(before)], [parse_state(after)], vasteras(), chosen)
    assert [round(float(made.actors()[actor][0])) for actor in ACTORS] == list(gained)
    assert made.disposable_income().tolist() == [disposable]


def test_the_student_loan_is_told_and_is_no_income() -> None:
    made = change([parse_state(SUPPORT)], [parse_state(STUDIES)], vasteras(), Choices())
    assert made.student_loan().tolist() == [71_680]


@pytest.mark.parametrize(
    ("wage", "allowance", "credit"), [(90_000, 31_400, 11_976), (240_000, 40_000, 26_083)]
)
def test_the_tax_authoritys_vectors_of_2026_come_out(wage: int, allowance: int, credit: int) -> None:
    parameters, income = vasteras(2026), np.array([float(wage)])
    given = basic_allowance(parameters, income)
    assert given.tolist() == [allowance]
    assert earned_income_tax_credit(parameters, income, given, 0.3284).tolist() == [credit]


@pytest.mark.parametrize("year", range(2015, 2027))
def test_the_highest_sickness_benefit_a_day_is_the_one_the_agency_prints(year: int) -> None:
    parameters = vasteras(year)
    paid = change([parse_state("none:100")], [parse_state("sjukpenning:100:90000")], parameters, Choices())
    fk = float(paid.actors()["fk"][0])
    assert -fk / 365 == parameters["sickness_benefit_max_daily_80"]


def test_the_command_answers_as_the_contract_says() -> None:
    asked = f"evaluate --state {SICK} --to {WORK} --municipality vasteras --year 2017 --profile reference --format json"
    answer = CliRunner().invoke(main, asked.split())
    assert answer.exit_code == 0, answer.output
    said = json.loads(answer.output)
    assert list(said["actors"]) == list(ACTORS)
    assert (said["actors"]["municipality"], said["disposable_income"]) == (15_046, 66_268)
    assert (said["year"], said["municipality"], said["profile"]) == (2017, "vasteras", "reference")
    assert said["unverified_parameters"] == ["indirect_tax_share"]
    wage = next(line for line in said["ledger"] if line["flow"] == "lon")
    assert (wage["payer"], wage["receiver"], wage["amount"]) == ("employers", "participants", 300_000)


def test_what_is_unverified_or_from_a_later_year_is_named() -> None:
    asked = f"evaluate --state {ASSISTANCE} --to {SUBSIDISED} --municipality Västerås --year 2017 --profile reference"
    answer = CliRunner().invoke(main, asked.split())
    assert (
        "(wage_subsidy_cost_factor): året ligger före det första värdet, som gäller från 2019-01-01"
        in answer.output
    )
    assert "(social_assistance_norm_household_1): ej kontrollerat värde" in answer.output
