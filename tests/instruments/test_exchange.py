"""Does an instrument survive the way through XLSForm and FHIR, and is what we write good by the standards' own tools?"""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from openpyxl import Workbook
from pyxform.xls2xform import convert

from stegvis.definitions import DefinitionError, Instrument, checked_entry, entry_of, instrument, load
from stegvis.instruments.exchange import (
    Answered,
    ExchangeError,
    questionnaire,
    questionnaire_response,
    read_questionnaire,
    read_response,
    read_xlsform,
    xlsform,
)

KNOWN = load().instruments
WORDS = {
    "licence_confirmed": {"by": "Ekbacka kommun", "day": "2026-01-10"},
    "items": {
        code: {"sv": f"Fråga om {code}?"} for code in ("individual", "relational", "social", "overall")
    },
    "ends": {"all": [{"sv": "Dåligt"}, {"sv": "Bra"}]},
}


def every() -> list[Instrument]:
    """All that ship with a question in them, and one licensed with a customer's words."""
    worded = instrument("ors", entry_of(KNOWN["ors"]), WORDS)
    return [*(one for one in KNOWN.values() if one.items), worded]


def name(one: Instrument) -> str:
    return f"{one.name}-{'worded' if one.confirmed else 'shipped'}"


@pytest.mark.parametrize("one", every(), ids=name)
def test_a_file_says_the_whole_instrument(one: Instrument) -> None:
    entry = entry_of(one)
    checked_entry("instruments", one.name, entry)
    assert entry_of(instrument(one.name, entry)) == entry


@pytest.mark.parametrize("one", every(), ids=name)
def test_nothing_is_lost_by_way_of_fhir(one: Instrument) -> None:
    entry = entry_of(one)
    form = json.loads(json.dumps(questionnaire(one.name, entry)))
    Questionnaire.model_validate(form)
    assert read_questionnaire(form) == entry


@pytest.mark.parametrize("one", every(), ids=name)
def test_nothing_is_lost_by_way_of_xlsform(one: Instrument, tmp_path: Path) -> None:
    entry = entry_of(one)
    content = xlsform(one.name, entry)
    assert convert(xlsform=io.BytesIO(content), validate=False, form_name="data").xform
    assert read_xlsform(content) == entry


def book(survey: list[dict[str, Any]], choices: list[dict[str, Any]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in (("survey", survey), ("choices", choices)):
        sheet = made.create_sheet(title)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_form_of_another_program_is_taken_for_what_it_says() -> None:
    survey = [
        {"type": "start", "name": "start"},
        {
            "type": "integer",
            "name": "sleep",
            "label": "Hur har du sovit?",
            "constraint": ". >= 0 and . <= 10",
        },
        {
            "type": "select_one often",
            "name": "tired",
            "label": "Är du trött?",
            "relevant": "${sleep} >= 0 and ${sleep} <= 4",
        },
    ]
    choices = [
        {"list_name": "often", "name": n, "label": said}
        for n, said in enumerate(("Aldrig", "Ibland", "Ofta"))
    ]
    entry = read_xlsform(book(survey, choices))
    assert entry["items"]["sleep"]["scale"] == {"kind": "numbers", "from": 0, "to": 10}
    assert entry["items"]["tired"]["only_if"] == {"item": "sleep", "values": [0, 4]}
    assert entry["items"]["tired"]["scale"]["options"]["2"] == {"sv": "Ofta"}
    with pytest.raises(DefinitionError, match="raden why saknas"):
        checked_entry("instruments", "sleep", entry)


def test_every_row_that_cannot_be_taken_is_told() -> None:
    survey = [
        {"type": "date", "name": "when", "label": "När?"},
        {"type": "integer", "name": "many", "label": "Hur många?"},
        {"type": "select_one often", "name": "tired", "label": "Trött?"},
        {"type": "text", "name": "why", "label": "Varför?", "relevant": "selected(${tired}, 'a')"},
    ]
    with pytest.raises(ExchangeError) as told:
        read_xlsform(book(survey, [{"list_name": "often", "name": "a", "label": "Aldrig"}]))
    assert [fault.split(":")[0] for fault in told.value.faults] == [
        f"Bladet survey, rad {n}" for n in (2, 3, 4, 5)
    ]
    assert "slaget date går inte att ta emot" in told.value.faults[0]
    assert "svaret a i listan often är inget tal" in told.value.faults[2]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"text"])
def test_a_file_that_is_no_workbook_says_so(content: bytes) -> None:
    with pytest.raises(ExchangeError, match="går inte att läsa som Excel"):
        read_xlsform(content)


def test_a_fhir_answer_without_its_number_is_told() -> None:
    form = {
        "resourceType": "Questionnaire",
        "item": [
            {
                "linkId": "a",
                "text": "Hur?",
                "type": "choice",
                "answerOption": [{"valueCoding": {"code": "x", "display": "Bra"}}],
            },
            {"linkId": "b", "text": "När?", "type": "dateTime"},
        ],
    }
    with pytest.raises(ExchangeError) as told:
        read_questionnaire(form)
    assert "svaret Bra saknar ett helt tal" in told.value.faults[0]
    assert "Frågan b: slaget dateTime" in told.value.faults[1]


def test_answers_go_by_way_of_fhir_and_come_back_the_same() -> None:
    ors = KNOWN["ors"]
    answered = Answered("ors", 1, date(2026, 11, 25), "start", "e17", {"individual": 4.2, "overall": 6.0})
    form = json.loads(json.dumps(questionnaire_response(answered, ors)))
    QuestionnaireResponse.model_validate(form)
    assert read_response(form, KNOWN) == answered


def test_an_answer_outside_its_scale_or_to_no_question_is_told() -> None:
    form = questionnaire_response(
        Answered("ors", 1, date(2026, 11, 25), "start", "e17", {"overall": 6.0}), KNOWN["ors"]
    )
    form["item"] = [
        {"linkId": "overall", "answer": [{"valueDecimal": 11}]},
        {"linkId": "sleep", "answer": [{"valueDecimal": 1}]},
    ]
    with pytest.raises(ExchangeError) as told:
        read_response(form, KNOWN)
    assert "skalan 0–10" in told.value.faults[0]
    assert "sleep finns inte i ors" in told.value.faults[1]
