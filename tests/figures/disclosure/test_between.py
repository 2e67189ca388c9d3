"""Nobody works out a small count from releases of several periods either."""

import json

import pytest
from tests.figures.disclosure.attacker import Chain
from tests.figures.disclosure.releases import (
    AUTUMN,
    BEFORE,
    DEFINITIONS,
    SCHEME,
    SPRING,
    YEAR,
    in_period,
    lives,
)

from stegvis.domain.disclosure import Rule
from stegvis.figures.disclosure import Earlier, Reader, Unprotectable, protect

RULE, PUBLIC = Rule(5, 10), Rule(10, 20)
CHAINS = (
    (SPRING, YEAR),
    (YEAR, SPRING),
    (SPRING, AUTUMN, YEAR),
    (BEFORE, SPRING, AUTUMN),
    (YEAR, AUTUMN),
)


def released(people, chain, rule=RULE, *, forgets=False):
    """Each period protected in turn, with those before it known."""
    found = {}
    for period in chain:
        known = [Earlier(p, safe, in_period(people, p)) for p, safe in found.items()]
        found[period] = protect(
            in_period(people, period),
            rule,
            definitions=DEFINITIONS,
            scheme=SCHEME,
            period=period,
            earlier=() if forgets else known,
        )
    return found


def unsafe(people, found, rule=RULE):
    """The small counts of any period that somebody with all the releases works out, or nearly."""
    written = {p: json.loads(json.dumps([f.as_dict() for f in safe])) for p, safe in found.items()}
    attacker = Chain(written, SCHEME.positive)
    true = {(f.measure, frozenset(f.by), p): f.value for p in found for f in in_period(people, p)}
    seen = []
    for name in attacker.hidden():
        if rule.small(true.get(name) or 0):
            low, high = attacker.interval(name)
            if high < rule.least - 1e-6 or high - low < rule.least - 1 - 1e-6:
                seen.append((name, true[name], low, high))
    return seen


@pytest.mark.parametrize("chain", CHAINS)
def test_releases_one_after_another_give_no_small_count_away(chain) -> None:
    for seed in range(8):
        people = lives(seed)
        assert unsafe(people, released(people, chain)) == [], seed


def test_each_on_its_own_they_would_give_it_away() -> None:
    """Else the attacker is tame, or the periods have nothing to do with each other."""
    seen_through = sum(
        bool(unsafe(lives(s), released(lives(s), (SPRING, AUTUMN, YEAR), forgets=True))) for s in range(8)
    )
    assert seen_through >= 3


def test_the_totals_of_the_last_release_survive() -> None:
    """A blank page is safe too: it must not pass."""
    people = [("female", "work", *days) for _ in range(40) for days in [(BEFORE.first, SPRING.last)]]
    people += [("male", "work", SPRING.first, AUTUMN.last)] * 30
    last = {(f.measure, f.by): f.value for f in released(people, (SPRING, AUTUMN, YEAR))[YEAR]}
    assert last["exits", ()] == 70
    assert last["participants_active", ()] == 70


def test_what_the_public_has_got_is_thought_of_when_the_association_gets_more() -> None:
    """Somebody in the association reads both, and everyone else only the one."""
    for seed in range(6):
        people = lives(seed)
        first = released(people, (SPRING,))
        known = [Earlier(SPRING, first[SPRING], in_period(people, SPRING))]
        public = protect(
            in_period(people, YEAR),
            PUBLIC,
            definitions=DEFINITIONS,
            scheme=SCHEME,
            period=YEAR,
            others=[Reader(RULE, known)],
        )
        assert unsafe(people, {YEAR: public}, PUBLIC) == []
        assert unsafe(people, {**first, YEAR: public}) == []


def told_of(people, key):
    return protect(
        in_period(people, SPRING), RULE, definitions=DEFINITIONS, scheme=SCHEME, period=SPRING, told=[key]
    )


def test_a_small_count_that_is_told_stands_and_gives_no_other_away() -> None:
    stood = 0
    for seed in range(12):
        people = lives(seed)
        small = [
            f for f in in_period(people, SPRING) if f.by and f.measure == "exits" and RULE.small(f.value or 0)
        ]
        for figure in small[:2]:
            try:
                safe = told_of(people, (figure.measure, figure.by))
            except Unprotectable:
                continue
            stood += 1
            assert figure in safe
            assert known_exactly(people, safe) == []
    assert stood >= 5


def known_exactly(people, safe):
    return [(name, low) for name, _, low, high in unsafe(people, {SPRING: safe}) if high - low < 1 - 1e-6]


def test_how_many_left_does_not_tell_what_became_of_them() -> None:
    people = [("male", "dropout", BEFORE.first, SPRING.last)] * 3
    by = (("team", "a"), ("sex", "male"))
    told = {(f.measure, f.by): f.value for f in told_of(people, ("exits", by))}
    assert told["exits", by] == 3
    assert told["exits", (("team", "a"), ("outcome", "dropout"))] is None
