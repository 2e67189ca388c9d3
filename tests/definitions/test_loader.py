"""What the loader says of definitions that are wrong, and how a customer adds their own."""

from pathlib import Path

import pytest

from stegvis.definitions import DefinitionError, load, read

MEASURE = """
version: 1
label: {sv: Avslut till arbete, en: Exits to work}
why: {sv: Hur många som fick arbete., en: How many found work.}
base: {sv: Avslut i perioden, en: Exits in the period}
unit: enrolments
source: Vår egen rapport
kind: count
fact: exits
where: [positive]
splits: [[], [sex]]
example: docs/exempel.md
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(tmp_path))
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_customers_own_measure_is_read_beside_ours(own: Path) -> None:
    write(own / "measures" / "exits_positive.yaml", MEASURE)
    definitions = load()
    assert definitions.measures["exits_positive"].where == ("positive",)
    assert "exits" in definitions.measures


def test_own_definitions_change_the_fingerprint(own: Path) -> None:
    before = load().fingerprint
    write(own / "measures" / "exits_positive.yaml", MEASURE)
    assert load().fingerprint != before


def test_a_customers_own_code_is_taken_in_place_of_ours(own: Path) -> None:
    write(
        own / "codes" / "consent.yaml",
        "label: {sv: S, en: C}\nsource: Egen lista\ncodes:\n  ja: {label: {sv: Lämnat, en: Agreed}}\n",
    )
    assert load().codes["consent"].in_data == ("ja",)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("kind: count", "kind: counts"), "exits_positive → kind"),
        (
            ("label: {sv: Avslut till arbete, en: Exits to work}", "label: {sv: Avslut}"),
            "exits_positive → label",
        ),
        (("unit: enrolments", ""), "exits_positive"),
        (("version: 1", "version: 1\nsurprise: 2"), "surprise"),
    ],
)
def test_a_mistake_is_told_with_file_and_place(own: Path, change: tuple[str, str], place: str) -> None:
    write(own / "measures" / "exits_positive.yaml", MEASURE.replace(*change))
    with pytest.raises(DefinitionError) as told:
        load()
    assert "exits_positive.yaml" in str(told.value)
    assert place in str(told.value)


def test_a_file_that_is_not_yaml_is_named(own: Path) -> None:
    write(own / "codes" / "sex.yaml", "label: {sv: [")
    with pytest.raises(DefinitionError, match=r"sex\.yaml"):
        read("codes")


def test_a_folder_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEGVIS_DEFINITIONS", "/finns/inte")
    with pytest.raises(DefinitionError, match="finns/inte"):
        load()


def test_an_unknown_scheme_is_told_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="vastmanland-2025"):
        load().scheme("vastmanland-2052")


def test_the_newest_scheme_is_used_where_none_is_named() -> None:
    assert load().scheme(None).name == "vastmanland-2025"


def test_an_interrupted_exit_goes_to_the_column_for_interruptions() -> None:
    scheme = load().schemes["vasteras-2017"]
    assert scheme.column_of("work", interrupted=True) == "interrupted"
    assert scheme.column_of("work", interrupted=False) == "work"
