"""How is the scale of a question said in an XLSForm, and when it is asked?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Sheet = list[dict[str, Any]]
YES_NO = "ja_nej"
YES, NO = {"sv": "Ja", "en": "Yes", "ar": "نعم"}, {"sv": "Nej", "en": "No", "ar": "لا"}
TEXTS = {"text", "string"}
PARAMETER = re.compile(r"(start|end|step)\s*=\s*(-?\d+(?:\.\d+)?)")
WITHIN = re.compile(r"^\s*\.\s*>=\s*(-?[\d.]+)\s+and\s+\.\s*<=\s*(-?[\d.]+)\s*$")
RANGE = re.compile(r"^\s*\$\{(\w+)\}\s*>=\s*(-?[\d.]+)\s+and\s+\$\{(\w+)\}\s*<=\s*(-?[\d.]+)\s*$")
EQUALS = re.compile(r"^\s*\$\{(\w+)\}\s*=\s*'?(-?[\d.]+)'?\s*$")


def parts_of(code: str, item: Mapping[str, Any]) -> tuple[dict[str, Any], Sheet]:
    """The row of a question (with the words at its ends), and its answers in the sheet of choices."""
    scale = item["scale"]
    kind = scale["kind"]
    if kind == "text":
        return {"type": "text"}, []
    if kind == "yes_no":
        answers = [
            {"list_name": YES_NO, "name": name, "words": words} for name, words in (("1", YES), ("0", NO))
        ]
        return {"type": f"select_one {YES_NO}"}, answers
    if kind == "choice":
        options: Mapping[str, Mapping[str, str]] = scale.get("options") or {}
        values = [str(value) for value in range(int(scale["from"]), int(scale["to"]) + 1)]
        answers = [
            {"list_name": f"{code}_svar", "name": value, "words": options.get(value, {"sv": value})}
            for value in values
        ]
        return {"type": f"select_one {code}_svar"}, answers
    low, high, step = (f"{scale.get(name, 1):g}" for name in ("from", "to", "step"))
    row: dict[str, Any] = {
        "type": "range",
        "parameters": f"start={low} end={high} step={step}",
        "stegvis::kind": kind,
    }
    if scale.get("ends"):
        row["low"], row["high"] = scale["ends"]
    return row, []


def scale_of(row: Mapping[str, Any], choices: Sheet) -> dict[str, Any]:
    """The scale of a question's row. Raises ValueError for a kind of question that there is no scale for."""
    kind, _, listed = str(row["type"]).strip().partition(" ")
    if kind in TEXTS:
        return {"kind": "text"}
    if kind == "select_one":
        return _choice(listed.strip(), choices)
    if kind == "range":
        said = dict(PARAMETER.findall(str(row.get("parameters") or "")))
        if not {"start", "end"} <= set(said):
            raise ValueError("frågan är en range utan start och end. Skriv dem i kolumnen parameters.")
        step = _plain(said.get("step", "1"))
        what = str(row.get("stegvis::kind") or ("numbers" if step == int(step) else "analogue"))
        made = {"kind": what, "from": _plain(said["start"]), "to": _plain(said["end"])}
        return {**made, "step": step} if step != 1 else made
    if kind in ("integer", "decimal"):
        within = WITHIN.match(str(row.get("constraint") or ""))
        if within is None:
            raise ValueError("talet har ingen gräns. Skriv constraint som: . >= 0 and . <= 10")
        low, high = map(_plain, within.groups())
        return {"kind": "numbers" if kind == "integer" else "analogue", "from": low, "to": high}
    raise ValueError(
        f"slaget {kind} går inte att ta emot. De som går är text, select_one, range, integer och decimal."
    )


def _choice(listed: str, choices: Sheet) -> dict[str, Any]:
    answers = {str(one.get("name")): one["words"] for one in choices if one.get("list_name") == listed}
    if listed == YES_NO and set(answers) == {"1", "0"}:
        return {"kind": "yes_no"}
    if not answers:
        raise ValueError(f"listan {listed} finns inte på bladet choices.")
    wordy = [name for name in answers if not re.fullmatch(r"-?\d+", name)]
    if wordy:
        raise ValueError(
            f"svaret {wordy[0]} i listan {listed} är inget tal. Skriv poängen som namn, till exempel 0, 1, 2."
        )
    numbers = sorted(map(int, answers))
    made: dict[str, Any] = {"kind": "choice", "from": numbers[0], "to": numbers[-1]}
    bare = all(list(words.values()) == [name] for name, words in answers.items())
    return made if bare else {**made, "options": answers}


def _plain(said: str) -> float:
    value = float(said)
    return int(value) if value == int(value) else value


def relevant(condition: Mapping[str, Any], items: Mapping[str, Any]) -> str:
    """When a question is asked, as XLSForm writes it."""
    name, (low, high) = condition["item"], condition["values"]
    if items[name]["scale"]["kind"] in ("yes_no",):
        return f"${{{name}}} = '{high:g}'"
    return f"${{{name}}} >= {low:g} and ${{{name}}} <= {high:g}"


def condition_of(said: str) -> dict[str, Any]:
    """One question answered within two values. Raises ValueError for what cannot be said so."""
    within, equal = RANGE.match(said), EQUALS.match(said)
    if within and within[1] == within[3]:
        return {"item": within[1], "values": [_plain(within[2]), _plain(within[4])]}
    if equal:
        return {"item": equal[1], "values": [_plain(equal[2])] * 2}
    raise ValueError(
        f"villkoret {said} går inte att ta emot. Det ska gälla ett svar, eller ett tal mellan två."
    )
