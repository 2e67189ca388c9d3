"""Periods, findings and figures."""

from datetime import date

import pytest

from stegvis.domain.figure import Figure
from stegvis.domain.finding import Finding
from stegvis.domain.period import Period

HALF_YEAR = Period(date(2025, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 6, 30)])
def test_both_ends_belong_to_a_period(day: date) -> None:
    assert HALF_YEAR.contains(day)


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2025, 7, 1)])
def test_the_days_beside_a_period_do_not(day: date) -> None:
    assert not HALF_YEAR.contains(day)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="före sin första dag"):
        Period(date(2025, 1, 2), date(2025, 1, 1))


def test_a_period_over_new_year_is_not_of_one_year() -> None:
    assert HALF_YEAR.one_year
    assert not Period(date(2024, 7, 1), date(2025, 6, 30)).one_year


def test_a_total_carries_neither_base_nor_share() -> None:
    total = Figure("exits", (("team", "fns"),), 13, "enrolments")
    assert total.as_dict() == {"measure": "exits", "by": {"team": "fns"}, "value": 13, "unit": "enrolments"}


def test_an_unknown_base_is_said_and_a_missing_one_is_not() -> None:
    assert Figure("exits", (), None, "enrolments", n=None).as_dict()["n"] is None


def test_a_finding_is_told_in_the_contracts_order() -> None:
    finding = Finding(
        "key_twice",
        "error",
        "teams.csv",
        "Nyckeln finns två gånger.",
        "Ta bort den ena raden.",
        3,
        "team",
        "a",
    )
    assert list(finding.as_dict()) == [
        "code",
        "severity",
        "file",
        "line",
        "column",
        "key",
        "message",
        "remedy",
    ]
