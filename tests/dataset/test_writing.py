"""Does what is written come back the same, and does Frictionless' own tool agree with us about it?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from frictionless import Package
from tests.dataset.base import (
    ON,
    Row,
    as_csv,
    base,
    definitions,
    findings_in,
    keys,
    loaded,
    places,
    with_cell,
    written,
)
from tests.dataset.files import edited

from stegvis.dataset import DatasetError, convert, load, write
from stegvis.dataset.model import Dataset


def written_again(data: Dataset, folder: Path) -> Path:
    write(folder, data.tables, definitions=definitions(), package=data.package, title=data.title)
    return folder


def test_a_dataset_written_and_read_again_is_the_same(tmp_path: Path) -> None:
    changed = with_cell("enrolments", 0, comment='Han sade "ja",\noch började, å ä ö')
    first = loaded(written(tmp_path / "first", changed))
    second = loaded(written_again(first, tmp_path / "second"))
    assert second.tables == first.tables
    assert second.fingerprint == first.fingerprint
    assert second.findings == ()


def test_settings_and_title_are_written_too(tmp_path: Path) -> None:
    package = {
        "scheme": "vastmanland-2025",
        "teams": ["arb", "fns"],
        "period": {"from": "2025-01-01", "to": "2025-06-30"},
    }
    data = loaded(written(tmp_path / "first", base()))
    write(tmp_path / "vml", data.tables, definitions=definitions(), package=package, title="Halvåret")
    again = loaded(tmp_path / "vml")
    assert (again.name, again.title, again.package) == ("vml", "Halvåret", package)


def test_a_table_without_rows_is_written_with_its_header(tmp_path: Path) -> None:
    data = loaded(written(tmp_path / "first", base()))
    tables = {**data.tables, "goals": data.tables["goals"].slice(0, 0)}  # type: ignore[union-attr]
    write(tmp_path / "second", tables, definitions=definitions(), package={})
    assert loaded(tmp_path / "second").tables["goals"].num_rows == 0  # type: ignore[union-attr]


def test_a_column_that_the_contract_has_not_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="platser"):
        write(
            tmp_path,
            {"teams": pa.table({"team": ["fns"], "platser": [1]})},
            definitions=definitions(),
            package={},
        )


def frictionless_says(folder: Path) -> list[str]:
    report = Package(str(folder / "datapackage.json")).validate()
    return [error.type for task in report.tasks for error in task.errors] + [
        error.type for error in report.errors
    ]


def test_frictionless_finds_nothing_in_what_we_write(tmp_path: Path) -> None:
    data = loaded(written(tmp_path / "first", base()))
    assert frictionless_says(written_again(data, tmp_path / "second")) == []


@pytest.mark.parametrize(
    ("file", "cells", "error"),
    [
        ("enrolments", {"participant": "pX"}, "foreign-key"),
        ("enrolments", {"exit_outcome": "arbete"}, "constraint-error"),
        ("enrolments", {"started_on": ""}, "constraint-error"),
        ("livelihoods", {"extent": "120"}, "constraint-error"),
        ("follow_ups", {"months": "9"}, "constraint-error"),
        ("enrolments", {"ended_on": "2024-02-30"}, "type-error"),
        ("placements", {"placement": "l2"}, "primary-key"),
    ],
)
def test_frictionless_finds_what_we_find(file: str, cells: Row, error: str, tmp_path: Path) -> None:
    folder = written_again(loaded(written(tmp_path / "first", base())), tmp_path / "second")
    changed = with_cell(file, 0, **cells)[file]
    (folder / f"{file}.csv").write_text(as_csv(changed), encoding="utf-8")
    assert error in frictionless_says(folder)
    assert "error" in {finding.severity for finding in findings_in(folder)}


def converted(source: Path, folder: Path) -> Path:
    convert(source, folder, definitions=definitions(), on=ON)
    return folder


def test_a_converted_dataset_is_taken_as_it_is(tmp_path: Path) -> None:
    source = written(tmp_path / "source", base())
    data = loaded(converted(source, tmp_path / "checked"))
    assert data.tables["enrolments"] == tmp_path / "checked" / "enrolments.parquet"
    assert data.fingerprint == loaded(source).fingerprint
    assert data.package == {}


def test_a_converted_dataset_remembers_what_was_left_out(tmp_path: Path) -> None:
    source = written(tmp_path / "source", with_cell("participants", 0, sex="kvinna"))
    data = loaded(converted(source, tmp_path / "checked"))
    assert data.findings == loaded(source).findings
    assert places(list(data.findings)) == [("unknown_code", "participants.csv", 2, "sex")]


def test_what_depends_on_the_day_is_asked_of_a_converted_dataset_too(tmp_path: Path) -> None:
    folder = converted(written(tmp_path / "source", base()), tmp_path / "checked")
    later = load(folder, definitions=definitions(), on=date(2025, 11, 1))
    assert places(list(later.findings)) == [("follow_up_past_due", "follow_ups.parquet", 3, "attempted_on")]


def spoil_row(folder: Path) -> None:
    path = folder / "teams.parquet"
    path.write_bytes(path.read_bytes().replace(b"Arboga", b"Arbogi"))


def spoil_rules(folder: Path) -> None:
    path = folder / "datapackage.json"
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    said["stegvis"]["checked"]["rules"] = "0" * 64
    path.write_text(json.dumps(said), encoding="utf-8")


def spoil_findings(folder: Path) -> None:
    (folder / "findings.json").write_text("[] ", encoding="utf-8")


@pytest.mark.parametrize("spoil", [spoil_row, spoil_rules, spoil_findings])
def test_a_converted_dataset_that_has_changed_is_checked_anew(spoil: Any, tmp_path: Path) -> None:
    folder = converted(written(tmp_path / "source", base()), tmp_path / "checked")
    spoil(folder)
    assert isinstance(loaded(folder).tables["enrolments"], pa.Table)


def test_conversion_to_csv_puts_foreign_notations_right(tmp_path: Path) -> None:
    source = edited("enrolments.csv", lambda text: text.replace(",", ";").replace("2.5", "2,5"), "cp1252")(
        tmp_path
    )
    convert(source, tmp_path / "clean", definitions=definitions(), on=ON, format="csv")
    clean = loaded(tmp_path / "clean")
    assert clean.findings == ()
    assert clean.fingerprint == loaded(source).fingerprint


def test_conversion_brings_the_texts_and_never_overwrites(tmp_path: Path) -> None:
    source = written(tmp_path / "source", base())
    (source / "texts").mkdir()
    (source / "texts" / "fns.md").write_text("Teamet.", encoding="utf-8")
    folder = converted(source, tmp_path / "checked")
    assert loaded(folder).texts == {"fns.md": "Teamet."}
    with pytest.raises(FileExistsError):
        converted(source, folder)


def test_conversion_needs_the_required_tables(tmp_path: Path) -> None:
    source = written(tmp_path / "source", base())
    (source / "teams.csv").unlink()
    with pytest.raises(DatasetError, match=r"teams\.csv"):
        converted(source, tmp_path / "checked")


def test_the_fingerprint_knows_no_row_order(tmp_path: Path) -> None:
    turned = {name: rows[::-1] for name, rows in base().items()}
    first, second = loaded(written(tmp_path / "a", base())), loaded(written(tmp_path / "b", turned))
    assert first.fingerprint == second.fingerprint
    assert keys(second, "participants", "participant") == ["p3", "p2", "p1"]


@pytest.mark.parametrize("change", [{"comment": "Arbete på heltid"}, {"completed": ""}, {"destination": ""}])
def test_the_fingerprint_knows_every_cell(change: Row, tmp_path: Path) -> None:
    first, second = (
        loaded(written(tmp_path / "a", base())),
        loaded(written(tmp_path / "b", with_cell("enrolments", 0, **change))),
    )
    assert first.fingerprint != second.fingerprint


def test_the_fingerprint_tells_a_value_from_its_neighbour(tmp_path: Path) -> None:
    left = with_cell("associations", 0, name="x", county="")
    right = with_cell("associations", 0, name="x", county="x")
    assert (
        loaded(written(tmp_path / "a", left)).fingerprint
        != loaded(written(tmp_path / "b", right)).fingerprint
    )
