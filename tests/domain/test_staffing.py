"""What is funded is filled or vacant; who is counted twice is shown."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stegvis.domain.period import Period
from stegvis.domain.staffing import Post, Stay, amount, crowded, months, spans

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
START = date(2026, 1, 1)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_a_gap_between_two_holders_is_vacant() -> None:
    post = Post(
        START,
        50,
        stays=(
            Stay("Anna", START, 50, date(2026, 3, 31)),
            Stay("Bo", date(2026, 5, 1), 50),
        ),
    )
    assert [(s.first, s.vacant) for s in spans(post, YEAR)] == [
        (START, 0),
        (date(2026, 4, 1), 50),
        (date(2026, 5, 1), 0),
    ]
    assert amount([post], YEAR).vacant == Fraction(1, 2)


def test_two_holders_of_one_post_are_over_and_fill_it_once() -> None:
    post = Post(START, 100, stays=(Stay("Anna", START, 100), Stay("Bo", date(2026, 12, 1), 100)))
    held = amount([post], YEAR)
    assert (held.funded, held.filled, held.over) == (12, 12, 1)


def test_half_a_month_is_half_a_month_whatever_its_days() -> None:
    post = Post(date(2026, 2, 15), 100)
    assert amount([post], Period(date(2026, 2, 1), date(2026, 2, 28))).vacant == Fraction(1, 2)


def test_a_post_that_is_not_there_in_the_period_counts_for_nothing() -> None:
    post = Post(date(2027, 1, 1), 100)
    assert spans(post, YEAR) == []
    assert amount([post], YEAR).share is None


def test_somebody_with_more_than_a_full_time_is_pointed_out() -> None:
    posts = [
        Post(START, 60, stays=(Stay("Anna", START, 60),)),
        Post(START, 60, stays=(Stay("Anna", date(2026, 7, 1), 60, date(2026, 7, 31)),)),
    ]
    assert [(c.who, c.first, c.last, c.share) for c in crowded(posts, YEAR)] == [
        ("Anna", date(2026, 7, 1), date(2026, 7, 31), 120)
    ]


STAYS = st.builds(Stay, st.sampled_from("AB"), DAYS, st.integers(1, 100), st.none() | DAYS).filter(
    lambda s: s.last is None or s.last >= s.first
)


@given(st.lists(STAYS, max_size=4), DAYS, st.integers(1, 100))
def test_every_day_of_a_post_is_in_one_span_and_the_months_add_up(
    stays: list[Stay], first: date, share: int
) -> None:
    post = Post(first, share, stays=tuple(stays))
    found = spans(post, YEAR)
    days = [s.first + timedelta(days=n) for s in found for n in range((s.last - s.first).days + 1)]
    there = max(first, YEAR.first)
    assert days == [there + timedelta(days=n) for n in range(max((YEAR.last - there).days + 1, 0))]
    for span in found:
        day_of = [s.share for s in stays if s.first <= span.last and (s.last is None or s.last >= span.last)]
        assert span.held == sum(day_of)
        assert span.filled + span.vacant == span.funded
    whole = amount([post], YEAR)
    parts = [amount([post], month) for month in months(YEAR)]
    assert (sum(p.funded for p in parts), sum(p.vacant for p in parts)) == (whole.funded, whole.vacant)
