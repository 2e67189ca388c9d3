"""What does each support pay an employer in a year?

Every rule takes the parameters and the supported jobs and gives SEK a year, shape (…, jobs); never more than the wage cost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from stegvis.definitions import Parameters
from stegvis.evaluation.columns import Columns
from stegvis.evaluation.rules.benefits import MONTHS, WEEKDAYS

Rule = Callable[[Parameters, Columns], Any]
# Which of the new start job's multipliers is meant where the time away from work is not known: two contributions.
USUAL_MULTIPLIERS = ("over_26", "absence_24_36")


def wage_subsidy(parameters: Parameters, jobs: Columns) -> Any:
    """Lönebidrag and OSA: the level times the wage cost up to a cap; an assumed level where none is given."""
    level = jobs.number("support_level")
    if np.isnan(level).any():
        level = np.where(np.isnan(level), parameters["wage_subsidy_level_assumed"], level)
    factor = parameters["wage_subsidy_cost_factor"]["lonebidrag"]
    return _paid(jobs, parameters["wage_subsidy_cap_monthly"]) * factor * level


def new_start_job(parameters: Parameters, jobs: Columns) -> Any:
    """So many employers' contributions on the wage up to a cap (SFS 2018:43)."""
    law = parameters["new_start_job_multiplier"]
    times = next((law[key] for key in USUAL_MULTIPLIERS if key in law), None)
    multiplier = law["range"][0] if times is None else times
    rate = parameters["employer_contribution_total"]
    support = _paid(jobs, parameters["new_start_job_wage_cap_monthly"]) * rate * multiplier
    return np.minimum(support, _wage_cost(parameters, jobs))


def introduction_job(parameters: Parameters, jobs: Columns) -> Any:
    """A share of the wage cost up to a cap; the support for supervision in the first half year is left out."""
    law = parameters["introduction_job"]
    return _paid(jobs, law["wage_cap"]) * (1 + parameters["employer_contribution_total"]) * law["share"]


def extra_job(parameters: Parameters, jobs: Columns) -> Any:
    """The whole wage cost, up to a cap a day until April 2018 and a cap on the wage after."""
    cap = (
        parameters["extra_job_wage_cap_monthly"]
        if not parameters.entry("extra_job_wage_cap_monthly").early
        else None
    )
    cost = _wage_cost(parameters, jobs)
    if cap is not None:
        return _paid(jobs, cap) * (1 + parameters["employer_contribution_total"])
    daily = parameters["extra_job_daily_cap"]
    return np.zeros_like(cost) if daily is None else np.minimum(cost, WEEKDAYS * daily * jobs.extent)


def _paid(jobs: Columns, cap: Any) -> Any:
    return MONTHS * np.minimum(jobs.wage, cap) * jobs.extent


def _wage_cost(parameters: Parameters, jobs: Columns) -> Any:
    return MONTHS * jobs.wage * jobs.extent * (1 + parameters["employer_contribution_total"])


SUBSIDIES: Mapping[str, Rule] = MappingProxyType(
    {rule.__name__: rule for rule in (wage_subsidy, new_start_job, introduction_job, extra_job)}
)
