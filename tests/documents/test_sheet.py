"""A chapter as its writer sees it: computed parts, places to write, and the same material again later."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.kept import as_kept, from_kept
from stegvis.documents.layout import ChapterPlan, layout
from stegvis.documents.material import ReportInput
from stegvis.documents.model import Table
from stegvis.documents.sheet import Part, sheet_of, writable

TEAM = "ekbacka"


def team_plan() -> ChapterPlan:
    return next(plan for plan in layout().chapters if plan.of == "team")


def sheet(material: ReportInput) -> tuple[Part, ...]:
    return sheet_of(material, layout(), load(), team_plan(), 4, TEAM)


def test_every_text_of_the_layout_has_a_place_on_the_sheet(material: ReportInput) -> None:
    assert tuple(part.writes for part in sheet(material) if part.writes) == writable(team_plan())


def test_the_sheet_has_the_tables_of_the_document(material: ReportInput) -> None:
    chapter = next(
        c for c in build(material, layout(), load()).chapters if c.title == "Samordningsteam Ekbacka"
    )
    made = sheet_of(material, layout(), load(), team_plan(), chapter.number, TEAM)
    shown = [block for part in made for block in part.blocks if isinstance(block, Table)]
    assert shown == [block for block in chapter.blocks if isinstance(block, Table)]
    assert len(shown) == 2


def test_a_section_with_nothing_in_it_has_no_number(material: ReportInput) -> None:
    empty = replace(material, texts={})
    numbers = {part.title: part.number for part in sheet(empty) if part.opens}
    assert numbers["Deltagare"] == "4.1"
    assert numbers["Personal"] == ""
    written = replace(material, texts={(TEAM, "personal"): "Tre personer."})
    assert {part.title: part.number for part in sheet(written) if part.opens}["Personal"] != ""


def test_what_was_kept_gives_the_same_report(material: ReportInput) -> None:
    kept = json.loads(json.dumps(as_kept(material)))
    again = replace(from_kept(kept), texts=material.texts)
    assert build(again, layout(), load()) == build(material, layout(), load())


def test_what_was_kept_names_no_row_of_the_dataset(material: ReportInput) -> None:
    found = [finding.key for finding in material.findings if finding.key]
    assert found
    assert not any(key in json.dumps(as_kept(material)["findings"]) for key in found)


def test_a_form_that_is_not_known_is_refused(material: ReportInput) -> None:
    with pytest.raises(ValueError, match="formen stegvis-material-9"):
        from_kept(as_kept(material) | {"form": "stegvis-material-9"})
