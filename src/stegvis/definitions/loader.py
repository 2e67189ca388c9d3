"""How do definition files become values?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from stegvis.definitions.files import DefinitionError, fingerprint, read
from stegvis.definitions.instrument_reading import instrument
from stegvis.definitions.model import (
    Code,
    CodeList,
    Column,
    Definitions,
    Field,
    FindingRule,
    Measure,
    Scheme,
    Split,
    Table,
)
from stegvis.definitions.text import Text

T = TypeVar("T")
_PLAIN = ("version", "unit", "source", "kind", "fact", "example", "of", "over", "per")


def load() -> Definitions:
    """Every definition in use, the customer's own included; read anew only when a file has changed.

    Raises DefinitionError that says which file, where in it, and what is wrong.
    """
    return _load(fingerprint())


@cache
def _load(mark: str) -> Definitions:
    wordings = read("wordings")
    return Definitions(
        tables=_each("tables", _table),
        codes=_each("codes", _code_list),
        schemes=_each("schemes", _scheme),
        measures=_ordered(_each("measures", _measure)),
        instruments=_each("instruments", lambda name, entry: instrument(name, entry, wordings.get(name))),
        findings=_each("findings", _finding),
        fingerprint=mark,
        dimensions={name: entry["codes"] for name, entry in read("dimensions").items()},
    )


def _each(kind: str, build: Callable[[str, Any], T]) -> dict[str, T]:
    found = {}
    for code, entry in read(kind).items():
        try:
            found[code] = build(code, entry)
        except (KeyError, TypeError, ValueError) as fault:
            raise DefinitionError(f"{kind}: {code} går inte att läsa: {fault}") from fault
    return found


def _text(entry: Mapping[str, str]) -> Text:
    return Text(entry["sv"], entry["en"])


def _table(name: str, entry: Any) -> Table:
    fields = tuple(_field(field, said) for field, said in entry["fields"].items())
    return Table(
        name,
        _text(entry["label"]),
        _text(entry["why"]),
        entry.get("required", False),
        tuple(entry["key"]),
        fields,
    )


def _field(name: str, entry: Any) -> Field:
    said = {key: value for key, value in entry.items() if key not in ("label", "values")}
    return Field(name=name, label=_text(entry["label"]), values=tuple(entry.get("values", ())), **said)


def _code_list(name: str, entry: Any) -> CodeList:
    codes = {
        str(code): Code(str(code), _text(said["label"]), said.get("derived", False), said.get("rung"))
        for code, said in entry["codes"].items()
    }
    return CodeList(name, _text(entry["label"]), entry["source"], entry.get("open", False), codes)


def _scheme(name: str, entry: Any) -> Scheme:
    columns = tuple(
        Column(c["code"], _text(c["label"]), tuple(c.get("outcomes", ())), c.get("completed"))
        for c in entry["columns"]
    )
    return Scheme(
        name, _text(entry["label"]), entry["source"], entry["from"], columns, tuple(entry["positive"])
    )


def _measure(name: str, entry: Any) -> Measure:
    said: dict[str, Any] = {key: entry[key] for key in _PLAIN if key in entry}
    said |= {key: _text(entry[key]) for key in ("label", "why", "base")}
    said |= {key: tuple(entry.get(key, ())) for key in ("where", "has", "within")}
    splits = tuple(_split(split, entry["fact"]) for split in entry["splits"])
    return Measure(name=name, splits=splits, occurring_in_fact=entry.get("occurring_in") == "fact", **said)


def _split(entry: Any, fact: str) -> Split:
    if isinstance(entry, list):
        return Split(tuple(entry), fact)
    return Split(tuple(entry["by"]), entry.get("fact", fact), entry.get("share", True))


def _ordered(measures: dict[str, Measure]) -> dict[str, Measure]:
    order = {name: place for place, name in enumerate(read("measure_order").get("order", ()))}
    return dict(sorted(measures.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])))


def _finding(code: str, entry: Any) -> FindingRule:
    return FindingRule(code, entry["severity"], _text(entry["message"]), _text(entry["remedy"]))
