"""The layouts that come with Stegvis give reports, and what a customer may write in one is explained."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.html import html
from stegvis.documents.layout import layout
from stegvis.documents.material import ReportInput

ROOT = Path(__file__).parents[2]
SHAPE = ROOT / "src" / "stegvis" / "definitions" / "shapes" / "layouts.yaml"
PARTS = ("block", "section", "chapter", "table", "column")


@pytest.mark.parametrize("name", ["half_year", "annual", "steering_group", "board"])
def test_the_layouts_that_come_with_stegvis_give_a_report(name: str, material: ReportInput) -> None:
    document = build(material, layout(name), load())
    assert document.tables()
    assert any(figure.measure == "exits" for figure in document.printed_figures())
    assert html(document).startswith(b"<!doctype html>")


def test_every_word_of_a_layout_is_explained() -> None:
    shape = yaml.safe_load(SHAPE.read_text(encoding="utf-8"))
    told = (ROOT / "docs" / "rapportformer.md").read_text(encoding="utf-8")
    words = set(shape["properties"]) | {word for part in PARTS for word in shape["$defs"][part]["properties"]}
    assert {word for word in words if f"`{word}" not in told} == set()
