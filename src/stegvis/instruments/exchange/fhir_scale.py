"""How is the scale of a question said in FHIR, and in which languages its words?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Fhir = dict[str, Any]
CORE = "http://hl7.org/fhir/StructureDefinition/"
CONTROL, CONTROLS = f"{CORE}questionnaire-itemControl", "http://hl7.org/fhir/questionnaire-item-control"
STEP, LEAST, MOST = f"{CORE}questionnaire-sliderStepValue", f"{CORE}minValue", f"{CORE}maxValue"
ORDINAL, TRANSLATION = f"{CORE}ordinalValue", f"{CORE}translation"
FINE = "urn:stegvis:step"  # FHIR's own step is a whole number
HELP, LOWER, UPPER = "help", "lower", "upper"


def scale_parts(code: str, item: Mapping[str, Any]) -> Fhir:
    """The type of a question, its limits or answers, and what stands beside it."""
    scale = item["scale"]
    beside = [_beside(f"{code}-{HELP}", HELP, item["hint"])] if item.get("hint") else []
    if scale["kind"] == "yes_no":
        made: Fhir = {"type": "boolean"}
    elif scale["kind"] == "text":
        made = {"type": "text"}
    elif scale["kind"] == "choice":
        made = {"type": "choice", "answerOption": _options(scale)}
    else:
        made = {"type": "decimal" if scale["kind"] == "analogue" else "integer", "extension": _line(scale)}
        ends = scale.get("ends") or ()
        beside += [
            _beside(f"{code}-{end}", end, words) for end, words in zip((LOWER, UPPER), ends, strict=False)
        ]
    return {**made, "item": beside} if beside else made


def _options(scale: Mapping[str, Any]) -> list[Fhir]:
    options: Mapping[str, Mapping[str, str]] = scale.get("options") or {}
    values = range(int(scale["from"]), int(scale["to"]) + 1)
    return [
        {
            "valueCoding": {
                "extension": [{"url": ORDINAL, "valueDecimal": value}],
                "code": str(value),
                **translated("display", options.get(str(value), {"sv": str(value)})),
            }
        }
        for value in values
    ]


def _line(scale: Mapping[str, Any]) -> list[Fhir]:
    kind = "valueDecimal" if scale["kind"] == "analogue" else "valueInteger"
    cast = float if scale["kind"] == "analogue" else int
    limits: list[Fhir] = [
        {"url": LEAST, kind: cast(scale["from"])},
        {"url": MOST, kind: cast(scale["to"])},
    ]
    step = scale.get("step", 1)
    whole = {"url": STEP, "valueInteger": int(step)}
    return [_control("slider"), *limits, whole if step == int(step) else {"url": FINE, "valueDecimal": step}]


def _beside(link: str, control: str, words: Mapping[str, str]) -> Fhir:
    return {"linkId": link, **translated("text", words), "type": "display", "extension": [_control(control)]}


def _control(code: str) -> Fhir:
    return {"url": CONTROL, "valueCodeableConcept": {"coding": [{"system": CONTROLS, "code": code}]}}


def scale_of(part: Mapping[str, Any], main: str) -> dict[str, Any]:
    """The scale of a question and the words beside it. Raises ValueError for a kind of question that there is no scale for."""
    kind = part.get("type")
    hint = {"hint": words} if (words := _said_beside(part, HELP, main)) else {}
    if kind == "boolean":
        return {"scale": {"kind": "yes_no"}, **hint}
    if kind in ("string", "text"):
        return {"scale": {"kind": "text"}, **hint}
    if kind in ("choice", "coding"):
        return {"scale": _choice(part, main), **hint}
    if kind in ("integer", "decimal"):
        return {"scale": _number(part, kind, main), **hint}
    raise ValueError(
        f"slaget {kind} går inte att ta emot. De som går är boolean, text, choice, integer och decimal."
    )


def _choice(part: Mapping[str, Any], main: str) -> dict[str, Any]:
    options: dict[str, dict[str, str]] = {}
    for option in part.get("answerOption") or ():
        coding = option.get("valueCoding") or {}
        value = next((e["valueDecimal"] for e in coding.get("extension", ()) if e["url"] == ORDINAL), None)
        if value is None and str(coding.get("code", "")).isdigit():
            value = int(coding["code"])
        if value is None or value != int(value):
            raise ValueError(
                f"svaret {coding.get('display') or coding.get('code')} saknar ett helt tal (ordinalValue). Lägg till det."
            )
        options[str(int(value))] = words_of(coding, "display", main)
    if not options:
        raise ValueError("svarsalternativen saknas. De ska stå i formuläret, inte i en lista på annat håll.")
    numbers = sorted(map(int, options))
    made: dict[str, Any] = {"kind": "choice", "from": numbers[0], "to": numbers[-1]}
    bare = all(words == {main: value} for value, words in options.items())
    return made if bare else {**made, "options": options}


def _number(part: Mapping[str, Any], kind: str, main: str) -> dict[str, Any]:
    said = {one["url"]: one for one in part.get("extension") or ()}
    value = "valueDecimal" if kind == "decimal" else "valueInteger"
    low, high = (said.get(url, {}).get(value) for url in (LEAST, MOST))
    if low is None or high is None:
        raise ValueError("lägsta och högsta värde saknas (minValue, maxValue). Lägg till dem.")
    made: dict[str, Any] = {"kind": "analogue" if kind == "decimal" else "numbers", "from": low, "to": high}
    step = said.get(FINE, {}).get("valueDecimal") or said.get(STEP, {}).get("valueInteger")
    if step and step != 1:
        made["step"] = step
    ends = [_said_beside(part, end, main) for end in (LOWER, UPPER)]
    return {**made, "ends": ends} if all(ends) else made


def _said_beside(part: Mapping[str, Any], control: str, main: str) -> dict[str, str]:
    for one in part.get("item") or ():
        codes = [
            coding.get("code")
            for extension in one.get("extension") or ()
            for coding in extension.get("valueCodeableConcept", {}).get("coding", ())
        ]
        if one.get("type") == "display" and control in codes:
            return words_of(one, "text", main)
    return {}


def translated(field: str, words: Mapping[str, str]) -> Fhir:
    """A field in Swedish (else in the first language there is), with its translations; nothing where there are no words."""
    if not words:
        return {}
    main = "sv" if "sv" in words else next(iter(words))
    others = [
        {
            "url": TRANSLATION,
            "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
        }
        for language, text in words.items()
        if language != main
    ]
    return {field: words[main], **({f"_{field}": {"extension": others}} if others else {})}


def words_of(part: Mapping[str, Any], field: str, main: str) -> dict[str, str]:
    """A field's words by language; `main` is that of the form itself."""
    found = {main: str(part[field])} if part.get(field) else {}
    for extension in (part.get(f"_{field}") or {}).get("extension", ()):
        if extension.get("url") == TRANSLATION:
            said = {one["url"]: one for one in extension["extension"]}
            found[said["lang"]["valueCode"]] = said["content"]["valueString"]
    return found
