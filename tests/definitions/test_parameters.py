"""Which value holds on a day, and does a customer's table of tax rates explain its mistakes?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stegvis.definitions import DefinitionError, all_parameters, parameters_at

HEAD = "municipality;label;number;from;municipal_percent;region_percent;source;status\n"
ROW = "lund;Lund;1281;2017-01-01;21,24;10,69;kommunens beslut;verified\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(tmp_path))
    return tmp_path / "municipal_tax.csv"


def test_every_parameter_has_labels_and_sources_in_order_of_date() -> None:
    found = all_parameters()
    assert len(found) >= 97
    for parameter in found.values():
        assert parameter.label.sv, parameter.name
        assert parameter.label.en, parameter.name
        assert list(parameter.values) == sorted(parameter.values, key=lambda dated: dated.since)


@pytest.mark.parametrize(
    ("day", "amount"), [("2017-10-31", 17_100), ("2017-11-01", 18_300), ("2026-07-01", 20_000)]
)
def test_a_value_holds_from_its_date_to_the_next(day: str, amount: int) -> None:
    assert parameters_at(date.fromisoformat(day))["wage_subsidy_cap_monthly"] == amount


def test_before_its_first_date_the_first_value_is_used_and_told() -> None:
    parameters = parameters_at(date(2017, 7, 1))
    assert parameters["introduction_job"]["share"] == 0.8
    assert [entry.name for entry in parameters.early] == ["introduction_job"]


def test_where_a_later_value_is_not_known_the_last_known_is_used_as_unverified() -> None:
    parameters = parameters_at(date(2026, 7, 1))
    assert parameters["sickness_compensation_tax_reduction"]["minimum_rate"] == 0.045
    assert parameters.unverified == ("sickness_compensation_tax_reduction",)


def test_a_rule_that_has_ended_has_no_value() -> None:
    assert parameters_at(date(2026, 7, 1))["unemployment_base_daily"] is None


def test_only_what_was_read_is_named() -> None:
    parameters = parameters_at(date(2017, 7, 1), "Västerås")
    assert parameters.in_use == ()
    assert parameters["municipal_tax"] == 20.36
    assert [entry.name for entry in parameters.in_use] == ["municipal_tax_vasteras"]


def test_a_customers_table_adds_municipalities(table: Path) -> None:
    table.write_text(HEAD + ROW, encoding="utf-8")
    parameters = parameters_at(date(2017, 7, 1), "1281")
    assert (parameters["municipal_tax"], parameters["region_tax"]) == (21.24, 10.69)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("municipality;label\n", "kolumnen number saknas"),
        (HEAD + ROW.replace("21,24", "0.3x"), "rad 2"),
        (HEAD + ROW.replace("21,24", "2124"), "skrivs i procent"),
        (HEAD + ROW.replace("verified", "säker"), "ska vara en av verified, derived, unverified"),
        (HEAD + ROW.replace("lund;L", "Lund!;L"), "får bara ha a–z"),
        (HEAD + "lund;Lund\n", "rad 2"),
    ],
)
def test_a_mistake_in_the_table_is_told_with_its_line(table: Path, text: str, said: str) -> None:
    table.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        parameters_at(date(2017, 7, 1), "lund")
