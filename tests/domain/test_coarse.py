"""How is a count shown to those who may not know of persons?"""

from hypothesis import given
from hypothesis import strategies as st

from stegvis.domain.coarse import LEAST, STEP, coarse


def test_a_small_count_is_not_shown() -> None:
    assert [coarse(n) for n in range(LEAST)] == [None] * LEAST


def test_an_unknown_count_stays_unknown() -> None:
    assert coarse(None) is None


@given(st.integers(LEAST, 100_000))
def test_what_is_shown_is_the_nearest_five(count: int) -> None:
    shown = coarse(count)
    assert shown is not None
    assert shown % STEP == 0
    assert abs(shown - count) <= STEP / 2


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_a_total_never_gives_a_small_part_away(parts: list[int]) -> None:
    """With every other part shown, at least two counts fit each hidden one."""
    total = coarse(sum(parts))
    shown = [coarse(part) for part in parts]
    if total is None or shown.count(None) != 1:
        return
    known = sum(part for part in shown if part is not None)
    fits = [n for n in range(LEAST) if abs(total - known - n) <= STEP / 2 * len(parts)]
    hidden = next(part for part, seen in zip(parts, shown, strict=True) if seen is None)
    assert hidden in fits
    assert len(fits) > 1
