"""What is a team's intervention worth, from incomes that are known and a cost?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.domain.period import Period
from stegvis.evaluation.known import read_known, with_parts
from stegvis.evaluation.profiles import Assumption, Profile
from stegvis.evaluation.profit import PAYERS, STATE
from stegvis.evaluation.told import cost_of, goal_of
from stegvis.evaluation.worth import Worth, worth
from stegvis.examples.catalogue import HOME
from stegvis.web.access.models import Team
from stegvis.web.look.charts import Bar
from stegvis.web.look.swedish import NO_BREAK, number, percent
from stegvis.web.register.codes import known, label
from stegvis.web.register.queries.dataset import live

EXAMPLE_COST = 9_180_000  # the cost that every printed profit of 2017 allows (docs/metod/utvardering.md)


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's account as it is shown; `per_head` values are None where the number of participants is not known."""

    name: str
    account: Worth
    income_per_head: float | None
    income_5: float | None
    profit_per_head: float | None
    sum_said: str
    part: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows."""

    lead: str
    rows: tuple[Row, ...]
    months: tuple[Bar, ...]
    gap: str


def told(team: Team, period: Period) -> tuple[tuple[float, str] | None, float | None]:
    """What the register says the team cost in the period, with the entry's name, and its goal in months."""
    data = live([team], on=period.last)
    cost = cost_of(data, team.code, period)
    named = (cost[0], label("funding_entry", cost[1])) if cost else None
    return named, goal_of(data, team.code, period)


def actors() -> dict[str, str]:
    """The actors' names, in order."""
    return {code: entry.label.sv for code, entry in known().codes["actor"].codes.items()}


def answer(
    profile: Profile, incomes: Mapping[str, float], cost: float, heads: int | None, goal: float
) -> Answer:
    """The accounts of those whose income is known, with the sentence that says when society is paid back."""
    names = actors()
    accounts = worth(with_parts(dict(incomes)), cost, profile)
    shown = [one for one in accounts.values() if one.yearly_income is not None]
    rows = tuple(_row(one, names[one.actor], heads) for one in shown)
    months = tuple(
        Bar(names[one.actor], one.payback_months, quiet=one.actor != "society")
        for one in shown
        if one.payback_months is not None
    )
    return Answer(_lead(accounts, goal), rows, months, _gap(accounts))


def _row(one: Worth, name: str, heads: int | None) -> Row:
    income, first = one.yearly_income or 0.0, one.profit_1 or 0.0
    return Row(
        name,
        one,
        income / heads if heads else None,
        None if one.profit_5 is None else one.profit_5 + one.cost,
        first / heads if heads else None,
        _sum_said(one),
        one.actor in STATE,
    )


def _sum_said(one: Worth) -> str:
    """How the months come about, where the income is the same every year."""
    if not one.cost or not one.yearly_income:
        return ""
    months = 12 * one.cost / one.yearly_income
    return f"12 × {number(round(one.cost))} / {number(round(one.yearly_income))} = {number(months, 1)}"


def _lead(accounts: Mapping[str, Worth], goal: float) -> str:
    society = accounts["society"]
    if society.yearly_income is None:
        return "Samhällets intäkt är inte angiven, så när insatsen är återbetald för alla tillsammans går inte att säga."
    if society.payback_months is None:
        return f"För samhället blir insatsen aldrig återbetald med de här valen. Målet är {number(goal)} månader."
    verdict = "Det är inom målet" if society.payback_months <= goal else "Det är senare än målet"
    return (
        f"För samhället är insatsen återbetald i månad {number(society.payback_months)}. "
        f"{verdict}, {number(goal)} månader."
    )


def _gap(accounts: Mapping[str, Worth]) -> str:
    """What the actors' incomes lack of society's, said where both are known: an open model has no gap."""
    parts = [accounts[actor].yearly_income for actor in (*PAYERS, "state", "participants")]
    society = accounts["society"].yearly_income
    held = [part for part in parts if part is not None]
    if society is None or len(held) < len(parts):
        return ""
    rest = society - sum(held)
    if abs(rest) < 1:
        return "Aktörernas intäkter summerar till samhällets."
    return (
        f"Aktörernas intäkter summerar till {number(round(sum(held)))}, samhällets är {number(round(society))}. "
        f"Skillnaden, {number(round(rest))} kronor, är avrundning och aktörer som inte är med här, "
        "till exempel försäkringsgivare."
    )


def assumed(profile: Profile, names: tuple[str, ...]) -> list[tuple[Assumption, str]]:
    """The assumptions that decide how long an income lasts, with their values in words."""
    return [
        (profile.assumptions[name], f"{number(round(100 * profile.value(name), 1))}{NO_BREAK}%")
        for name in names
    ]


def shares(profile: Profile) -> list[tuple[str, str]]:
    """Who bears which part of the cost."""
    names = actors()
    return [(names[actor], percent(share)) for actor, share in profile.cost_shares.items()]


def example() -> dict[str, Any]:
    """The published incomes of Västerås 2017, as the page's own address says them."""
    published = read_known(HOME / "payoff-vasteras-2017" / "published.yaml")
    said = {
        f"income_{actor}": round(value) for actor, value in published.incomes.items() if actor in actors()
    }
    return {"profile": "payoff-2017", "cost": EXAMPLE_COST, "participants_n": published.participants, **said}
