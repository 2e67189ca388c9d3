"""Does what lies behind a figure add up to it, lead to its parameters, and tell of nobody?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stegvis.definitions import (
    all_parameters,
    ledger_flows,
    livelihood_flows,
    load,
    parameters_at,
    read,
    subsidy_flows,
)
from stegvis.documents.worth_words import WorthWords
from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.answer import Answer, Question, answered
from stegvis.evaluation.care import Care
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.concealed import concealed
from stegvis.evaluation.ledger import ledger
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.people import Living, Part, Person
from stegvis.evaluation.profiles import profile, profiles
from stegvis.evaluation.state import State, component
from stegvis.evaluation.trail import parameters_of, rests_on, trail
from stegvis.evaluation.writing import written_state

SICK: Living = (Part("sjukpenning", 100),)
WORK: Living = (Part("lon", 100),)
HELPED: Living = (Part("lon_subventionerad", 50, "lonebidrag"), Part("aktivitetsstod", 50))
ASSISTED: Living = (Part("forsorjningsstod", 100),)
SAFE = Rule(5, 10)
ASKED = Question("t", Period(date(2017, 1, 1), date(2017, 12, 31)), "vasteras", 1e6, draws=50)
STATES = {
    "sjukpenning:100:25000:unemployed=true", "rehabiliteringspenning:50:25000", "sjukersattning:100:20000", "aktivitetsersattning:100",
    "aktivitetsstod:100", "aktivitetsstod:100:25000", "utvecklingsersattning:100", "etableringsersattning:100", "a_kassa:100:25000",
    "a_kassa:100::daily=365", "forsorjningsstod:100", "studiestod:100", "foraldrapenning:100:25000", "lon:100:65000",
    "lon:100:25000:subsidy=lonebidrag", "lon:100:25000:subsidy=osa", "lon:100:25000:subsidy=nystartsjobb",
    "lon:100:25000:subsidy=introduktionsjobb", "lon:100:25000:subsidy=extratjanst",
}  # fmt: skip


def some_people(
    many: int, before: Living | None, after: Living | None, outcome: str = "work"
) -> list[Person]:
    living = {name: held for name, held in (("start", before), ("exit", after)) if held is not None}
    return [Person(f"{before}{after}{n}", "t", "", outcome, True, living) for n in range(many)]


@pytest.fixture(scope="module")
def answer() -> Answer:
    """Twelve to work, nine who stay sick, six to supported work, two on their own from assistance to work, three not known."""
    everyone = [
        *some_people(12, SICK, WORK),
        *some_people(9, SICK, SICK, "rehab_medical"),
        *some_people(6, SICK, HELPED),
        *some_people(2, ASSISTED, WORK),
        *some_people(3, SICK, None),
    ]
    return answered(everyone, ASKED, profile("statutory"), 34)


@pytest.mark.parametrize("actor", ACTORS)
def test_the_lines_behind_a_figure_add_up_to_it(answer: Answer, actor: str) -> None:
    behind, income = trail(answer, actor, SAFE), answer.accounts[actor].yearly_income
    assert income is not None
    assert math.isclose(sum(flow.gain for flow in behind.flows), income, abs_tol=0.1)
    assert math.isclose(sum(move.gain for move in behind.moves), income, abs_tol=0.1)


def test_the_changes_of_too_few_are_told_together(answer: Answer) -> None:
    shown = [(move.before, move.persons) for move in trail(answer, "fk", SAFE).moves]
    assert shown == [(SICK, 12), (SICK, 9), (None, 8)]


def test_who_may_see_the_persons_sees_every_line(answer: Answer) -> None:
    behind = trail(answer, "municipality", None)
    assert ("forsorjningsstod", 2) in [(flow.flow, flow.persons) for flow in behind.flows]
    assert [move.persons for move in behind.moves] == [12, 9, 6, 2]


def test_no_flow_of_too_few_is_told(answer: Answer) -> None:
    behind = trail(answer, "municipality", SAFE)
    assert "forsorjningsstod" not in [flow.flow for flow in behind.flows]
    assert all(flow.persons >= SAFE.least for flow in behind.flows if flow.label)
    assert [flow.label for flow in behind.flows if not flow.persons] == [None]


def test_a_line_leads_to_the_values_it_rests_on(answer: Answer) -> None:
    tax = next(flow for flow in trail(answer, "region", SAFE).flows if flow.flow == "region_tax")
    rate = tax.parameters[0]
    assert (rate.name, rate.value, rate.status) == ("region_tax_vastmanland", 10.88, "derived")


@pytest.mark.parametrize("text", sorted(STATES))
@pytest.mark.parametrize("year", [2015, 2017, 2018, 2021, 2026])
def test_every_value_that_is_read_is_reached_from_some_line(text: str, year: int) -> None:
    parameters = parameters_at(date(year, 7, 1), "vasteras")
    ledger([parse_state(text)], parameters, Choices(handling=1, equalisation=0.5))
    flows = [*ledger_flows(), text.partition(":")[0], text.partition("subsidy=")[2] or "lon"]
    reached = {entry.name for flow in flows for entry in parameters_of(flow, parameters)}
    assert {entry.name for entry in parameters.in_use} == reached


def test_every_flow_says_what_it_rests_on_and_every_name_is_a_parameter() -> None:
    rules = {
        said.rule
        for flows in (livelihood_flows(), subsidy_flows())
        for said in flows.values()
        if said.evaluated
    }  # type: ignore[attr-defined]
    said: Mapping[str, list[str]] = read("rests_on")
    assert set(said) == rules | set(ledger_flows())
    names = {name for held in said.values() for name in held}
    assert names - {"municipal_tax", "region_tax"} <= set(all_parameters())
    assert rests_on("osa") == rests_on("lonebidrag")


@given(
    some.dictionaries(some.text("abcdefgh", min_size=1, max_size=1), some.integers(0, 30), max_size=6),
)
def test_a_hidden_part_could_always_have_been_another_size(sizes: dict[str, int]) -> None:
    hidden = concealed(sizes, SAFE)
    assert {code for code, size in sizes.items() if SAFE.small(size)} <= hidden
    there = [size for size in sizes.values() if size]
    if hidden and len(hidden) < len(there):
        assert len(hidden) > 1
        assert SAFE.wide(1, sum(sizes[code] for code in hidden) - len(hidden) + 1)


def test_two_that_are_as_large_as_a_small_part_can_be_are_not_left_alone() -> None:
    assert concealed({"a": 4, "b": 4, "c": 40, "d": 50}, SAFE) == {"a", "b", "c"}


@given(
    some.lists(
        some.builds(
            component,
            some.sampled_from(["lon", "sjukpenning"]),
            some.integers(1, 100),
            some.decimals(1, 90_000, places=2).map(float),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_state_that_is_written_is_read_as_the_same(parts: list[object]) -> None:
    state = State(tuple(parts))  # type: ignore[arg-type]
    assert parse_state(written_state(state)) == state


def test_nothing_to_live_on_is_written_too() -> None:
    assert written_state(State()) == "none:100"


def test_each_way_of_counting_stands_beside_the_profiles_own(answer: Answer) -> None:
    own = {way.disputed: way.value for way in answer.ways if way.own}
    counted = {"production": 0, "equalisation": 0, "activity_support": "appropriation"}
    assert own == {**counted, "handling": 1, "deadweight": 0}
    made = {(way.disputed, way.value): way.accounts["society"].yearly_income for way in answer.ways}
    assert (made["production", 1] or 0) > (made["production", 0] or 0)
    assert made["equalisation", 0.95] == made["equalisation", 0]


def test_after_equalisation_the_municipality_keeps_less_and_the_state_more(answer: Answer) -> None:
    gross, net = (way.accounts for way in answer.ways if way.disputed == "equalisation")
    assert (net["municipality"].yearly_income or 0) < (gross["municipality"].yearly_income or 0)
    assert (net["state"].yearly_income or 0) > (gross["state"].yearly_income or 0)


def test_measured_care_is_added_to_who_pays_for_it_and_stands_as_a_line_of_its_own(answer: Answer) -> None:
    everyone = [*some_people(12, SICK, WORK), *some_people(9, SICK, SICK, "rehab_medical")]
    asked = replace(ASKED, care=(Care("region", 900_000, 650_000),))
    plain = answered(everyone, asked, profile("statutory"), 34)
    counted = answered(everyone, asked, profile("statutory").with_choices(care=True), 34)
    gained = {
        actor: round(
            (counted.accounts[actor].yearly_income or 0) - (plain.accounts[actor].yearly_income or 0)
        )
        for actor in ACTORS
    }
    assert {actor for actor, more in gained.items() if more} == {"society", "region"}
    assert gained["society"] == gained["region"] == 250_000
    assert counted.spreads["region"].interval[0] - plain.spreads["region"].interval[0] == pytest.approx(
        250_000
    )
    behind = trail(counted, "society", SAFE)
    assert [flow.gain for flow in behind.flows if flow.flow == "care_region"] == [250_000]
    assert sum(move.gain for move in behind.moves) + behind.care == pytest.approx(
        counted.accounts["society"].yearly_income, abs=0.1
    )


def test_care_that_is_not_of_a_payer_or_less_than_nothing_is_refused() -> None:
    for payer, before in (("fk", 1.0), ("region", -1.0)):
        with pytest.raises(ValueError, match="Mätt vård"):
            Care(payer, before, 0)


def test_every_choice_of_a_profile_has_words_for_its_value() -> None:
    assert set(read("choices")) == set(profile("reference").ledger)
    words = WorthWords("en", load(), {})
    for one in profiles().values():
        assert all(words.choice(name, value) for name, value in one.ledger.items())
