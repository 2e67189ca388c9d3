"""No small count can be worked out from what is shown, and what can be shown is."""

import json
import os
import random
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.figures.disclosure.attacker import Attacker
from tests.figures.disclosure.releases import DEFINITIONS, OUTCOMES, SCHEME, exits, figures_of

from stegvis.dataset import load as load_dataset
from stegvis.domain.disclosure import Rule
from stegvis.domain.figure import ABSENT
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import ask
from stegvis.figures.disclosure import protect

RULE = Rule(5, 10)
RELEASES = 10_000 if os.environ.get("STEGVIS_HYPOTHESIS") == "deep" else 300
BATCH = 100


def safe(figures, rule=RULE):
    return protect(figures, rule, definitions=DEFINITIONS, scheme=SCHEME)


def written(figures):
    """As a reader gets them."""
    return json.loads(json.dumps([figure.as_dict() for figure in figures]))


def truths(figures):
    return {(f.measure, frozenset(f.by)): f.value for f in figures if isinstance(f.value, int)}


def unsafe(figures, protected, rule=RULE):
    """The small hidden counts that the attacker works out, or nearly."""
    attacker, true = Attacker(written(protected), SCHEME.positive), truths(figures)
    found = []
    for name in attacker.hidden():
        if rule.small(true.get(name, 0)):
            low, high = attacker.interval(name)
            if high < rule.least - 1e-6 or high - low < rule.least - 1 - 1e-6:
                found.append((name, true[name], low, high))
    return found


@pytest.mark.parametrize("first", range(0, RELEASES, BATCH))
def test_the_attacker_works_out_no_small_count_of_random_releases(first: int) -> None:
    for seed in range(first, first + BATCH):
        figures = exits(seed)
        assert unsafe(figures, safe(figures)) == [], seed


@pytest.mark.parametrize("seed", range(25))
def test_no_small_count_is_shown_at_any_place(seed: int) -> None:
    figures = exits(seed)
    for figure in safe(figures, Rule(10, 20)):
        assert figure.value is None or not 0 < figure.value < 10
        assert figure.share is ABSENT or figure.value is not None


def test_the_attacker_sees_through_hiding_the_small_alone() -> None:
    """Else a tame attacker would let anything pass."""
    seen_through = 0
    for seed in range(10):
        figures = exits(seed)
        habit = [f.as_dict() | ({"value": None} if RULE.small(f.value or 0) else {}) for f in figures]
        attacker, true = Attacker(habit, SCHEME.positive), truths(figures)
        seen_through += any(told(attacker.interval(n), true[n]) for n in attacker.hidden())
    assert seen_through >= 5


def told(interval, value):
    return all(abs(end - value) < 1e-6 for end in interval)


def test_every_small_table_is_safe_by_brute_force() -> None:
    """All tables of two teams and two outcomes of up to two each: some other table agrees with what is shown."""
    rule = Rule(3, 3)
    for cells in product(range(3), repeat=4):
        people = [
            (team, "female", outcome)
            for (team, outcome), n in zip(product(("a", "b"), OUTCOMES[:2]), cells, strict=True)
            for _ in range(n)
        ]
        figures = [
            f for f in figures_of(people, ["a", "b"]) if f.measure == "exits" and "sex" not in f.dimensions
        ]
        shown = {(f.by): f.value for f in safe(figures, rule) if f.value is not None}
        others = [t for t in product(range(9), repeat=4) if agrees(t, shown)]
        for place, value in enumerate(cells):
            if rule.small(value):
                seen = [t[place] for t in others]
                assert rule.wide(min(seen), max(seen)), (cells, shown)


def agrees(cells, shown):
    a, b, c, d = cells
    one, other = (("outcome", o) for o in OUTCOMES[:2])
    sums = {(): a + b + c + d, (one,): a + c, (other,): b + d}
    sums |= {(("team", "a"),): a + b, (("team", "b"),): c + d}
    sums |= {
        (("team", t), o): v for t, o, v in (("a", one, a), ("a", other, b), ("b", one, c), ("b", other, d))
    }
    return all(sums.get(by, 0) == value for by, value in shown.items())


def test_the_same_figures_in_another_order_are_protected_alike() -> None:
    figures = exits(7)
    shuffled = random.Random(1).sample(figures, len(figures))
    key = repr
    assert sorted(written(safe(shuffled)), key=key) == sorted(written(safe(figures)), key=key)


def test_a_small_group_that_all_share_an_answer_is_not_told() -> None:
    people = [("a", "female", "dropout")] * 7 + [
        ("b", s, o) for s in ("female", "male") for o in OUTCOMES[:4]
    ] * 8
    shown = {(f.measure, f.by): f.value for f in safe(figures_of(people, ["a", "b"]))}
    assert shown["exits", (("team", "a"), ("outcome", "dropout"))] is None
    assert shown["exits", ()] == len(people)


def test_what_is_shown_can_be_rounded_to_fives() -> None:
    figures = exits(11)
    assert all((f.value or 0) % 5 == 0 for f in safe(figures, RULE.in_steps(5)))


@cache
def half_year():
    with TemporaryDirectory() as place:
        write_example("vastmanland-2025", Path(place) / "exempel")
        data = load_dataset(Path(place) / "exempel", definitions=DEFINITIONS, on=date(2025, 6, 30))
        return ask(data, Period(date(2025, 1, 1), date(2025, 6, 30)), definitions=DEFINITIONS).figures


def test_the_half_year_report_is_safe() -> None:
    figures = half_year()
    protected = safe(figures)
    assert unsafe(figures, protected) == []


@pytest.mark.parametrize("rule", [RULE, Rule(10, 20)], ids=["association", "public"])
def test_totals_and_positive_outcomes_survive(rule: Rule) -> None:
    """A blank page is safe too: it must not pass."""
    kept = {(f.measure, f.by): f.value for f in safe(half_year(), rule)}
    assert kept["participants_active", ()] == 238
    assert kept["exits", ()] == 51
    assert kept["positive_share", ()] == 26


def test_no_largest_value_is_shown_and_money_is() -> None:
    protected = safe(half_year())
    assert {f.value for f in protected if f.measure == "coordinated_actions_max"} == {None}
    assert [f for f in protected if f.measure == "funding"] == [
        f for f in half_year() if f.measure == "funding"
    ]
