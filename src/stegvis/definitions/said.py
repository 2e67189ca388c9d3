"""What is wrong in a definition file, said in plain Swedish?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jsonschema import ValidationError

KINDS = {
    "object": "en grupp av rader (nyckel: värde)",
    "array": "en lista",
    "string": "en text",
    "number": "ett tal",
    "integer": "ett helt tal",
    "boolean": "true eller false",
}


def said(fault: ValidationError) -> str:
    """The fault in a sentence: what is there, what should be, and so how to mend it."""
    speak = _SAID.get(str(fault.validator))
    return speak(fault) if speak else fault.message


def _required(fault: ValidationError) -> str:
    asked, held = _any(fault.validator_value), _any(fault.instance)
    missing = [name for name in asked if name not in held]
    return f"raden {missing[0]} saknas. Lägg till den"


def _additional(fault: ValidationError) -> str:
    known = _any(fault.schema).get("properties", {})
    strange = [str(name) for name in _any(fault.instance) if name not in known]
    return f"raden {', '.join(strange)} är okänd. Rader som får finnas: {', '.join(known)}"


def _type(fault: ValidationError) -> str:
    wanted = KINDS.get(str(fault.validator_value), str(fault.validator_value))
    return f"ska vara {wanted}, men är {_short(fault.instance)}"


def _enum(fault: ValidationError) -> str:
    choices = ", ".join(map(str, _any(fault.validator_value)))
    return f"{_short(fault.instance)} går inte att välja. Välj en av: {choices}"


def _least(fault: ValidationError) -> str:
    return f"{_short(fault.instance)} är för lite. Minst {fault.validator_value}"


def _above(fault: ValidationError) -> str:
    return f"{_short(fault.instance)} ska vara större än {fault.validator_value}"


def _most(fault: ValidationError) -> str:
    return f"{_short(fault.instance)} är för mycket. Högst {fault.validator_value}"


def _pattern(fault: ValidationError) -> str:
    return f"{_short(fault.instance)} är inte skrivet som det ska ({fault.validator_value})"


def _any(value: Any) -> Any:
    """What the fault holds: the package's types leave room for nothing at all."""
    return value


def _short(value: Any) -> str:
    text = "tomt" if value in (None, "", {}, []) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


_SAID: dict[str, Callable[[ValidationError], str]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "minimum": _least,
    "minLength": _least,
    "minItems": _least,
    "minProperties": _least,
    "exclusiveMinimum": _above,
    "maximum": _most,
    "maxLength": _most,
    "maxItems": _most,
    "pattern": _pattern,
}
