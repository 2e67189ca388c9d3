"""Whether a change is more than chance, for one person and for a group."""

from dataclasses import replace
from datetime import date

import pytest

from stegvis.definitions import load
from stegvis.instruments import change, expected, paired, passed

ORS = load().instruments["ors"]
HADS_LIKE = replace(ORS, better="lower")


@pytest.mark.parametrize(
    ("before", "after", "verdict", "category"),
    [
        (16.9, 28.0, "better", "recovered"),
        (16.9, 21.9, "better", "improved"),
        (16.9, 21.8, "unchanged", "unchanged"),
        (27.0, 33.0, "better", "improved"),
        (27.0, 22.0, "worse", "deteriorated"),
    ],
)
def test_a_change_on_ors_is_judged_as_jacobson_and_truax_do(
    before: float, after: float, verdict: str, category: str
) -> None:
    found = change(ORS, before, after)
    assert (found.verdict, found.category) == (verdict, category)


def test_the_2019_report_rose_66_per_cent_and_not_40() -> None:
    found = change(ORS, 16.9, 28.0)
    assert found.points == pytest.approx(11.1)
    assert found.percent == pytest.approx(65.68, abs=0.01)


def test_where_lower_is_better_a_fall_is_better() -> None:
    assert change(HADS_LIKE, 20, 10).verdict == "better"
    assert change(HADS_LIKE, 30, 20).category == "recovered"


def test_without_a_reliable_change_nothing_is_judged() -> None:
    found = change(load().instruments["progress_scale"], 2, 8)
    assert (found.points, found.verdict, found.category) == (6, None, None)


def test_the_start_value_0_has_no_per_cent() -> None:
    assert change(ORS, 0, 8).percent is None


def test_a_group_has_its_mean_change_with_interval_and_shares() -> None:
    found = paired(ORS, [(10, 20), (20, 22), (25, 15), (12, 18)])
    assert (found.n, found.before, found.after, found.points) == (4, 16.75, 18.75, 2)
    # By hand: standard deviation sqrt(224/3) = 8.641, standard error 4.320, t(3) = 3.182.
    assert (found.low, found.high) == (pytest.approx(-11.748, abs=0.001), pytest.approx(15.748, abs=0.001))
    assert (found.better, found.unchanged, found.worse) == (2, 1, 1)
    assert found.percent == pytest.approx(11.94, abs=0.01)


def test_one_person_has_no_interval_and_nobody_has_no_mean() -> None:
    assert paired(ORS, [(10, 20)]).low is None
    assert paired(ORS, []).points is None


def test_a_score_has_passed_the_cut_offs_it_has_reached() -> None:
    assert [cut.at for cut in passed(ORS, 25)] == [25]
    assert passed(ORS, 24.9) == ()


def test_what_is_expected_of_an_enrolment_follows_its_days() -> None:
    life = replace(ORS, given_at=("start", "week_8", "exit", "follow_up_6"))
    start, end = date(2026, 1, 31), date(2026, 8, 31)
    assert [(e.occasion, e.due_on) for e in expected(life, start, end)] == [
        ("start", start),
        ("week_8", date(2026, 3, 28)),
        ("exit", end),
        ("follow_up_6", date(2027, 2, 28)),
    ]
    assert [e.occasion for e in expected(life, start, None)] == ["start", "week_8"]
    assert [e.occasion for e in expected(life, start, date(2026, 2, 20))] == ["start", "exit", "follow_up_6"]
