"""From a dataset to an evaluation: who counts, what is not known, how sure it is, and what is not shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.evaluation import uncertainty
from stegvis.evaluation.actors import SOCIETY, STATE
from stegvis.evaluation.concealed import concealed, rule
from stegvis.evaluation.outcome import Groups, central, grouped, incomes, law, priced, weights
from stegvis.evaluation.people import Living, Part, Person
from stegvis.evaluation.profiles import profile
from stegvis.evaluation.uncertainty import drawn, spread, tornado
from stegvis.examples import write_example

SICK: Living = (Part("sjukpenning", 100),)
WORK: Living = (Part("lon", 100),)
PROFILE = profile("statutory")
LAW = law(2025, "vasteras")
ASKED = ("--team", "vasteras", "--from", "2025-01-01", "--to", "2025-06-30", "--draws", "200")


def person(n: int, before: Living | None, after: Living | None, outcome: str = "work") -> Person:
    living = {name: held for name, held in (("start", before), ("exit", after)) if held is not None}
    return Person(str(n), "t", "", outcome, True, living)


@pytest.fixture
def groups() -> Groups:
    """Three who went from sickness benefit to work, one who stayed sick, one of each kind whom nobody asked."""
    known = [person(n, SICK, WORK) for n in range(3)] + [person(3, SICK, SICK, "rehab_medical")]
    return grouped([*known, person(4, SICK, None), person(5, None, None, "rehab_medical")], "exit")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("underlag") / "halvar"
    write_example("vastmanland-2025", target)
    return target


def told(folder: Path, *more: str) -> dict[str, object]:
    asked = ["evaluate", str(folder), *ASKED, *more, "--format", "json"]
    return json.loads(CliRunner().invoke(main, asked, catch_exceptions=False).output)  # type: ignore[no-any-return]


def test_equal_changes_are_one_group_and_the_unknown_are_counted(groups: Groups) -> None:
    assert [(group.kind, group.count) for group in groups.known] == [("rehab_medical", 1), ("work", 3)]
    assert groups.unknown == {"rehab_medical": 1, "work": 1}
    assert (groups.n, groups.n_known) == (6, 4)


def test_the_unknown_gain_what_their_own_kind_gains(groups: Groups) -> None:
    counts = np.array([1.0, 3.0])
    assert weights(groups, counts, np.array([1.0, 1.0])).tolist() == [2.0, 4.0]


def test_a_kind_of_which_nobody_is_known_gains_what_everybody_gains() -> None:
    asked = [person(0, SICK, WORK), person(1, SICK, SICK, "studies"), person(2, None, None, "moved")]
    assert weights(grouped(asked, "exit"), np.ones(2), np.array([1.0])).tolist() == [1.5, 1.5]


def test_an_other_livelihood_is_not_known_for_its_amount_is_not() -> None:
    assert grouped([person(0, SICK, (Part("other", 100),))], "exit").known == ()


def test_who_stays_as_they_were_is_worth_nothing(groups: Groups) -> None:
    each = incomes(priced(groups, central(PROFILE), LAW, PROFILE))
    assert not each[0].any()
    assert each[1][0] > 0


def test_the_same_seed_gives_the_same_bits_in_blocks_of_any_size(
    groups: Groups, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = drawn(groups, LAW, PROFILE, seed=7, draws=64)
    monkeypatch.setattr(uncertainty, "CELLS", 10)
    parts, _ = drawn(groups, LAW, PROFILE, seed=7, draws=64)
    other, _ = drawn(groups, LAW, PROFILE, seed=8, draws=64)
    assert whole.tobytes() == parts.tobytes() != other.tobytes()


def test_in_every_draw_the_actors_add_up_to_society(groups: Groups) -> None:
    gained, _ = drawn(groups, LAW, PROFILE, seed=7, draws=64)
    by = dict(zip(("society", "municipality", "region", "state", *STATE), gained.T, strict=False))
    rest = gained[:, 7:].sum(axis=1)
    assert len(SOCIETY) == 8
    np.testing.assert_allclose(
        by["municipality"] + by["region"] + by["state"] + rest, by["society"], atol=0.05
    )
    np.testing.assert_allclose(sum(by[part] for part in STATE), by["state"], atol=0.05)


def test_a_dearer_intervention_is_paid_back_later_and_less_surely(groups: Groups) -> None:
    gained, values = drawn(groups, LAW, PROFILE, seed=7, draws=200)
    cheap, dear = (spread(gained, values, cost, PROFILE, 34)["society"] for cost in (1e6, 4e6))
    assert (cheap.p_payback_within_goal or 0) > (dear.p_payback_within_goal or 0)
    assert (cheap.payback_months[1] or 0) < (dear.payback_months[1] or np.inf)


def test_the_tornado_begins_with_what_moves_most_and_leaves_out_what_moves_nothing(groups: Groups) -> None:
    swings = [one.swing for one in tornado(groups, LAW, PROFILE)]
    assert swings == sorted(swings, reverse=True)
    assert all(swings)
    assert tornado(groups, LAW, PROFILE)[0].name == "wage_after"


def test_one_small_part_hides_another_or_the_total_would_tell() -> None:
    assert concealed({"a": 20, "b": 30, "c": 2}, rule()) == {"c", "a"}
    assert concealed({"a": rule().least, "b": rule().least}, rule()) == set()


def test_the_command_says_what_is_not_known_and_which_parameters_nobody_has_checked(folder: Path) -> None:
    answer = told(folder)
    assert answer["participants"] == {"n": 18, "unknown": 1}
    assert "indirect_tax_share" in answer["unverified_parameters"]  # type: ignore[operator]
    society = answer["actors"]["society"]  # type: ignore[index]
    assert society["cost"] == 2_359_000
    assert society["interval"][0] < society["yearly_income"] < society["interval"][1]


def test_no_part_smaller_than_the_least_cell_is_shown(folder: Path) -> None:
    shown = [part["n"] for part in told(folder)["parts"] if part["n"] is not None]  # type: ignore[attr-defined]
    assert shown == [18]


def test_a_follow_up_that_is_not_made_is_unknown_and_not_nothing(folder: Path) -> None:
    later = [one for one in told(folder)["outcomes"] if one["occasion"] == "follow_up_24"]  # type: ignore[attr-defined]
    assert [one["known_only"] for one in later] == [None, None]


def test_a_team_of_several_must_be_named(folder: Path) -> None:
    asked = ["evaluate", str(folder), "--from", "2025-01-01", "--to", "2025-06-30"]
    answer = CliRunner().invoke(main, asked)
    assert answer.exit_code == 2
    assert "Ange ett team med --team: fns, hallstahammar" in answer.output


def test_the_year_decides_the_law() -> None:
    assert law(2017, "vasteras").on == date(2017, 7, 1)
