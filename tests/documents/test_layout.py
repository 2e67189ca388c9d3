"""Is a customer told what is wrong in a layout or a phrase of their own?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from stegvis.definitions import DefinitionError, read
from stegvis.definitions.files import CUSTOMER
from stegvis.documents.layout import layout
from stegvis.documents.material import ReportInput
from stegvis.documents.speech import Speech

TITLE = {"sv": "Eget", "en": "Own"}
OWN = {
    "label": TITLE,
    "titles": [],
    "source": "Förbundets egen",
    "chapters": [{"of": "whole", "title": TITLE, "blocks": [{"table": "sex"}]}],
    "tables": {"sex": {"caption": TITLE, "rows": "sex", "columns": [{"measure": "exits", "label": TITLE}]}},
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "layouts").mkdir()
    monkeypatch.setenv(CUSTOMER, str(tmp_path))
    return tmp_path


def write_layout(own: Path, **changed: object) -> None:
    (own / "layouts" / "egen.yaml").write_text(yaml.safe_dump({**OWN, **changed}), encoding="utf-8")


def test_a_customers_own_layout_is_found_by_its_name(own: Path) -> None:
    write_layout(own)
    assert layout("egen").tables["sex"].columns[0].measure == "exits"


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"titles": [{"months": 13, "label": TITLE}]}, "titles → 0 → months: 13"),
        (
            {"chapters": [{"of": "everyone", "sections": []}]},
            "chapters → 0 → of: everyone går inte att välja. Välj en av: whole, team.",
        ),
        (
            {
                "chapters": [
                    {"of": "team", "sections": [{"name": "a", "title": TITLE, "blocks": [{"tabel": "sex"}]}]}
                ]
            },
            "sections → 0 → blocks → 0",
        ),
        (
            {"chapters": [{"of": "whole", "title": {"sv": "Bara svenska"}, "blocks": []}]},
            "title: raden en saknas. Lägg till den.",
        ),
        ({"tables": {"sex": {"caption": TITLE, "rows": "sex"}}}, "tables → sex"),
        (
            {
                "tables": {
                    "sex": {
                        "caption": TITLE,
                        "rows": "sex",
                        "columns": [{"measure": "exits", "label": TITLE, "show": "percent"}],
                    }
                }
            },
            "columns → 0 → show",
        ),
    ],
)
def test_a_mistake_in_a_layout_is_named_with_its_place(
    own: Path, changed: dict[str, object], place: str
) -> None:
    write_layout(own, **changed)
    with pytest.raises(DefinitionError, match=r"^egen\.yaml: .*shapes/layouts\.yaml") as told:
        read("layouts")
    assert place in str(told.value)


def test_a_table_that_is_shown_but_not_there_is_named(own: Path) -> None:
    write_layout(own, tables={})
    with pytest.raises(DefinitionError, match="tabeller som inte finns under tables: sex"):
        layout("egen")


def test_an_unknown_layout_is_answered_with_those_there_are() -> None:
    with pytest.raises(DefinitionError, match=r"Välj en av: .*half_year"):
        layout("helår")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"words": {"table": {"sv": "Tabell"}}}, "words → table: raden en saknas. Lägg till den."),
        (
            {"numbers": {"sv": ["noll", "en"], "en": ["no", "one"]}},
            "numbers → en: ['no', 'one'] är för lite. Minst 12.",
        ),
        (
            {"sentences": {"new": {"figures": {}, "sv": {"lots": "Många."}, "en": {"many": "Many."}}}},
            "sentences → new → sv",
        ),
        (
            {
                "sentences": {
                    "new": {
                        "figures": {"new": {"by": {"sex": "male"}}},
                        "sv": {"many": "x"},
                        "en": {"many": "x"},
                    }
                }
            },
            "figures → new: raden measure saknas. Lägg till den.",
        ),
        (
            {"parts": {"sex": {"male": {"sv": {"one": "en man"}, "en": {"one": "one man", "many": "men"}}}}},
            "parts → sex → male → sv: raden many saknas. Lägg till den.",
        ),
    ],
)
def test_a_mistake_in_a_phrase_is_named_with_its_place(
    own: Path, said: dict[str, object], place: str
) -> None:
    (own / "phrases.yaml").write_text(yaml.safe_dump(said), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"^phrases\.yaml: .*shapes/phrases\.yaml") as told:
        read("phrases")
    assert place in str(told.value)


def test_a_word_that_is_left_out_is_named(own: Path, material: ReportInput) -> None:
    (own / "phrases.yaml").write_text(
        yaml.safe_dump({"words": {"table": {"sv": "Tabell", "en": "Table"}}}), encoding="utf-8"
    )
    with pytest.raises(DefinitionError, match="words saknar ordet notice"):
        Speech.of("sv", material.period).word("notice")


def test_english_small_numbers_are_words_and_not_truth_values(material: ReportInput) -> None:
    assert [Speech.of("en", material.period).number(value) for value in (0, 1, 12, 13)] == [
        "no",
        "one",
        "twelve",
        "13",
    ]


def test_every_sentence_base_and_measure_that_a_layout_names_is_there() -> None:
    phrases, plan = read("phrases"), layout()
    blocks = [b for chapter in plan.chapters for part in (chapter, *chapter.sections) for b in part.blocks]
    assert {name for block in blocks for name in block.sentences} <= set(phrases["sentences"])
    assert {table.base for table in plan.tables.values()} - {""} <= set(phrases["bases"])
    measures = {column.measure for table in plan.tables.values() for column in table.columns}
    assert measures <= set(read("measures"))
