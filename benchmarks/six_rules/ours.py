"""How fast is the whole ledger of Stegvis for the same people? `python ours.py PERSONS DRAWS`. Equal states are computed once."""

import json
import sys
import time
from datetime import date

import numpy as np
from benchmarks.six_rules.plain import people

from stegvis.definitions import parameters_at
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.ledger import ledger
from stegvis.evaluation.state import State, component


def main():
    count, draws = map(int, sys.argv[1:])
    wage, works = people(count)
    parameters = parameters_at(date(2017, 7, 1), "vasteras")
    begun = time.perf_counter()
    code = (wage * 2 + works).astype(np.int64)
    distinct, many = np.unique(code, return_counts=True)
    kinds = ("sjukpenning", "lon")
    states = [State((component(kinds[one % 2], 100, one // 2),)) for one in distinct.tolist()]
    if draws > 1:
        rates = np.random.default_rng(2).uniform(0.19, 0.22, (draws, 1))
        parameters = parameters.with_values({"municipal_tax": rates * 100})
    made = ledger(states, parameters, Choices())
    fee = next(
        (line.ore for line in made.lines if line.flow == "employer_contribution"), np.zeros(len(states))
    )
    answer = made.disposable_income(), fee / 100
    sums = [float(np.sum(part * many) / (draws if part.ndim == 2 else 1)) for part in answer]
    print(json.dumps({"seconds": time.perf_counter() - begun, "sums": sums, "distinct": len(states)}))


if __name__ == "__main__":
    main()
