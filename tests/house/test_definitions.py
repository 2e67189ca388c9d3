"""Every definition is complete, and something uses it."""

import re
from pathlib import Path

import pytest

from stegvis.definitions import Measure, load, read
from stegvis.figures.cells import PYTHON_KINDS, cells_of
from stegvis.figures.compiled import path, shipped_text
from stegvis.figures.fact import FACTS
from stegvis.figures.facts.compiler import BUILD, rows
from stegvis.figures.facts.long import columns
from stegvis.figures.kinds import KINDS

ROOT = Path(__file__).parents[2]
DEFINITIONS = load()
MEASURES = list(DEFINITIONS.measures.values())


def of(measure: Measure) -> str:
    return measure.name


@pytest.mark.parametrize("measure", MEASURES, ids=of)
def test_a_measure_says_what_and_why_in_both_languages(measure: Measure) -> None:
    assert all(
        (measure.label.sv, measure.label.en, measure.why.sv, measure.why.en, measure.base.sv, measure.base.en)
    )
    assert measure.source


@pytest.mark.parametrize("measure", MEASURES, ids=of)
def test_a_measures_unit_and_dimensions_are_defined(measure: Measure) -> None:
    assert measure.unit in DEFINITIONS.codes["unit"].codes
    asked = {d for split in measure.splits for d in split.by} - {"measure", "horizon"}
    assert asked <= set(DEFINITIONS.dimensions)


@pytest.mark.parametrize("measure", MEASURES, ids=of)
def test_a_measures_example_is_a_test_that_names_it(measure: Measure) -> None:
    example = ROOT / measure.example
    assert re.search(rf"\b{measure.name}\b", example.read_text(encoding="utf-8"))


@pytest.mark.parametrize("cell", cells_of(MEASURES), ids=str)
def test_what_a_measure_asks_of_its_fact_is_there(cell) -> None:
    fact = rows(cell.fact, DEFINITIONS)
    assert set(cell.flags) <= set(columns(fact, "boolean"))
    assert set(cell.by) <= set(columns(fact, "string"))
    assert {cell.number} - {None} <= set(columns(fact, "number"))


def test_every_fact_has_an_expression() -> None:
    assert set(FACTS) == set(BUILD)


@pytest.mark.parametrize("fact", FACTS)
def test_the_shipped_sql_is_what_the_expression_compiles_to(fact: str) -> None:
    assert path(fact, "duckdb").read_text(encoding="utf-8") == shipped_text(fact, "duckdb", DEFINITIONS)


def test_every_kind_that_definitions_may_have_can_be_counted() -> None:
    assert {m.kind for m in MEASURES} <= {*KINDS, *PYTHON_KINDS}


def test_the_order_lists_every_measure_once() -> None:
    order = read("measure_order")["order"]
    assert sorted(order) == sorted(DEFINITIONS.measures)


@pytest.mark.parametrize("scheme", DEFINITIONS.schemes.values(), ids=lambda s: s.name)
def test_every_outcome_has_exactly_one_column(scheme) -> None:
    taken = [outcome for column in scheme.columns for outcome in column.outcomes]
    assert sorted(taken) == sorted(DEFINITIONS.codes["exit_outcome"].in_data)


@pytest.mark.parametrize("scheme", DEFINITIONS.schemes.values(), ids=lambda s: s.name)
def test_positive_outcomes_are_columns(scheme) -> None:
    assert set(scheme.positive) <= {column.code for column in scheme.columns}


def test_every_column_with_codes_names_a_code_list() -> None:
    asked = {field.codes for table in DEFINITIONS.tables.values() for field in table.fields if field.codes}
    assert asked <= set(DEFINITIONS.codes)


def test_every_reference_goes_to_a_table_with_that_key() -> None:
    fields = [field for table in DEFINITIONS.tables.values() for field in table.fields if field.references]
    assert [f.name for f in fields if DEFINITIONS.tables[f.references].key != (f.name,)] == []


def test_the_ladder_has_a_rung_for_every_livelihood() -> None:
    assert {code.rung for code in DEFINITIONS.codes["livelihood"].codes.values()} == {0, 1, 2, 3, 4, 5}
