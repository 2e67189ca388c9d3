"""How is a value of the law that is several numbers read out, part by part?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stegvis.definitions import read
from stegvis.web.look.swedish import number

BASES = "prisbasbelopp"


def pieces(value: Any) -> Iterator[tuple[str, str]]:
    """What a formula holds, one part a row: its name and what it says."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(part, list) and part and isinstance(part[0], Mapping):
                yield from _segments(part)
            elif part is not None:
                yield _named(str(key)), _said(part)
    elif isinstance(value, list):
        yield from _segments(value) if value and isinstance(value[0], Mapping) else _rows(value)
    elif isinstance(value, str):
        yield "Regel", value


def _rows(values: list[Any]) -> Iterator[tuple[str, str]]:
    yield from ((str(place), _said(value)) for place, value in enumerate(values, 1))


def _segments(segments: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Segments of an income: up to where, and what is then given."""
    for segment in segments:
        end = segment.get("up_to_pbb", segment.get("up_to"))
        unit = BASES if "up_to_pbb" in segment else "kronor"
        yield (
            ("Däröver" if end is None else f"Upp till {number(end, _places(end))} {unit}"),
            _segment(segment),
        )


def _segment(segment: Mapping[str, Any]) -> str:
    if "base" in segment:
        return "inkomsten själv"
    if "base_pbb" not in segment:
        return _said({key: part for key, part in segment.items() if not key.startswith("up_to")})
    given = f"{_said(segment['base_pbb'])} {BASES}"
    for key, word in (("slope", "plus"), ("plus_rate", "plus"), ("minus_rate", "minus")):
        if key in segment:
            rate, over = segment[key], segment.get("over_pbb", 0)
            word = "minus" if rate < 0 else word
            return f"{given} {word} {_percent(abs(rate))} av det som är över {_said(over)}"
    return given


def _percent(rate: float) -> str:
    share = round(100 * rate, 4)
    return f"{number(share, _places(share))} %"


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{_named(str(key)).lower()} {_said(part)}" for key, part in value.items())
    if isinstance(value, list):
        return " till ".join(map(_said, value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return number(value, _places(value)) if isinstance(value, int | float) else str(value)


def _places(value: float) -> int:
    """As many decimals as the number has, at most six."""
    return len(f"{float(value):.6f}".rstrip("0").partition(".")[2])


def _named(key: str) -> str:
    known = read("formula_words").get(key)
    name = known["sv"] if known else key.replace("_", " ")
    return str(name[:1].upper() + name[1:])
