"""Margins dealt out to cases."""

from __future__ import annotations

from random import Random

import pytest

from stegvis.examples.cases import Case, apportion, cases_of, group
from stegvis.examples.margins import Cell, Margin, MarginError, TeamMargins


def team(
    *margins: Margin,
    cells: tuple[Cell, ...] = (Cell(3, "during", "after", None, {}), Cell(2, "before", "after", None, {})),
) -> TeamMargins:
    return TeamMargins("norr", {}, cells, margins, ())


def dealt(*margins: Margin) -> list[Case]:
    return cases_of(team(*margins), Random("prov"))


def margin(of: str, counts: dict[tuple[str, ...], int], *by: str) -> Margin:
    return Margin(of, by or ("sex",), {}, counts)


def test_a_wide_margin_leaves_what_a_narrow_one_has_dealt() -> None:
    cases = dealt(margin("new", {("female",): 3}), margin("active", {("female",): 4, ("male",): 1}))
    assert [case.facts["sex"] for case in group(cases, "new")] == ["female"] * 3
    assert [case.facts["sex"] for case in group(cases, "active")].count("male") == 1


def test_a_pair_is_dealt_to_those_whose_half_is_decided() -> None:
    pairs = {("female", "kommun"): 3, ("male", "region"): 2}
    cases = dealt(margin("new", {("male",): 2, ("female",): 1}), margin("active", pairs, "sex", "referrer"))
    assert {(case.facts["sex"], case.facts["referrer"]) for case in cases} == {
        ("female", "kommun"),
        ("male", "region"),
    }


def test_counts_that_do_not_fill_the_group_are_refused_with_team_and_group() -> None:
    with pytest.raises(MarginError, match="norr: sex bland new: antalen blir 2, men gruppen har 3"):
        dealt(margin("new", {("female",): 2}))


def test_a_margin_that_contradicts_a_narrower_one_is_refused() -> None:
    with pytest.raises(MarginError, match=r"ingen kombination är kvar för den som har {'sex': 'female'}"):
        dealt(margin("new", {("female",): 3}), margin("active", {("female",): 1, ("male",): 4}))


@pytest.mark.parametrize(
    ("places", "expected"), [(0, []), (1, ["a"]), (3, ["a", "a", "b"]), (5, ["a", "a", "a", "b", "b"])]
)
def test_places_are_apportioned_by_largest_remainder(places: int, expected: list[str]) -> None:
    assert apportion({"a": 2, "b": 1}, places) == expected
