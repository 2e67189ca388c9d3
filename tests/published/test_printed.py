"""A printed number is read exactly, with what rounding may hide."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.published.reports import at, said_in

from stegvis.published.printed import Interval, read_number, swedish

ACCOUNT = "income_statement:\n  2015: {{operating_income: '{income}', operating_costs: '{costs}', net_cost: -129 861, financial_income: '{financial}', financial_costs: -261, result: -129543}}\n"


@pytest.mark.parametrize(
    ("text", "half"), [("65", "0.5"), ("38.5", "0.05"), ("28.0", "0.05"), ("0,25", "0.005")]
)
def test_the_last_printed_digit_says_how_far_off_the_number_may_be(text: str, half: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.half_unit == Decimal(half)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13 273 182", 13273182),
        ("-12 129 861", -12129861),
        ("−129 543 kr", -129543),
        ("38,5 %", Decimal("38.5")),
    ],
)
def test_amounts_are_read_as_they_are_printed(text: str, value: Decimal) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    "text", ["part time", "50, January to March", "2019-12-31", ">9 years", "1 157 million", "nan", ""]
)
def test_words_are_no_numbers(text: str) -> None:
    assert read_number(text) is None


def test_a_note_number_may_stand_before_an_amount() -> None:
    number = read_number("4 579")
    assert number is not None
    assert (number.value, [other.value for other in number.others]) == (4579, [579])


def test_a_note_number_before_a_negative_amount_is_no_part_of_it() -> None:
    number = read_number("3 -12 129 861")
    assert number is not None
    assert (number.value, number.others) == (-12129861, ())


def test_the_account_tells_whether_a_note_number_stands_before_its_amounts(tmp_path: Path) -> None:
    found = said_in(tmp_path, ACCOUNT.format(income="2 12 000 000", costs="3 -12 129 861", financial="4 579"))
    assert found.contradictions == ()
    assert at(found.notes, "income_statement.2015.financial_income").computed == 579


def test_an_amount_in_thousands_stays_whole_where_the_account_closes_with_it(tmp_path: Path) -> None:
    found = said_in(tmp_path, "funding_sek: {granted: 10000, used: 5421, returned: '4 579'}")
    assert found.contradictions == found.notes == ()


def test_an_account_that_closes_with_neither_reading_is_a_contradiction(tmp_path: Path) -> None:
    found = said_in(tmp_path, ACCOUNT.format(income="12 000 000", costs="-12 129 861", financial="4 779"))
    assert at(found.contradictions, "income_statement.2015.result").rule == "accounts"


def test_dividing_intervals_keeps_every_possible_quotient() -> None:
    quotient = Interval(Decimal(-4), Decimal(8)) / Interval(Decimal(2), Decimal(4))
    assert quotient == Interval(Decimal(-2), Decimal(4))


def test_numbers_are_written_in_swedish() -> None:
    assert swedish(Decimal("-1272603.5")) == "−1\u00a0272\u00a0603,5"
