"""How is an instrument a FHIR Questionnaire (R4), and the other way?

Standard parts are used where FHIR has them (slider, ordinal values, translations, enableWhen); what it lacks lies as JSON in the
extension REST, which other programs keep or look past.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from stegvis.instruments.exchange.fault import ExchangeError
from stegvis.instruments.exchange.fhir_scale import Fhir, scale_of, scale_parts, translated, words_of
from stegvis.instruments.exchange.rest import rest_of, rest_of_item, shown, version_of, with_rest

REST = "urn:stegvis:definition"
URL = "urn:stegvis:instrument:"
BLANK = {"group", "display"}


def questionnaire(name: str, entry: Mapping[str, Any]) -> Fhir:
    """The Questionnaire of an instrument's file (`entry_of`). A question without words of ours shows what reports call it."""
    intro = entry.get("intro")
    return {
        "resourceType": "Questionnaire",
        "url": f"{URL}{name}",
        "version": str(entry["version"]),
        "name": "".join(part.capitalize() for part in name.split("_")),
        **translated("title", entry["label"]),
        "status": "active",
        "subjectType": ["Patient"],
        "language": "sv",
        **translated("description", intro or {}),
        "purpose": entry["why"]["sv"],
        "copyright": entry["licence"],
        "extension": [_extension(rest_of(entry))],
        "item": [_item(code, item, entry["items"]) for code, item in entry["items"].items()],
    }


def _extension(rest: Mapping[str, Any]) -> Fhir:
    return {"url": REST, "valueString": json.dumps(rest, ensure_ascii=False, sort_keys=True)}


def _item(code: str, item: Mapping[str, Any], items: Mapping[str, Any]) -> Fhir:
    scale = scale_parts(code, item)
    extensions = [*scale.pop("extension", []), _extension(rest_of_item(item))]
    made = {"linkId": code, **translated("text", shown(code, item)), **scale, "extension": extensions}
    condition = item.get("only_if")
    return {**made, **_enabled(condition, items[condition["item"]])} if condition else made


def _enabled(condition: Mapping[str, Any], asked: Mapping[str, Any]) -> Fhir:
    """When a question is asked: each of a choice's values, or a number between two."""
    question, (low, high) = condition["item"], condition["values"]
    kind = asked["scale"]["kind"]
    if kind == "yes_no":
        return {"enableWhen": [{"question": question, "operator": "=", "answerBoolean": bool(high)}]}
    if kind == "choice":
        values = [f"{value:g}" for value in range(int(low), int(high) + 1)]
        ways = [{"question": question, "operator": "=", "answerCoding": {"code": one}} for one in values]
        return {"enableWhen": ways, **({"enableBehavior": "any"} if len(ways) > 1 else {})}
    answer = "answerInteger" if kind == "numbers" else "answerDecimal"
    cast = int if kind == "numbers" else float
    ways = [
        {"question": question, "operator": operator, answer: cast(value)}
        for operator, value in ((">=", low), ("<=", high))
    ]
    return {"enableWhen": ways, "enableBehavior": "all"}


def read_questionnaire(form: Mapping[str, Any]) -> dict[str, Any]:
    """The content of an instrument's file, of a Questionnaire from us or another program. Raises ExchangeError.

    What another program does not say (why, source, unit) is left out: `stegvis.definitions` says that it is missing.
    """
    if form.get("resourceType") != "Questionnaire":
        found = form.get("resourceType") or "något annat"
        raise ExchangeError([f"Filen är {found}, inte ett FHIR Questionnaire."])
    rest = _rest(form)
    main = str(form.get("language") or "sv").partition("-")[0]
    title = words_of(form, "title", main)
    name = next(iter(title.values()), "")
    entry: dict[str, Any] = {
        "version": version_of(form.get("version")),
        "label": {"sv": title.get("sv", name), "en": title.get("en", name)},
        **({"licence": form["copyright"]} if form.get("copyright") else {}),
        **rest,
        **({"intro": intro} if (intro := words_of(form, "description", main)) else {}),
    }
    faults: list[str] = []
    entry["items"] = {}
    for part in _questions(form.get("item") or ()):
        _take(part, main, entry["items"], faults)
    if not entry["items"]:
        faults.append("Formuläret har inga frågor. Ett instrument behöver minst en.")
    if faults:
        raise ExchangeError(faults)
    return entry


def _questions(parts: Any) -> Iterator[Mapping[str, Any]]:
    """The questions in order, those of groups too; text that is only shown is not asked."""
    for part in parts:
        if part.get("type") == "group":
            yield from _questions(part.get("item") or ())
        elif part.get("type") not in BLANK:
            yield part


def _take(part: Mapping[str, Any], main: str, items: dict[str, Any], faults: list[str]) -> None:
    code = str(part.get("linkId", ""))
    try:
        item = {"wording": words_of(part, "text", main), **scale_of(part, main)}
        if part.get("enableWhen"):
            item["only_if"] = _condition(part)
    except ValueError as fault:
        faults.append(f"Frågan {code}: {fault}")
        return
    items[code] = with_rest(item, _rest(part))


def _condition(part: Mapping[str, Any]) -> dict[str, Any]:
    """One question answered within two values. Raises ValueError for what cannot be said so."""
    ways = part["enableWhen"]
    asked = {way["question"] for way in ways}
    values = [_value(way) for way in ways]
    if len(asked) > 1 or None in values:
        raise ValueError(
            "villkoret för när den ställs kan bara gälla svaret på en annan fråga. Förenkla det."
        )
    numbers = [float(value) for value in values if value is not None]
    operators = {way["operator"] for way in ways}
    if operators == {"="}:
        return {"item": asked.pop(), "values": [min(numbers), max(numbers)]}
    if operators == {">=", "<="}:
        return {"item": asked.pop(), "values": sorted(numbers)}
    raise ValueError(
        "villkoret för när den ställs ska vara ett svar, eller ett tal mellan två. Förenkla det."
    )


def _value(way: Mapping[str, Any]) -> float | None:
    if "answerBoolean" in way:
        return float(way["answerBoolean"])
    if "answerCoding" in way:
        code = str(way["answerCoding"].get("code", ""))
        return float(code) if code.replace(".", "", 1).isdigit() else None
    return next((float(way[key]) for key in ("answerInteger", "answerDecimal") if key in way), None)


def _rest(part: Mapping[str, Any]) -> dict[str, Any]:
    for one in part.get("extension") or ():
        if one.get("url") == REST:
            found: dict[str, Any] = json.loads(one["valueString"])
            return found
    return {}
