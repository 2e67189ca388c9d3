"""How fast are the six rules as an OpenFisca country? Runs in a venv of its own: `python openfisca.py PERSONS DRAWS`."""

import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.six_rules import plain

PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
DRAWN = {"municipal": plain.MUNICIPAL}
DAY = "2017"


def variable(name, formula=None, kind=float):
    told = {"value_type": kind, "entity": PERSON, "definition_period": YEAR, "label": name}
    return type(name, (Variable,), told | ({"formula": formula} if formula else {}))


def pay(person, period):
    return np.where(person("works", period), 12 * person("wage", period), 0)


def benefit(person, period):
    return np.where(person("works", period), 0, plain.sickness(person("wage", period)))


def free(person, period):
    return plain.allowance(np.floor((person("pay", period) + person("benefit", period)) / 100 + 1e-6) * 100)


def tax(person, period):
    income = np.floor((person("pay", period) + person("benefit", period)) / 100 + 1e-6) * 100
    taxable = np.maximum(0, income - person("free", period))
    return np.floor(DRAWN["municipal"] * taxable + 1e-6) + np.floor(plain.REGION * taxable + 1e-6)


def credit(person, period):
    work = np.floor(person("pay", period) / 100 + 1e-6) * 100
    given = plain.credit(work, person("free", period), DRAWN["municipal"] + plain.REGION)
    return np.minimum(person("tax", period), given)


def contribution(person, period):
    return person("pay", period) * plain.FEE


def disposable(person, period):
    left = person("pay", period) + person("benefit", period)
    return left - person("tax", period) + person("credit", period)


def system():
    made = TaxBenefitSystem([PERSON])
    made.add_variable(variable("wage"))
    made.add_variable(variable("works", kind=bool))
    for formula in (pay, benefit, free, tax, credit, contribution, disposable):
        made.add_variable(variable(formula.__name__, formula))
    return made


def run(country, wage, works):
    simulation = SimulationBuilder().build_default_simulation(country, count=len(wage))
    simulation.set_input("wage", DAY, wage)
    simulation.set_input("works", DAY, works)
    return [float(np.sum(simulation.calculate(n, DAY), dtype=float)) for n in ("disposable", "contribution")]


def main():
    count, draws = map(int, sys.argv[1:])
    wage, works = plain.people(count)
    country = system()
    begun = time.perf_counter()
    rates = [plain.MUNICIPAL] if draws == 1 else np.random.default_rng(2).uniform(0.19, 0.22, draws)
    sums = np.zeros(2)
    for rate in rates:
        DRAWN["municipal"] = rate
        sums += run(country, wage, works)
    print(json.dumps({"seconds": time.perf_counter() - begun, "sums": (sums / draws).tolist()}))


if __name__ == "__main__":
    main()
