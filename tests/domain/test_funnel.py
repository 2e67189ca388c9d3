"""The limits of a funnel hold what they promise, and a group is placed by them."""

from __future__ import annotations

from math import comb

import pytest

from stegvis.domain.funnel import SELDOM, USUAL, control_limits, place


@pytest.mark.parametrize("share", [0.05, 0.3, 0.39, 0.5, 0.9])
@pytest.mark.parametrize("tail", [USUAL, SELDOM])
def test_chance_puts_no_more_outside_a_limit_than_it_says(share: float, tail: float) -> None:
    for n in (1, 2, 5, 17, 60):
        low, high = control_limits(share, n, tail)
        chance = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
        assert sum(c for k, c in enumerate(chance) if k / n < low) <= tail * (1 + 1e-9)
        assert sum(c for k, c in enumerate(chance) if k / n > high) <= tail * (1 + 1e-9)


def test_the_limits_narrow_as_the_group_grows() -> None:
    widths = [high - low for low, high in (control_limits(0.4, n, USUAL) for n in (10, 40, 160, 640))]
    assert widths == sorted(widths, reverse=True)


def test_a_hundred_thousand_do_not_overflow() -> None:
    low, high = control_limits(0.4, 100_000, SELDOM)
    assert 0.39 < low < 0.4 < high < 0.41


@pytest.mark.parametrize(
    ("hits", "n", "said"),
    [(6, 17, "within"), (4, 25, "below"), (18, 25, "above"), (24, 25, "far_above"), (0, 30, "far_below")],
)
def test_a_group_is_placed_by_how_seldom_chance_gives_it(hits: int, n: int, said: str) -> None:
    assert place(hits, n, 0.4) == said
