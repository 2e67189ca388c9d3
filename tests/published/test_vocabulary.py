"""The words and relations are data, and hold together with the rest of the definitions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.published.reports import answer, path_of, places, said_in

from stegvis.definitions import load as load_definitions
from stegvis.published.loading import vocabulary


def test_every_comparison_is_a_measure_with_that_split() -> None:
    measures = load_definitions().measures
    for comparison in vocabulary().comparisons:
        for asked in filter(None, (comparison.figure, comparison.base, comparison.less)):
            splits = [set(split.by) for split in measures[asked.measure].splits]
            assert set(asked.by) in splits, (
                f"{comparison.path}: {asked.measure} is not split by {set(asked.by)}"
            )


def test_every_rule_that_speaks_has_a_name() -> None:
    words = vocabulary()
    spoken = {
        one.rule
        for name in ("vastmanland-2025", "vasteras-2018", "vasteras-2015-accounts")
        for one in answer(path_of(name)).contradictions
    }
    assert spoken | {equation.rule for equation in words.equations} <= set(words.rules)


def test_the_method_page_explains_every_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "metod" / "avstamning.md").read_text(encoding="utf-8")
    assert [rule for rule in vocabulary().rules if f"| `{rule}` |" not in page] == []


def test_every_part_of_a_relation_has_a_swedish_name() -> None:
    words = vocabulary()
    keys = {term.strip("-?").split(".")[-1] for equation in words.equations for term in equation.right}
    named = {key for key in keys if key.isidentifier() and key not in ("total", "outcome", "budget")}
    assert len(named) > 40
    assert named <= set(words.labels)


def test_a_customer_adds_relations_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tmp_path / "definitions" / "published"
    ours.mkdir(parents=True)
    (ours / "ours.yaml").write_text(
        "label: {sv: Våra samband, en: Our relations}\nsource: Vår egen årsrapport\nequations:\n"
        "  - {rule: parts, left: visits, right: [home, office], says: {sv: Besök, en: Visits}}\n"
    )
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(ours.parent))
    assert places(said_in(tmp_path, "visits: 5\nhome: 2\noffice: 2").contradictions) == {"visits"}
