"""How is an evaluation kept, so that it says the same later whatever is corrected, and still opens down to the law's values?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from stegvis.definitions import Dated, InForce, Municipality, Parameter, Parameters, Text
from stegvis.evaluation.answer import Answer

FORM = "stegvis-evaluation-1"
LAW = "parameters"


def as_kept(answer: Answer) -> dict[str, Any]:
    """The whole answer as JSON can hold it, with each value of the law that it read: from when, from where and how sure.

    What is named by codes is kept as pairs, since a database may give a JSON object back in another order.
    """
    law = answer.parameters
    return {
        "form": FORM,
        **{name: _told(hint, getattr(answer, name)) for name, hint in _hints(Answer).items() if name != LAW},
        LAW: {
            "on": law.on.isoformat(),
            "municipality": _told(Municipality | None, law.municipality),
            "values": [_entry(entry) for entry in law.seen],
            "read": [entry.name for entry in law.in_use],
        },
    }


def from_kept(said: Mapping[str, Any]) -> Answer:
    """The answer as it was kept. Raises ValueError for a form that is not known here."""
    if said.get("form") != FORM:
        raise ValueError(
            f"Den frysta värderingen har formen {said.get('form')}, som den här versionen inte kan läsa."
        )
    held = {name: _made(hint, said[name]) for name, hint in _hints(Answer).items() if name != LAW}
    return Answer(**held, parameters=_parameters(said[LAW]))


def _entry(entry: InForce) -> dict[str, Any]:
    parameter = entry.parameter
    return {
        "name": parameter.name,
        "label": _told(Text, parameter.label),
        "unit": parameter.unit,
        "note": _told(_hints(Parameter)["note"], parameter.note),
        "dated": _told(Dated, entry.dated),
        "unknown_since": _told(date | None, entry.unknown_since),
    }


def _parameters(said: Mapping[str, Any]) -> Parameters:
    """The values that were looked at then and no others."""
    entries = {entry["name"]: _parameter(entry) for entry in said["values"]}
    place = _made(Municipality | None, said["municipality"])
    made = Parameters(date.fromisoformat(said["on"]), entries, place)
    for name in said["read"]:
        made[name]
    return made


def _parameter(said: Mapping[str, Any]) -> Parameter:
    """The parameter with the value that was in force; that a later one was not known then is kept too."""
    dated = _made(Dated, said["dated"])
    since = _made(date | None, said["unknown_since"])
    later = (Dated(since, None, dated.reference, "unverified"),) if since else ()
    note = _made(_hints(Parameter)["note"], said["note"])
    return Parameter(said["name"], _made(Text, said["label"]), said["unit"], (dated, *later), note)


def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _inner(hint: Any) -> Any:
    """The one type of an optional; None where there are several."""
    found = [one for one in get_args(hint) if one is not type(None)]
    return found[0] if len(found) == 1 else None


def _told(hint: Any, value: Any) -> Any:
    """A value of this type as JSON has it."""
    of = get_origin(hint)
    if value is None:
        return None
    if of in (Union, UnionType):
        return _told(_inner(hint), value)
    if is_dataclass(hint):
        return {name: _told(inner, getattr(value, name)) for name, inner in _hints(hint).items()}
    if of is tuple:
        return [_told(one, held) for one, held in zip(_each(hint, len(value)), value, strict=True)]
    if isinstance(of, type) and issubclass(of, Mapping):
        return [[key, _told(get_args(hint)[1], held)] for key, held in value.items()]
    return value.isoformat() if isinstance(value, date) else value


def _made(hint: Any, said: Any) -> Any:
    """What was told, as the type that it was."""
    of = get_origin(hint)
    if said is None:
        return None
    if of in (Union, UnionType):
        return _made(_inner(hint), said)
    if is_dataclass(hint) and isinstance(hint, type):
        return hint(
            **{name: _made(inner, said[name]) for name, inner in _hints(hint).items() if name in said}
        )
    if of is tuple:
        return tuple(_made(one, held) for one, held in zip(_each(hint, len(said)), said, strict=True))
    if isinstance(of, type) and issubclass(of, Mapping):
        return {key: _made(get_args(hint)[1], held) for key, held in said}
    return date.fromisoformat(said) if hint is date else said


def _each(hint: Any, many: int) -> tuple[Any, ...]:
    """The type of each in a tuple of so many."""
    inner = get_args(hint)
    return inner[:1] * many if inner[-1] is Ellipsis else inner
