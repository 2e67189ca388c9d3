"""How far may the true number lie from the one that is printed?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# No published number has more digits; a longer one is a code of some kind.
NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,6})?")
# Thousands stand in groups of three; a number of one or two digits before them may be the number of a note.
GROUPED = re.compile(r"[+-]?\d{1,3}(?: \d{3}){1,4}(?:,\d{1,6})?")
NOTE = re.compile(r"(?P<note>\d{1,2}) (?P<amount>[+-]?(?!0\d)\d.*)")
UNIT = re.compile(r"\s*(kr|kronor|tkr|SEK|%|procent)\s*$", re.IGNORECASE)
SPACES = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both of them included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; the divisor must lie above 0."""
        ends = [end / by for end in (self.low, self.high) for by in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def times(self, factor: Decimal | int) -> Interval:
        ends = sorted((self.low * factor, self.high * factor))
        return Interval(ends[0], ends[1])

    def within(self, other: Interval) -> Interval | None:
        """What both hold, or None if they have nothing in common."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed, and half the unit of its last printed digit.

    38.5 has the half unit 0.05, 65 has 0.5. A count is taken at its `value`; a percentage, a mean or a rounded amount
    as its `interval`. `others` are the further ways to read the same text: "4 579" is 4579, or 579 after note 4.
    """

    value: Decimal
    half_unit: Decimal
    others: tuple[Printed, ...] = ()

    @property
    def interval(self) -> Interval:
        return Interval(self.value - self.half_unit, self.value + self.half_unit)

    def rounded_to(self, unit: Decimal) -> Printed:
        """The same number as a multiple of `unit`, or of the largest power of ten that it is a multiple of."""
        while unit > 1 and self.value % unit:
            unit /= 10
        return Printed(self.value, max(unit / 2, self.half_unit))

    def like(self, value: Decimal) -> Decimal:
        """`value` with as many decimals as this number is printed with."""
        return value.quantize((self.half_unit * 2).normalize(), rounding=ROUND_HALF_UP)


def exact(value: Decimal | int) -> Interval:
    return Interval(Decimal(value), Decimal(value))


def total(intervals: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    result = exact(0)
    for interval in intervals:
        result = result + interval
    return result


def read_number(text: str) -> Printed | None:
    """The number a text states, exactly as printed, or None if it states none.

    Accepts a point or a comma for decimals, spaces between thousands, a unit behind and a note's number before.
    """
    plain = UNIT.sub("", SPACES.sub(" ", text.strip().replace("\u2212", "-")))
    readings = [_exactly(plain)] if NUMBER.fullmatch(plain) or GROUPED.fullmatch(plain) else []
    noted = NOTE.fullmatch(plain)
    if noted and (NUMBER.fullmatch(noted["amount"]) or GROUPED.fullmatch(noted["amount"])):
        readings.append(_exactly(noted["amount"]))
    if not readings:
        return None
    return Printed(readings[0].value, readings[0].half_unit, tuple(readings[1:]))


def _exactly(text: str) -> Printed:
    value = Decimal(text.replace(" ", "").replace(",", "."))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # the pattern lets neither NaN nor infinity through
    return Printed(value, Decimal(1).scaleb(exponent) / 2)


def swedish(value: Decimal) -> str:
    """The number as it is written in Swedish: 1 272 603 and 38,5."""
    return f"{value:,f}".replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")
