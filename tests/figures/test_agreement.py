"""Does the engine agree with the oracle on every figure?"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.figures.strategies import Case, cases
from tests.reference import oracle

from stegvis.dataset import load
from stegvis.definitions import load as load_definitions
from stegvis.domain.period import Period
from stegvis.figures import evaluate

Key = tuple[str, tuple[tuple[str, Any], ...]]
DEFINITIONS = load_definitions()


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A new folder for every dataset."""
    return (tmp_path_factory.mktemp(f"dataset-{number}") for number in count())


@given(case=cases())
def test_the_engine_agrees_with_the_oracle_on_every_figure(case, folders):
    expected = oracle.evaluate(case.tables, case.first, case.last, case.scheme)
    answered = answer(case, next(folders))
    assert differences(keyed(answered), keyed(expected)) == []
    assert in_order(answered) == in_order(expected)


@settings(max_examples=settings().max_examples // 5)
@given(case=cases())
def test_a_chosen_team_has_its_figures_and_no_other(case, folders):
    team = str(case.tables["teams"][0]["team"])
    expected = oracle.evaluate(case.tables, case.first, case.last, case.scheme, [team])
    answered = answer(case, next(folders), [team])
    assert differences(keyed(answered), keyed(expected)) == []
    assert in_order(answered) == in_order(expected)


def answer(case: Case, folder: Path, teams: list[str] | None = None) -> list[dict[str, object]]:
    """The engine's figures of the dataset written as files; nothing in it may be kept out."""
    dataset = load(case.write(folder), definitions=DEFINITIONS, on=case.last)
    assert [one.message for one in dataset.findings if one.severity == "error"] == []
    period = Period(case.first, case.last)
    found = evaluate(dataset, period, scheme=case.scheme, teams=teams or [], definitions=DEFINITIONS)
    return [one.as_dict() for one in found]


def in_order(figures: list[dict[str, Any]]) -> list[Key]:
    """What the figures are, in the order they are given, and their dimensions in theirs."""
    return [(one["measure"], tuple(one["by"].items())) for one in figures]


def keyed(figures: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    """Figures by measure and dimensions; each is given once."""
    found = {(one["measure"], tuple(sorted(one["by"].items()))): told(one) for one in figures}
    assert len(found) == len(figures)
    return found


def told(one: dict[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in ("value", "n", "share", "unit") if name in one}


def differences(answered: dict[Key, dict[str, Any]], expected: dict[Key, dict[str, Any]]) -> list[str]:
    """What the engine says otherwise than the oracle; the first few will do."""
    keys = [*expected, *(key for key in answered if key not in expected)]
    apart = [key for key in keys if not alike(answered.get(key), expected.get(key))]
    return [f"{key}: engine {answered.get(key)}, oracle {expected.get(key)}" for key in apart[:8]]


def alike(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if one is None or other is None or one.keys() != other.keys():
        return False
    return all(
        other[name] == (value if value is None else pytest.approx(value, abs=1e-9))
        for name, value in one.items()
    )
