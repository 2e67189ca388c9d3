"""Which tax is paid on a year's income, and which reductions does the state give?

Incomes are SEK a year, shape (…, persons); local rates are shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stegvis.definitions import Parameters
from stegvis.evaluation.rules.rounding import down, nearest, up


@dataclass(frozen=True, slots=True)
class Taxes:
    """What is paid in tax and what the state gives back of it, SEK a year. `by_flow` names them as the ledger does."""

    by_flow: Mapping[str, Any]

    @property
    def net(self) -> Any:
        """Tax less reductions; the pension fee and its reduction cancel."""
        return sum(self.by_flow[name] for name in PAID) - sum(self.by_flow[name] for name in GIVEN)


PAID = ("municipal_tax", "region_tax", "state_tax")
GIVEN = (
    "earned_income_tax_credit",
    "temporary_earned_income_credit",
    "sickness_compensation_tax_reduction",
    "taxable_income_reduction",
)


def taxes(parameters: Parameters, work: Any, other: Any, compensation: Any, pension_base: Any) -> Taxes:
    """The tax on wages and on other taxed income, of which `compensation` is sickness and activity compensation."""
    income = down(work + other, 100)
    allowance = basic_allowance(parameters, income)
    taxable = np.maximum(0, income - allowance)
    rates = {name: parameters[name] / 100 for name in ("municipal_tax", "region_tax")}
    paid = {name: down(rate * taxable) for name, rate in rates.items()}
    local, rate = sum(paid.values()), sum(rates.values())
    paid["state_tax"] = state_tax(parameters, taxable)
    credit = np.minimum(local, earned_income_tax_credit(parameters, work, allowance, rate))
    extra = np.minimum(local - credit, temporary_credit(parameters, work))
    left = np.maximum(0, allowance - work)  # the allowance that wages have not used
    own = np.minimum(local - credit - extra, compensation_reduction(parameters, compensation, left, rate))
    whole = np.minimum(
        local - credit - extra - own + paid["state_tax"], taxable_income_reduction(parameters, taxable)
    )
    fee = pension_fee(parameters, pension_base)
    given = dict(zip(GIVEN, (credit, extra, own, whole), strict=True))
    return Taxes({**paid, **given, "general_pension_fee": fee, "general_pension_fee_reduction": fee})


def basic_allowance(parameters: Parameters, income: Any) -> Any:
    """IL 63 kap. 3 §: by segments of the price base amount, up to the next hundred, never above the income."""
    base = parameters["price_base_amount"]
    segments = parameters["basic_allowance_formula"]
    return np.minimum(income, up(_piecewise(segments, income / base) * base, 100))


def earned_income_tax_credit(parameters: Parameters, work: Any, allowance: Any, rate: Any) -> Any:
    """IL 67 kap. 7 §: jobbskatteavdrag, whole kronor downwards; borne by the state."""
    law, base = parameters["earned_income_tax_credit"], parameters["price_base_amount"]
    counted = down(work, 100)
    credit = np.maximum(0, _piecewise(law["segments"], counted / base) * base - allowance) * rate
    out = law["phase_out"]
    if out:
        credit = np.maximum(0, credit - out["rate"] * np.maximum(0, counted - out["over_pbb"] * base))
    return down(np.where(counted > 0, credit, 0))


def temporary_credit(parameters: Parameters, work: Any) -> Any:
    """The temporary credit of 2021 and 2022: in, level, out again."""
    law = parameters_from(parameters, "temporary_earned_income_credit")
    if not law:
        return np.zeros_like(work)
    rising = np.minimum(law["max"], law["phase_in_rate"] * np.maximum(0, work - law["from_sek"]))
    falling = law["phase_out_rate"] * np.clip(
        work - law["out_from_sek"], 0, law["out_to_sek"] - law["out_from_sek"]
    )
    return down(np.maximum(0, rising - falling))


def compensation_reduction(parameters: Parameters, amount: Any, allowance: Any, rate: Any) -> Any:
    """IL 67 kap. 9 c §: the reduction for sickness and activity compensation, from 2018; read only where there is any."""
    law = parameters_from(parameters, "sickness_compensation_tax_reduction") if np.any(amount) else None
    if not law:
        return np.zeros_like(amount)
    base = parameters["price_base_amount"]
    if "segments" in law:
        counted = np.maximum(0, _piecewise(law["segments"], amount / base) * base - allowance)
        counted = np.maximum(counted, law["minimum_rate"] * amount)
    else:
        threshold = law["threshold_pbb"] * base
        counted = law["rate_to_threshold"] * np.minimum(amount, threshold)
        counted = counted + law["rate_above"] * np.maximum(0, amount - threshold)
    return down(counted * rate)


def taxable_income_reduction(parameters: Parameters, taxable: Any) -> Any:
    """IL 67 kap. 46-47 §§: from 2021, a share of taxable income above a floor, at most 1 500 kronor."""
    law = parameters_from(parameters, "taxable_income_reduction")
    if not law:
        return np.zeros_like(taxable)
    return down(np.clip(law["rate"] * (taxable - law["from_sek"]), 0, law["max"]))


def state_tax(parameters: Parameters, taxable: Any) -> Any:
    """IL 65 kap. 5 §: a share above the threshold, and to 2019 an extra one above the upper threshold."""
    due = parameters["state_tax_rate"] * np.maximum(0, taxable - parameters["state_tax_lower_threshold"])
    upper = parameters["state_tax_upper_threshold"]
    if upper is not None:
        due = due + parameters["state_tax_upper_extra_rate"] * np.maximum(0, taxable - upper)
    return down(due)


def pension_fee(parameters: Parameters, base: Any) -> Any:
    """Lag 1994:1744: 7 % up to a cap, to the nearest hundred; the state gives all of it back."""
    most = parameters["general_pension_fee_cap_ibb"] * parameters["income_base_amount"]
    return nearest(parameters["general_pension_fee_rate"] * np.minimum(base, most), 100)


def parameters_from(parameters: Parameters, name: str) -> Any:
    """The rule of a parameter that came into being on its first date; None before."""
    return None if parameters.entry(name).early else parameters[name]


def _piecewise(segments: Sequence[Mapping[str, Any]], x: Any) -> Any:
    """A formula by segments, all in price base amounts, `x` too; `base: income` and `base: amount` are x itself."""
    within = [np.less_equal(x, np.inf if s["up_to_pbb"] is None else s["up_to_pbb"]) for s in segments]
    return np.select(within, [_segment(segment, x) for segment in segments])


def _segment(segment: Mapping[str, Any], x: Any) -> Any:
    if "base" in segment:
        return x
    slope = segment.get("slope", segment.get("plus_rate", 0)) - segment.get("minus_rate", 0)
    return segment["base_pbb"] + slope * (x - segment.get("over_pbb", 0))
