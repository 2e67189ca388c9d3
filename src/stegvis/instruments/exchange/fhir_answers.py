"""How are the answers to an instrument a FHIR QuestionnaireResponse (R4), and the other way?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stegvis.definitions import Instrument, Scale
from stegvis.instruments.exchange.fault import ExchangeError
from stegvis.instruments.exchange.fhir import URL
from stegvis.instruments.exchange.fhir_scale import Fhir

SUBJECT, OCCASION = "urn:stegvis:enrolment", "urn:stegvis:occasion"


@dataclass(frozen=True, slots=True)
class Answered:
    """An instrument answered once. `subject` is the enrolment's pseudonym, empty when anonymous; answers are by question."""

    instrument: str
    version: int
    on: date
    occasion: str
    subject: str = ""
    values: Mapping[str, float] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def questionnaire_response(answered: Answered, instrument: Instrument) -> Fhir:
    """The answers as FHIR has them, in the order of the questions; a question without an answer is left out."""
    items = []
    for item in instrument.items:
        if item.code in answered.values:
            items.append({"linkId": item.code, "answer": [_answer(item.scale, answered.values[item.code])]})
        elif answered.texts.get(item.code):
            items.append({"linkId": item.code, "answer": [{"valueString": answered.texts[item.code]}]})
    subject = {"subject": {"identifier": {"system": SUBJECT, "value": answered.subject}}}
    return {
        "resourceType": "QuestionnaireResponse",
        "extension": [{"url": OCCASION, "valueCode": answered.occasion}],
        "questionnaire": f"{URL}{answered.instrument}|{answered.version}",
        "status": "completed",
        **(subject if answered.subject else {}),
        "authored": answered.on.isoformat(),
        "item": items,
    }


def _answer(scale: Scale, value: float) -> Fhir:
    if scale.kind == "yes_no":
        return {"valueBoolean": bool(value)}
    if scale.kind == "choice":
        return {"valueCoding": {"code": f"{value:g}"}}
    return {"valueInteger": int(value)} if scale.kind == "numbers" else {"valueDecimal": value}


def read_response(form: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> Answered:
    """The answers of a QuestionnaireResponse to an instrument that is known. Raises ExchangeError with every fault."""
    name, _, version = str(form.get("questionnaire", "")).removeprefix(URL).partition("|")
    known = instruments.get(name)
    if known is None:
        raise ExchangeError([f"Svaren är till {form.get('questionnaire')}, som inte är ett känt instrument."])
    values: dict[str, float] = {}
    texts: dict[str, str] = {}
    faults: list[str] = []
    for one in form.get("item") or ():
        code = str(one.get("linkId"))
        item = known.item(code)
        answers: list[Fhir] = one.get("answer") or []
        if item is None:
            faults.append(
                f"Frågan {code} finns inte i {name}. Ta bort svaret, eller läs in den version som har den."
            )
        elif len(answers) != 1:
            faults.append(f"Frågan {code} har {len(answers)} svar. Den ska ha ett.")
        elif item.scale.kind == "text":
            texts[code] = str(answers[0].get("valueString", ""))
        elif (value := _number(answers[0])) is None or not item.scale.takes(value):
            low, high = item.scale.low, item.scale.high
            faults.append(
                f"Frågan {code} har svaret {answers[0]}. Det ska vara ett tal på skalan {low:g}–{high:g}."
            )
        else:
            values[code] = value
    try:
        on = date.fromisoformat(str(form.get("authored", ""))[:10])
    except ValueError:
        faults.append("Dagen saknas (authored). Ange den som 2026-11-25.")
    if faults:
        raise ExchangeError(faults)
    occasion = next((e["valueCode"] for e in form.get("extension", ()) if e["url"] == OCCASION), "session")
    subject = form.get("subject", {}).get("identifier", {})
    whose = subject.get("value", "") if subject.get("system") == SUBJECT else ""
    return Answered(
        name, int(version) if version.isdigit() else known.version, on, occasion, whose, values, texts
    )


def _number(answer: Mapping[str, Any]) -> float | None:
    if "valueBoolean" in answer:
        return float(answer["valueBoolean"])
    if "valueCoding" in answer:
        code = str(answer["valueCoding"].get("code", ""))
        return float(code) if code.lstrip("-").replace(".", "", 1).isdigit() else None
    return next((float(answer[key]) for key in ("valueInteger", "valueDecimal") if key in answer), None)
