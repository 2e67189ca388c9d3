"""What does each livelihood pay in a year?

Every rule takes the parameters and the components of its kind and gives SEK a year, shape (…, components).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from stegvis.definitions import Parameters, livelihood_flows
from stegvis.evaluation.columns import Array, Columns
from stegvis.evaluation.rules.rounding import down, nearest
from stegvis.evaluation.state import StateError

MONTHS = 12
WEEKDAYS = 260  # five days a week, 52 weeks
WEEKDAYS_A_MONTH = 22  # SFS 2017:819 2 kap. 3 §
EVERY_DAY = 365
AGES = ((21, "under_21"), (23, "21_22"), (25, "23_24"), (27, "25_26"), (29, "27_28"), (30, "29"))
Rule = Callable[[Parameters, Columns], Any]


def wage(_parameters: Parameters, jobs: Columns) -> Array:
    """Twelve months' pay."""
    return MONTHS * jobs.wage * jobs.extent


def sickness_benefit(parameters: Parameters, benefits: Columns) -> Any:
    """A qualifying income in whole hundreds, whole kronor a day, 365 days (SFB 25 kap.; 28 kap. 7 and 10 §§); the cap of the unemployed in 11 §."""
    levels = parameters["sickness_benefit_levels"]
    level = _given(benefits.number("level"), levels["normal"])
    income, base = MONTHS * benefits.wage, parameters["price_base_amount"]
    counted = down(np.minimum(income, parameters["sickness_benefit_income_cap_pbb"] * base), 100)
    daily = nearest(levels["sgi_factor"] * counted * level / levels["divisor"])
    idle = benefits.number("unemployed") == 1
    if idle.any():
        daily = np.where(idle, np.minimum(daily, parameters["sickness_benefit_unemployed_daily_cap"]), daily)
    entitled = income >= parameters["sgi_floor_pbb"] * base
    return EVERY_DAY * np.where(entitled, daily, 0) * benefits.extent


def rehabilitation_benefit(parameters: Parameters, benefits: Columns) -> Any:
    """The same basis, levels and cap as sickness benefit, which is what the parameter says (SFB 31 kap. 10 §)."""
    parameters["rehabilitation_benefit_rule"]
    return sickness_benefit(parameters, benefits)


def sickness_compensation(parameters: Parameters, benefits: Columns) -> Any:
    """A share of the assumed income up to its cap, at least the guarantee of the age (SFB 34 kap. 12 §, 35 kap. 18-19 §§)."""
    base, guarantees = parameters["price_base_amount"], parameters["sickness_compensation_guarantee_pbb"]
    usual = livelihood_flows()[benefits.kind].guarantee_age
    brackets = [str(usual) if np.isnan(age) else _bracket(age) for age in benefits.number("age")]
    guarantee = np.array([guarantees[bracket] for bracket in brackets]) * base
    income = np.minimum(MONTHS * benefits.wage, parameters["sickness_compensation_income_cap_pbb"] * base)
    return np.fmax(parameters["sickness_compensation_rate"] * income, guarantee) * benefits.extent


def parental_benefit(parameters: Parameters, benefits: Columns) -> Any:
    """As sickness benefit with a cap of its own, at least the basic level (SFB 12 kap. 23 and 26 §§)."""
    levels, base = parameters["sickness_benefit_levels"], parameters["price_base_amount"]
    income = down(
        np.minimum(MONTHS * benefits.wage, parameters["parental_benefit_income_cap_pbb"] * base), 100
    )
    daily = nearest(levels["sgi_factor"] * income * levels["normal"] / levels["divisor"])
    return EVERY_DAY * np.fmax(daily, parameters["parental_benefit_basic_daily"]) * benefits.extent


def activity_support(parameters: Parameters, benefits: Columns) -> Any:
    """The daily amount given, else that of the wage, else the base amount (SFS 2017:819 2 kap.)."""
    by_wage, base = benefits.wage, np.nan
    if not np.isnan(benefits.wage).all():
        by_wage = np.fmax(
            _insured(parameters, benefits.wage), parameters["activity_support_income_based"]["min_day"]
        )
        by_wage = np.where(np.isnan(benefits.wage), np.nan, by_wage)
    daily = _given(benefits.number("daily"), by_wage)
    if np.isnan(daily).any():
        base = parameters["activity_support_base_daily"]
    return WEEKDAYS * _given(daily, base) * benefits.extent


def unemployment_benefit(parameters: Parameters, benefits: Columns) -> Any:
    """The daily amount given, else that of the wage, else the base amount (abolished 2025-10-01: then it must be said)."""
    by_wage, base = benefits.wage, np.nan
    if not np.isnan(benefits.wage).all():
        by_wage = _insured(parameters, benefits.wage)
    daily = _given(benefits.number("daily"), by_wage)
    if np.isnan(daily).any():
        base = parameters["unemployment_base_daily"]
        if base is None:
            raise StateError(
                "a_kassa saknar lön och dagbelopp. Sedan oktober 2025 finns inget grundbelopp: skriv a_kassa:100:25000 eller "
                "a_kassa:100::daily=900."
            )
    return WEEKDAYS * _given(daily, base) * benefits.extent


def development_allowance(parameters: Parameters, benefits: Columns) -> Any:
    """260 days of the amount given, else of the higher level."""
    return _by_day(parameters, benefits, "development_allowance_upper_daily")


def introduction_benefit(parameters: Parameters, benefits: Columns) -> Any:
    """260 days of the amount given, else of the law's."""
    return _by_day(parameters, benefits, "introduction_benefit_daily")


def student_grant(parameters: Parameters, benefits: Columns) -> Any:
    """The grant of the year's weeks; the loan is no income."""
    return (
        _weeks(parameters, benefits)
        * _or(benefits.number("weekly_grant"), parameters, "student_grant_weekly")
        * benefits.extent
    )


def student_loan(parameters: Parameters, benefits: Columns) -> Any:
    """What may be borrowed beside the grant; it is repaid, so it is told and not counted."""
    return _weeks(parameters, benefits) * parameters["student_loan_weekly"] * benefits.extent


def housing(parameters: Parameters, benefits: Columns) -> Any:
    """The housing cost that social assistance accepts, SEK a month; an assumption where none is given."""
    return _or(benefits.number("housing"), parameters, "social_assistance_housing_assumed")


def social_assistance(parameters: Parameters, accepted_housing: Any, net_income: Any) -> Any:
    """What lacks in a year up to the national norm and housing when all other income is counted."""
    norm = (
        parameters["social_assistance_norm_personal_single"]
        + parameters["social_assistance_norm_household_1"]
    )
    return np.maximum(0, MONTHS * (norm + accepted_housing) - net_income)


def nothing(_parameters: Parameters, livelihoods: Columns) -> Array:
    """No income."""
    return np.zeros_like(livelihoods.extent)


def _given(said: Any, otherwise: Any) -> Any:
    return np.where(np.isnan(said), otherwise, said)


def _or(said: Array, parameters: Parameters, name: str) -> Any:
    """What is said, else the parameter, which is read only where it is needed."""
    return _given(said, parameters[name]) if np.isnan(said).any() else said


def _weeks(parameters: Parameters, benefits: Columns) -> Any:
    return _or(benefits.number("weeks"), parameters, "student_aid_weeks_assumed")


def _by_day(parameters: Parameters, benefits: Columns, name: str) -> Any:
    return WEEKDAYS * _or(benefits.number("daily"), parameters, name) * benefits.extent


def _bracket(age: float) -> str:
    return next((bracket for below, bracket in AGES if age < below), "from_30")


def _insured(parameters: Parameters, monthly_wage: Any) -> Any:
    """The mean daily amount of a year of 260 days that begins with the first one."""
    old, cap = parameters["unemployment_rate_old"], parameters["unemployment_cap_daily_first_100"]
    if old is None:
        law = parameters["unemployment_insurance_2025"]
        full = law["level_full"]
        levels = (
            full,
            full - law["step_down_after_100_days"],
            full - law["step_down_after_100_days"] - law["step_down_after_200_days"],
        )
        daily = np.minimum(monthly_wage, law["income_cap_month"]) / WEEKDAYS_A_MONTH
        return _mean_of_days(*(level * daily for level in levels))
    daily, later = monthly_wage / WEEKDAYS_A_MONTH, parameters["unemployment_cap_daily_after_100"]
    least = parameters["unemployment_base_daily"]
    return _mean_of_days(
        np.maximum(least, np.minimum(old["1-200"] * daily, cap)),
        np.maximum(least, np.minimum(old["1-200"] * daily, later)),
        np.maximum(least, np.minimum(old["201-300"] * daily, later)),
    )


def _mean_of_days(first: Any, second: Any, rest: Any) -> Any:
    """The first hundred days, the second, and what is left of the year."""
    return (100 * first + 100 * second + (WEEKDAYS - 200) * rest) / WEEKDAYS


BENEFITS: Mapping[str, Rule] = MappingProxyType(
    {
        rule.__name__: rule
        for rule in (
            wage,
            sickness_benefit,
            rehabilitation_benefit,
            sickness_compensation,
            parental_benefit,
            activity_support,
            unemployment_benefit,
            development_allowance,
            introduction_benefit,
            student_grant,
            nothing,
        )
    }
)
