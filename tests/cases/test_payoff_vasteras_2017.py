"""Payoff's socio-economic evaluation of Samordningsteam Västerås 2017, table by table."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.evaluation.known import Known, odd_cells, read_known
from stegvis.evaluation.profiles import profile
from stegvis.evaluation.worth import worth
from stegvis.examples.catalogue import HOME

PUBLISHED = HOME / "payoff-vasteras-2017" / "published.yaml"
COST = (
    9_180_000  # the total that every printed profit allows, with 1,835,000–1,837,800 for each of five payers
)
PROFILE = profile("payoff-2017")
PAID = ("society", "municipality", "region", "state", "af", "fk")


@pytest.fixture
def known() -> Known:
    return read_known(PUBLISHED)


def test_the_three_printed_incomes_of_every_actor_agree(known: Known) -> None:
    assert list(known.spans) == [*PAID, "participants"]
    assert all(low <= known.incomes[actor] <= high for actor, (low, high) in known.spans.items())
    assert known.spans["society"] == (1_570_000, 1_590_000)


def test_every_printed_profit_and_payback_comes_out_but_the_regions_736_months(known: Known) -> None:
    assert sum(len(cells) for cells in known.printed.values()) == 24
    (odd,) = odd_cells(known, COST, PROFILE)
    assert (odd.actor, odd.cell, odd.printed, odd.computed) == ("region", "payback_months", 736, (742, 747))


def test_another_split_of_the_cost_does_not_give_the_printed_tables(known: Known) -> None:
    assert len(odd_cells(known, COST, profile("statutory"))) > 10


def test_half_a_per_cent_more_cost_does_not_either(known: Known) -> None:
    assert len(odd_cells(known, COST * 1.005, PROFILE)) > 1


@pytest.mark.parametrize(
    ("actor", "month"), [("society", 70), ("municipality", 243), ("state", 53), ("af", 102), ("fk", 53)]
)
def test_a_begun_month_counts_in_the_printed_payback(known: Known, actor: str, month: int) -> None:
    assert worth(known.incomes, COST, PROFILE)[actor].payback_months == month


def test_the_command_answers_from_the_printed_incomes_and_points_at_736() -> None:
    asked = ["evaluate", "--incomes", str(PUBLISHED), "--cost", str(COST), "--profile", "payoff-2017"]
    told = json.loads(CliRunner().invoke(main, [*asked, "--format", "json"], catch_exceptions=False).output)
    assert told["actors"]["society"]["profit_5"] == -1_280_000
    assert [(one["actor"], one["printed"]) for one in told["does_not_come_out"]] == [("region", 736)]
    text = CliRunner().invoke(main, asked, catch_exceptions=False).output
    assert "Regionen, återbetalningstid i månader: tryckt 736, räknat 742 till 747." in text
