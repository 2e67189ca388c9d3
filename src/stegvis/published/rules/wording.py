"""How is a rule's arithmetic put in words?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from stegvis.published.printed import swedish
from stegvis.published.vocabulary import Vocabulary


def adds(words: Vocabulary, parts: Iterable[tuple[str, Decimal]]) -> str:
    """The parts with their names, as a sum: `kvinnor 55 + män 39`."""
    text = ""
    for key, value in parts:
        sign = "−" if value < 0 else "+"
        text += f" {sign} {f'{words.say(key)} {swedish(abs(value))}'.strip()}"
    return text.removeprefix(" + ").strip()


def series(values: Iterable[str]) -> str:
    """`a, b och c`."""
    listed = list(values)
    return " och ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def off_by_rounding(unit: int) -> str:
    """Why a difference of `unit` is no fault."""
    return f"Skillnaden är högst {unit} i den sista tryckta siffran, som ärlig avrundning kan ge."
