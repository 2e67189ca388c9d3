"""How is an instrument an XLSForm (the workbook of KoboToolbox, ODK and their kin), and the other way?

What XLSForm lacks lies in columns that begin with `stegvis::`, which other programs look past.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from stegvis.instruments.exchange.fault import ExchangeError
from stegvis.instruments.exchange.rest import rest_of, rest_of_item, shown, version_of, with_rest
from stegvis.instruments.exchange.xlsform_scale import Sheet, condition_of, parts_of, relevant, scale_of

LANGUAGES = {"sv": "Svenska (sv)", "en": "English (en)", "ar": "العربية (ar)"}
REST = "stegvis::rest"
PASSED = {"start", "end", "today", "deviceid", "begin_group", "end_group", "begin group", "end group"}


def xlsform(name: str, entry: Mapping[str, Any]) -> bytes:
    """The workbook of an instrument's file (`entry_of`): the sheets survey, choices and settings."""
    survey: Sheet = []
    choices: Sheet = []
    if entry.get("intro"):
        survey.append({"type": "note", "name": "intro", **_words("label", entry["intro"])})
    for code, item in entry["items"].items():
        row, more = parts_of(code, item)
        words = {**_words("label", shown(code, item)), **_words("hint", item.get("hint") or {})}
        for end in ("low", "high"):
            words |= _words(f"stegvis::{end}", row.pop(end, {}))
        asked = {"relevant": relevant(item["only_if"], entry["items"])} if item.get("only_if") else {}
        survey.append({**row, "name": code, **words, **asked, REST: _json(rest_of_item(item))})
        choices += [
            {"list_name": one["list_name"], "name": one["name"], **_words("label", one["words"])}
            for one in more
            if one not in choices
        ]
    settings = {
        "form_title": entry["label"]["sv"],
        "form_id": name,
        "version": str(entry["version"]),
        "default_language": LANGUAGES["sv"],
        "stegvis::licence": entry["licence"],
        REST: _json(rest_of(entry)),
    }
    return _book({"survey": survey, "choices": _once(choices), "settings": [settings]})


def _once(rows: Sheet) -> Sheet:
    return list({(row["list_name"], row["name"]): row for row in rows}.values())


def _words(column: str, words: Mapping[str, str]) -> dict[str, str]:
    return {f"{column}::{LANGUAGES.get(language, language)}": text for language, text in words.items()}


def _json(rest: Mapping[str, Any]) -> str:
    return json.dumps(rest, ensure_ascii=False, sort_keys=True)


def _book(sheets: Mapping[str, Sheet]) -> bytes:
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        columns = list(dict.fromkeys(column for row in rows for column in row)) or [
            "list_name",
            "name",
            "label",
        ]
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_xlsform(content: bytes) -> dict[str, Any]:
    """The content of an instrument's file, of a workbook from us or another program. Raises ExchangeError with every fault.

    What the form does not say (why, source, unit, licence) is left out: `stegvis.definitions` says that it is missing.
    """
    sheets = _sheets(content)
    if "survey" not in sheets:
        raise ExchangeError(["Arbetsboken har inget blad som heter survey. Är det en XLSForm?"])
    settings = sheets.get("settings", [{}])[0] if sheets.get("settings") else {}
    title = str(settings.get("form_title") or settings.get("form_id") or "")
    licence = settings.get("stegvis::licence")
    entry: dict[str, Any] = {
        "version": version_of(settings.get("version")),
        "label": {"sv": title, "en": title},
        **({"licence": str(licence)} if licence else {}),
        **_rest(settings),
        "items": {},
    }
    faults: list[str] = []
    main = _language(str(settings.get("default_language") or "Svenska (sv)"))
    for number, row in enumerate(sheets["survey"], start=2):
        try:
            _take(row, sheets.get("choices", []), main, entry)
        except ValueError as fault:
            faults.append(f"Bladet survey, rad {number}: {fault}")
    if not entry["items"] and not faults:
        faults.append("Bladet survey har inga frågor. Ett instrument behöver minst en.")
    if faults:
        raise ExchangeError(faults)
    return entry


def _take(row: Mapping[str, Any], choices: Sheet, main: str, entry: dict[str, Any]) -> None:
    kind = str(row.get("type") or "").strip()
    if not kind or kind in PASSED:
        return
    if kind == "note":
        entry.setdefault("intro", _said(row, "label", main))
        return
    ends = [_said(row, f"stegvis::{end}", main) for end in ("low", "high")]
    item: dict[str, Any] = {
        "wording": _said(row, "label", main),
        "scale": scale_of(row, [{**one, "words": _said(one, "label", main)} for one in choices]),
    }
    if all(ends):
        item["scale"]["ends"] = ends
    if hint := _said(row, "hint", main):
        item["hint"] = hint
    if row.get("relevant"):
        item["only_if"] = condition_of(str(row["relevant"]))
    entry["items"][str(row.get("name"))] = with_rest(item, _rest(row))


def _said(row: Mapping[str, Any], column: str, main: str) -> dict[str, str]:
    """The words of a column by language: `label` alone is in the form's own, `label::English (en)` in its own."""
    found = {main: str(row[column])} if row.get(column) else {}
    for name, value in row.items():
        if name.startswith(f"{column}::") and value not in (None, ""):
            found[_language(name.removeprefix(f"{column}::"))] = str(value)
    return found


def _language(name: str) -> str:
    """The code in a language's name: "Svenska (sv)" is "sv"."""
    code = name.rpartition("(")[2].strip(" )") if "(" in name else name
    return code.lower()[:2]


def _rest(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(str(row[REST])) if row.get(REST) else {}
    return found


def _sheets(content: bytes) -> dict[str, Sheet]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError) as fault:
        raise ExchangeError(
            ["Filen går inte att läsa som Excel (.xlsx). Spara den så och försök igen."]
        ) from fault
    return {sheet.title: list(_rows(sheet.iter_rows(values_only=True))) for sheet in book.worksheets}


def _rows(rows: Iterator[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    columns = [str(name or "").strip() for name in next(rows, ())]
    for row in rows:
        yield {name: value for name, value in zip(columns, row, strict=False) if name and value is not None}
