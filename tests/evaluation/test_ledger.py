"""Does every krona that leaves one account reach another, for any states at all?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from stegvis.definitions import livelihood_flows, parameters_at, subsidy_flows
from stegvis.evaluation.actors import RESOURCES, SOCIETY, STATE
from stegvis.evaluation.change import change
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.ledger import ledger
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.rules.benefits import BENEFITS
from stegvis.evaluation.rules.subsidies import SUBSIDIES
from stegvis.evaluation.state import State, component

KINDS = [kind for kind, flow in livelihood_flows().items() if flow.evaluated and kind != "lon_subventionerad"]
SUPPORTS = [None, *(code for code, said in subsidy_flows().items() if said.evaluated)]


@some.composite
def components(draw):
    kind, extent = draw(some.sampled_from(KINDS)), draw(some.sampled_from([25, 50, 75, 100]))
    wage = draw(some.integers(1, 90_000))
    support = draw(some.sampled_from(SUPPORTS)) if kind == "lon" else None
    return component(kind, extent, wage, **({"subsidy": support} if support else {}))


STATES = some.builds(lambda parts: State(tuple(parts)), some.lists(components(), min_size=0, max_size=3))
CHOICES = some.builds(
    Choices,
    activity_support_charged_to=some.sampled_from(["appropriation", "payer"]),
    handling=some.floats(0, 2),
    subsidised_production=some.floats(0, 1),
    insurance_share=some.floats(0, 0.2),
    equalisation=some.floats(0, 1),
)


@given(some.lists(STATES, min_size=1, max_size=6), CHOICES, some.integers(2015, 2026))
def test_the_actors_add_up_to_society_to_the_ore(states, chosen, year) -> None:
    made = ledger(states, parameters_at(date(year, 7, 1), "sala"), chosen)
    society = sum(made.ore(actor) for actor in SOCIETY)
    assert (society == made.ore("society")).all()
    assert (society == -made.ore(RESOURCES)).all()  # what production gives less what is used up
    assert (sum(made.ore(actor) for actor in STATE) == made.ore("state")).all()
    assert (society == np.rint(society)).all()


@given(some.lists(STATES, min_size=1, max_size=4), CHOICES)
def test_no_change_of_state_changes_nothing(states, chosen) -> None:
    made = change(states, states, parameters_at(date(2017, 7, 1), "vasteras"), chosen)
    assert all(not gained.any() for gained in made.actors().values())


@given(some.lists(STATES, min_size=2, max_size=5), CHOICES)
def test_people_together_are_people_one_by_one(states, chosen) -> None:
    parameters = parameters_at(date(2021, 7, 1), "vasteras")
    together = ledger(states, parameters, chosen)
    alone = [ledger([state], parameters, chosen) for state in states]
    for actor in (*SOCIETY, "society", "state"):
        assert together.ore(actor).tolist() == [float(one.ore(actor)[0]) for one in alone]


@given(some.integers(3_000, 60_000), some.integers(1, 20_000), some.integers(2015, 2026))
def test_a_higher_wage_never_leaves_less_nor_makes_society_poorer(wage: int, more: int, year: int) -> None:
    low, high = (parse_state(f"lon:100:{pay}") for pay in (wage, wage + more))
    made = change([low], [high], parameters_at(date(year, 7, 1), "vasteras"), Choices())
    # Rounding to hundreds may take a few tens of kronor a year from a raise of one krona a month.
    assert made.disposable_income()[0] >= -80
    assert made.actors()["society"][0] > 0


def test_draws_of_a_parameter_are_an_axis_and_give_what_each_gives_alone() -> None:
    parameters, shares = parameters_at(date(2017, 7, 1), "vasteras"), np.array([[0.15], [0.2], [0.25]])
    states = [parse_state("lon:100:25000"), parse_state("forsorjningsstod:100")]
    drawn = ledger(states, parameters.with_values({"indirect_tax_share": shares}), Choices())
    for place, share in enumerate(shares[:, 0]):
        one = ledger(states, parameters.with_values({"indirect_tax_share": share}), Choices())
        assert drawn.ore("participants")[place].tolist() == one.ore("participants").tolist()


def test_measured_care_is_counted_only_when_it_is_chosen() -> None:
    states, parameters = [parse_state("none:100")], parameters_at(date(2017, 7, 1), "vasteras")
    used = {"region": np.array([1975.0])}
    assert ledger(states, parameters, Choices(care=True), used).actors()["region"].tolist() == [-1975]
    assert ledger(states, parameters, Choices(), used).actors()["region"].tolist() == [0]


def test_social_assistance_fills_up_to_the_norm_once() -> None:
    parameters = parameters_at(date(2017, 7, 1), "vasteras")
    text = "aktivitetsstod:100::daily=223+forsorjningsstod:100::housing=5250"
    made = ledger(
        [parse_state(text), parse_state("forsorjningsstod:50::housing=5250")], parameters, Choices()
    )
    assert made.disposable_income().tolist() == [110_160, 110_160]


@pytest.mark.parametrize(("told", "written"), [(BENEFITS, livelihood_flows), (SUBSIDIES, subsidy_flows)])
def test_every_rule_that_is_data_is_a_function_and_the_other_way_round(told, written) -> None:
    rules = {said.rule for said in written().values() if said.evaluated}
    assert rules - {"social_assistance"} == set(told)
