"""The lists that are data hold what they must, and are read in their order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from stegvis.web.register import data

LISTS = sorted(
    path for path in data.HOME.glob("*.yaml") if path.stem != "national"
)  # a form, tested with its page
TEXT = {
    "type": "object",
    "required": ["sv", "en"],
    "properties": {"sv": {"type": "string", "minLength": 2}, "en": {"type": "string", "minLength": 2}},
    "additionalProperties": False,
}
SHAPE = {
    "type": "object",
    "required": ["label", "source", "codes"],
    "additionalProperties": False,
    "properties": {
        "label": TEXT,
        "source": {"type": "string", "minLength": 3},
        "codes": {
            "type": "object",
            "minProperties": 2,
            "propertyNames": {"pattern": "^[a-z0-9_]+$"},
            "additionalProperties": {"type": "object", "required": ["label"], "properties": {"label": TEXT}},
        },
    },
}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_has_labels_in_both_languages_and_a_source(path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [fault.message for fault in Draft202012Validator(SHAPE).iter_errors(said)] == []


def test_choices_come_in_the_order_of_the_file_with_swedish_labels() -> None:
    assert data.choices_of("authorities")[:2] == [
        ("forsakringskassan", "Försäkringskassan"),
        ("arbetsformedlingen", "Arbetsförmedlingen"),
    ]


def test_a_code_is_called_by_its_label_and_an_unknown_one_by_itself() -> None:
    assert data.label_of("life_areas", "health") == "Hälsa"
    assert data.label_of("life_areas", "sea") == "sea"
    assert data.label_of("life_areas", "") == "–"
