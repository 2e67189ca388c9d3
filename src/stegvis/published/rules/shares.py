"""Are the printed percentages the shares that the printed counts give?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from stegvis.published.block import Block, Place, Report, find, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import Printed, swedish, total
from stegvis.published.rules.wording import series
from stegvis.published.vocabulary import Listed, Vocabulary

RULE = "shares"


def shares_of_counts(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Every ratio of the vocabulary, in every block where its percentage, parts and whole are found."""
    for block in walk(report.root):
        for ratio in words.ratios:
            for percent in find(block, ratio.percent):
                parts = [place for said in ratio.part for place in find(block, said, percent.bindings)]
                wholes = list(find(block, ratio.whole, percent.bindings))
                if len(parts) >= len(ratio.part) and len(wholes) == 1:
                    yield from _share(percent, parts, wholes[0].number)


def shares_of_listed(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """A percentage whose parts the report names itself: the outcomes it counts as positive."""
    for block in walk(report.root):
        for listed in words.listed:
            for percent in find(block, listed.percent):
                parts = list(_listed_parts(block, listed))
                wholes = list(find(block, listed.whole))
                if parts and wholes:
                    yield from _share(percent, parts, wholes[0].number)


def _listed_parts(block: Block, listed: Listed) -> Iterator[Place]:
    names: object = block
    for key in listed.listed.split("."):
        names = names.items.get(key) if isinstance(names, Block) else None
    for name in names.items.values() if isinstance(names, Block) else ():
        if isinstance(name, str):
            yield from find(block, f"{listed.within}.{name}")


def _share(percent: Place, parts: list[Place], whole: Printed) -> Iterator[Contradiction]:
    if whole.value <= 0:
        return
    part = sum((place.number.value for place in parts), Decimal(0))
    share = 100 * part / whole.value
    printed = percent.number
    if share == printed.value:
        return
    note = printed.interval.holds(share)
    counted = " + ".join(swedish(place.number.value) for place in parts)
    counted = f"({counted})" if len(parts) > 1 else counted
    what = f"Tryckt {swedish(printed.value)} %, men {counted} av {swedish(whole.value)} är {swedish(_two(share))} %."
    why = (
        f"Inom ärlig avrundning: högst {swedish(printed.half_unit)} procentenheter."
        if note
        else _off(printed, share)
    )
    yield Contradiction(percent.path, printed.value, printed.like(share), RULE, f"{what} {why}", note)


def _off(printed: Printed, share: Decimal) -> str:
    return f"Avrundning förklarar högst {swedish(printed.half_unit)} procentenheter, här skiljer {swedish(_two(abs(share - printed.value)))}."


def _two(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def sums_to_hundred(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Percentages that share out one whole: a block of them, or the column `share_percent` of a table of counts."""
    for block in walk(report.root):
        if shares_out(block, words):
            yield from _hundred(block.path, block.numbers)
        column = {
            key: row.numbers["share_percent"] for key, row in block.blocks.items() if _part_of_table(key, row)
        }
        if "total" in block.blocks and len(column) > 1:
            yield from _hundred(f"{block.path}.share_percent".lstrip("."), column)
        for partition in words.partitions:
            pair = {
                f"{key}_percent": block.numbers[f"{key}_percent"]
                for key in partition.needs
                if f"{key}_percent" in block.numbers
            }
            if pair and len(pair) == len(partition.needs):
                yield from _hundred(block.path, pair)


def shares_out(block: Block, words: Vocabulary) -> bool:
    """True if the numbers of the block are percentages of one whole."""
    keys = set(block.numbers)
    if len(keys) < 2:
        return False
    named = any(name.endswith("_percent") for name in block.path.split("."))
    known = any(keys <= set(partition.keys) for partition in words.partitions)
    return any(_is_or_lies_in(block.path, pattern) for pattern in words.hundreds) or (named and known)


def _is_or_lies_in(path: str, pattern: str) -> bool:
    return path == pattern or path.endswith(f".{pattern}") or f".{pattern}." in f".{path}."


def _part_of_table(key: str, row: Block) -> bool:
    return key != "total" and "share_percent" in row.numbers and "total" in row.numbers


def _hundred(where: str, parts: dict[str, Printed]) -> Iterator[Contradiction]:
    made = sum((part.value for part in parts.values()), Decimal(0))
    if made == 100:
        return
    possible = total(part.interval for part in parts.values())
    note = possible.holds(Decimal(100))
    said = series(swedish(part.value) for part in parts.values())
    slack = swedish(possible.high - made)
    why = (
        f"Avrundningen av {len(parts)} tal kan ge upp till {slack} procentenheter, så det är ingen motsägelse."
        if note
        else f"Avrundning förklarar högst {slack} procentenheter."
    )
    message = f"Andelarna {said} % ger tillsammans {swedish(made)} %, inte 100. {why}"
    yield Contradiction(where, made, Decimal(100), "sum_to_100", message, note)
