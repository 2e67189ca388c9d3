"""No small count can be worked out from what is shown, and what can be shown is."""

import json
import os
import random
from dataclasses import replace
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
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import ask
from stegvis.figures.disclosure import protect
from stegvis.figures.disclosure.occurring import with_absent

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


def by_referrer(counts):
    """Participants of teams by referrer, only those that occur listed."""
    found = []
    for team in (None, *counts):
        mine = [c for t, c in counts.items() if team in (None, t)]
        parts = {r: sum(c.get(r, 0) for c in mine) for r in sorted({r for c in mine for r in c})}
        scope, n = ((("team", team),) if team else ()), sum(parts.values())
        found.append(Figure("participants_active", scope, n, "enrolments"))
        for referrer, value in parts.items():
            by = (*scope, ("referrer", referrer))
            found.append(Figure("participants_active", by, value, "enrolments", n, value / n))
    return found


def test_what_a_team_leaves_out_and_another_has_is_thought_of_as_hidden_too() -> None:
    """Else a list without health care would tell that nobody came from there."""
    figures = by_referrer({"sala": {"kommun": 8}, "fns": {"kommun": 20, "health": 20}})
    listed, places = with_absent(figures, DEFINITIONS)
    (absent,) = [listed[place] for place in places]
    assert absent.by == (("team", "sala"), ("referrer", "health"))
    assert (absent.value, absent.n) == (0, 8)
    assert [figure for place, figure in enumerate(listed) if place not in places] == figures


def test_an_added_figure_stands_among_the_protected_only_where_it_is_hidden() -> None:
    figures = half_year()
    had = {(f.measure, f.by) for f in figures}
    assert all(f.hidden for f in safe(figures) if (f.measure, f.by) not in had)


def test_everyone_without_an_answer_is_no_answer_that_all_share() -> None:
    figures = by_referrer({"sala": {"unknown": 7}, "fns": {"unknown": 20, "kommun": 20}})
    exits = [
        replace(
            f, measure="exits", by=tuple(("destination", v) if d == "referrer" else (d, v) for d, v in f.by)
        )
        for f in figures
    ]
    shown = {f.by: f.value for f in safe(exits)}
    assert shown[("team", "sala"),] == 7
    assert shown[("team", "sala"), ("destination", "unknown")] == 7


@pytest.mark.parametrize(
    ("rule", "least"), [(RULE, 0.6), (Rule(10, 20), 0.55)], ids=["association", "public"]
)
def test_most_counts_that_are_not_small_are_shown(rule: Rule, least: float) -> None:
    """Of the 755 counts that are not 0, 458 are under five: those can be shown to nobody."""
    kept = {(f.measure, f.by): f.value for f in safe(half_year(), rule)}
    large = [
        f
        for f in half_year()
        if f.unit in ("enrolments", "persons") and (f.value or 0) >= rule.least and isinstance(f.value, int)
    ]
    shown = sum(kept[f.measure, f.by] is not None for f in large)
    assert shown / len(large) >= least
