"""What an instrument's file must hold, and how a customer words a licensed one."""

from pathlib import Path

import pytest
import yaml

from stegvis.definitions import DefinitionError, Instrument, load, read
from stegvis.definitions.instrument_reading import instrument
from stegvis.definitions.instrument_writing import entry_of

OWN = {
    "version": 1,
    "label": {"sv": "Egen", "en": "Own"},
    "why": {"sv": "Varför.", "en": "Why."},
    "source": "Eget formulär",
    "licence": "Fri att använda",
    "unit": "points",
    "better": "higher",
    "scale": {"kind": "numbers", "from": 0, "to": 10},
    "scoring": "sum",
    "items": {"one": {"wording": {"sv": "Hur går det?"}}, "two": {"wording": {"sv": "Och i morgon?"}}},
}
LICENSED = (
    "ors",
    "srs",
    "gsrs",
    "hads",
    "eq5d",
    "kasam13",
    "who5",
    "nns_participant",
    "nns_staff",
    "nns_board",
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(tmp_path))
    return tmp_path


def written(own: Path, kind: str, name: str, entry: object) -> dict[str, Instrument]:
    path = own / kind / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
    return dict(load().instruments)


def told(own: Path, kind: str, name: str, entry: object) -> str:
    with pytest.raises(DefinitionError) as fault:
        written(own, kind, name, entry)
    return str(fault.value)


@pytest.mark.parametrize("name", LICENSED)
def test_a_licensed_form_ships_without_its_words(name: str) -> None:
    shipped = load().instruments[name]
    assert shipped.licensed
    assert not shipped.ready
    assert not any(item.wording for item in shipped.items)


def test_what_is_ours_to_ship_can_be_given_at_once() -> None:
    ready = {name for name, one in load().instruments.items() if one.ready}
    assert ready == {"progress_scale", "life_areas", "fov", "supported_employment", "equality"}
    assert "ar" in load().instruments["life_areas"].languages


def test_a_form_whose_questions_are_not_published_ships_without_questions() -> None:
    forms = [one for one in load().instruments.values() if one.open_items]
    assert {one.respondents for one in forms} == {"staff", "managers", "board", "referrers"}
    assert not any(one.items or one.ready for one in forms)


def test_any_other_form_has_at_least_one_question(own: Path) -> None:
    assert "items" in told(own, "instruments", "own", {**OWN, "items": {}})


def test_a_customer_with_a_licence_words_a_form(own: Path) -> None:
    items = {code: {"sv": f"Fråga om {code}"} for code in ("individual", "relational", "social", "overall")}
    licence = {"by": "Ekbacka kommun", "day": "2026-01-15"}
    ors = written(own, "wordings", "ors", {"licence_confirmed": licence, "items": items})["ors"]
    assert ors.ready
    assert ors.confirmed == "Ekbacka kommun, 2026-01-15"
    assert ors.items[0].wording["sv"] == "Fråga om individual"
    assert ors.reliable_change == 5


def test_words_without_a_licence_are_refused(own: Path) -> None:
    message = told(own, "wordings", "ors", {"items": {"individual": {"sv": "x"}}})
    assert "Bekräfta licensen: licence_confirmed" in message
    assert "saknar ord för relational, social, overall" in message


def test_words_for_a_question_that_is_none_are_told(own: Path) -> None:
    assert "frågan mood, som inte finns" in told(
        own, "wordings", "progress_scale", {"items": {"mood": {"sv": "Humör?"}, "step": {"sv": "Steg?"}}}
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"scale": {"kind": "numbers", "from": 10, "to": 0}}, "Ange det lägre värdet först"),
        ({"scale": {"kind": "numbers", "from": 0}}, "raden to saknas"),
        ({"scale": {"kind": "slider", "from": 0, "to": 1}}, "Välj en av: analogue, numbers"),
        ({"scale": None}, "ska vara en grupp av rader"),
        ({"cut_offs": [{"at": 25, "label": {"sv": "G", "en": "C"}}]}, "utanför poängen 0–20"),
        ({"scoring": None}, "går inte att välja"),
        ({"better": "up"}, "Välj en av: higher, lower"),
        ({"reliable_change": -1}, "ska vara större än 0"),
        ({"subscales": {"s": {"label": {"sv": "S", "en": "S"}, "items": ["three"]}}}, "frågan three"),
        (
            {"items": {"one": {"only_if": {"item": "two", "values": [1, 1]}}, "two": {}}},
            "hänger på frågan two, som inte ställs före den",
        ),
        ({"items": {"one": {"positive": [8, 12]}}}, "positiva svaren ligger utanför skalan"),
        ({"items": {"one": {"wording": {"en": "How?"}}}}, "raden sv saknas"),
        ({"colour": "blue"}, "raden colour är okänd"),
    ],
)
def test_a_hole_in_a_file_is_told_in_swedish(own: Path, change: dict[str, object], message: str) -> None:
    said = told(own, "instruments", "own", OWN | change)
    assert message in said
    assert "own" in said


def test_an_own_instrument_without_holes_is_ready(own: Path) -> None:
    assert written(own, "instruments", "own", OWN)["own"].range == (0, 20)


def test_a_slider_takes_tenths_and_nothing_outside_its_range() -> None:
    scale = load().instruments["ors"].items[0].scale
    assert [scale.takes(value) for value in (0, 6.2, 10, 6.25, -0.1, 10.1)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("points", "fault"),
    [([[0, 16], [10, 41]], "utanför poängen 0–40"), ([[8, 20], [4, 22]], "ska komma i ordning")],
)
def test_an_expected_course_with_a_fault_is_told(points: list[list[float]], fault: str) -> None:
    label = {"sv": "väntat förlopp", "en": "expected course"}
    said = {
        **read("instruments")["ors"],
        "expected_course": {"label": label, "source": "Manualen", "points": points},
    }
    with pytest.raises(ValueError, match=fault):
        instrument("ors", said)


def test_an_expected_course_is_written_as_it_was_read() -> None:
    label = {"sv": "väntat förlopp", "en": "expected course"}
    course = {"label": label, "source": "Manualen", "points": [[0.0, 16.0], [10.0, 26.0]]}
    made = instrument("ors", {**read("instruments")["ors"], "expected_course": course})
    assert entry_of(made)["expected_course"] == course
