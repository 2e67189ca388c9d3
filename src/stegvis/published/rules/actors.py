"""What does a socio-economic report print about each actor?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stegvis.published.block import Block
from stegvis.published.printed import Interval, Printed
from stegvis.published.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Actor:
    """What is printed about one actor, each number with the width of its rounding."""

    name: str
    block: Block
    people: Decimal | None
    income: dict[str, Interval]
    profit: dict[str, Interval]
    numbers: dict[str, Decimal]
    payback: Printed | None


def actors_in(block: Block, words: Vocabulary) -> Iterator[Actor]:
    """The actors of the tables `yearly_income`, `profit` and `payback_months` in a block."""
    income, profit = block.blocks.get("yearly_income"), block.blocks.get("profit")
    if income is None and profit is None:
        return
    people = block.numbers.get("participants")
    names = dict.fromkeys([*(income.blocks if income else ()), *(profit.blocks if profit else ())])
    for name in names:
        earned = _numbers(income, name)
        left = _numbers(profit, name)
        yield Actor(
            name=name,
            block=block,
            people=people.value if people else None,
            income={key: _rounded(number, words) for key, number in earned.items()},
            profit={key: _rounded(number, words) for key, number in left.items()},
            numbers={f"yearly_income.{name}.{key}": number.value for key, number in earned.items()}
            | {f"profit.{name}.{key}": number.value for key, number in left.items()},
            payback=_numbers(block, "payback_months").get(name),
        )


def _numbers(block: Block | None, name: str) -> dict[str, Printed]:
    inner = block.blocks.get(name) if block else None
    return inner.numbers if inner else {}


def _rounded(number: Printed, words: Vocabulary) -> Interval:
    """The interval of an amount, by how large amounts are rounded in these reports."""
    units = [step.unit for step in words.roundings if abs(number.value) >= step.at_least]
    return number.rounded_to(max(units)).interval if units else number.interval
