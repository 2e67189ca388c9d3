"""What is asked of whom, and where does each answer go?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from stegvis.definitions import Instrument, Item

Value = Decimal | str | None  # None is a question that was skipped
Given = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time that somebody answers an instrument.

    `given` is what has been answered so far, skipped questions too: there the page goes on. `save(item, value, language)` keeps
    one answer; `finish(given)` writes everything down and gives the address to go to, or raises Refused. `seen_by` is the text
    that says who sees the answers, `leave` where one goes to end without finishing (a tablet that others use after), and `keeps`
    whether the browser may hold an answer until there is a net.
    """

    instrument: Instrument
    address: str
    given: Given
    save: Callable[[str, Value, str], None]
    finish: Callable[[Given], str]
    seen_by: str
    language: str = ""
    leave: str = ""
    keeps: bool = True


def asked(instrument: Instrument, given: Given) -> tuple[Item, ...]:
    """The questions as they stand by now: one that hangs on another is asked when that one has such an answer."""
    return tuple(item for item in instrument.items if _is_asked(item, given))


def resumed(items: tuple[Item, ...], given: Given) -> Item:
    """Where one goes on: the first question not seen yet, else the last."""
    return next((item for item in items if item.code not in given), items[-1])


def following(items: tuple[Item, ...], given: Given, after: str) -> Item | None:
    """The question after this one, else the first that was passed over; None where all have been seen."""
    codes = [item.code for item in items]
    later = items[codes.index(after) + 1 :] if after in codes else ()
    unseen = [item for item in items if item.code not in given]
    return later[0] if later else unseen[0] if unseen else None


def before(items: tuple[Item, ...], code: str) -> Item | None:
    """The question before this one; None where it is the first."""
    codes = [item.code for item in items]
    place = codes.index(code) if code in codes else 0
    return items[place - 1] if place else None


def _is_asked(item: Item, given: Given) -> bool:
    if item.only_if is None:
        return True
    held = given.get(item.only_if.item)
    low, high = item.only_if.values
    return isinstance(held, Decimal) and low <= float(held) <= high
