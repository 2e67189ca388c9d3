"""What was answered on a screen, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from stegvis.definitions import Item
from stegvis.web.look.swedish import number
from stegvis.web.surveys.answering.texts import text

LONGEST = 4000


class Wrong(Exception):
    """An answer that cannot be: the message says what and how to mend it, in the language of the page."""


def value(item: Item, sent: Mapping[str, str], language: str) -> Decimal | str:
    """The answer to a question, on its scale. Raises Wrong where there is none or it is off the scale.

    A line gives `exact`; the numbers beside it, and choices, give `number`.
    """
    if item.scale.kind == "text":
        return _text(sent.get("text", "").strip(), language)
    written = (sent.get("exact") or sent.get("number") or "").strip().replace(",", ".")
    if not written:
        raise Wrong(text("answer_or_skip", language))
    try:
        found = Decimal(written)
    except InvalidOperation:
        raise Wrong(text("not_a_number", language)) from None
    low, high = item.scale.low, item.scale.high
    if not found.is_finite() or not low <= float(found) <= high:
        raise Wrong(text("outside", language, low=number(low), high=number(high)))
    if not item.scale.takes(float(found)):
        raise Wrong(text("between", language, step=number(item.scale.step)))
    return found


def _text(written: str, language: str) -> str:
    if not written:
        raise Wrong(text("answer_or_skip", language))
    if len(written) > LONGEST:
        raise Wrong(text("too_long", language, most=LONGEST, is_=len(written)))
    return written
