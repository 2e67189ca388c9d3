"""How is a number written in the document's language?"""

from __future__ import annotations

from math import floor

from stegvis.documents.model import Cell, Kind, Value

UNKNOWN = "–"
HIDDEN = ".."
NO_BREAK = "\u00a0"
_DECIMAL = {"sv": ",", "en": "."}
_THOUSANDS = {"sv": NO_BREAK, "en": ","}
_PERCENT = {"sv": f"{NO_BREAK}%", "en": "%"}


def written(value: Value, kind: Kind, language: str) -> str:
    """A cell's value as it is printed; shares are fractions of 1 and lose their decimals."""
    if value is None:
        return UNKNOWN
    if isinstance(value, str):
        return value
    if kind == "share":
        return f"{whole(value * 100)}{_PERCENT[language]}"
    if kind == "number":
        return decimal(value, language)
    if kind == "change":
        return f"{'+' if value > 0 else ''}{decimal(value, language)}"
    return count(value, language)


def in_cell(cell: Cell, kind: Kind, language: str) -> str:
    """A cell as it is printed: two points where it is withheld."""
    return HIDDEN if cell.withheld else written(cell.value, kind, language)


def count(value: float, language: str, decimals: int = 1) -> str:
    """A count or an amount: thousands apart, and decimals only where there are any."""
    number = float(value)
    return decimal(number, language, 0 if number == int(number) else decimals)


def decimal(value: float, language: str, decimals: int = 1) -> str:
    """A number with so many decimals, also where they are noughts."""
    text = f"{float(value):,.{decimals}f}"
    marks = {",": _THOUSANDS[language], ".": _DECIMAL[language], "-": "\u2212"}
    return "".join(marks.get(sign, sign) for sign in text)


def whole(value: float) -> int:
    """The nearest whole number, a half upwards as people round by hand (Python rounds 2.5 down)."""
    return floor(value + 0.5)
