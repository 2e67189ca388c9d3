"""Do the parts of a total make up the total?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from stegvis.published.block import Block, Report, find, fits, leaves, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import Printed, swedish
from stegvis.published.rules.wording import adds, off_by_rounding
from stegvis.published.vocabulary import Partition, Vocabulary

RULE = "parts"
Numbers = Mapping[str, Printed]


def parts_against_total(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """The keys of each partition (sex, age, referrer, exit columns) beside a `total`, in every block."""
    for block in walk(report.root):
        total = block.numbers.get("total")
        if total is None:
            continue
        if fits(block.path, words.all_parts):
            others = {key: number for key, number in block.numbers.items() if key != "total"}
            yield from _against(words, block.child("total"), total, others, complete=True, tolerance=1)
            continue
        for partition in words.partitions:
            parts = {key: block.numbers[key] for key in partition.keys if key in block.numbers}
            if _belongs(partition, parts, words):
                complete = _complete(partition, parts, block.key)
                yield from _against(words, block.child("total"), total, parts, complete)


def parts_beside_total(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """`participants_new_by_referrer` against `participants_new`: a block `X_by_Y` splits X."""
    for block in walk(report.root):
        for key, split in block.blocks.items():
            whole, by, _ = key.partition("_by_")
            if by and "total" not in split.numbers and split.numbers:
                for total in find(block, whole):
                    yield from _against(words, total.path, total.number, split.numbers, complete=True)


def total_rows(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Each column of a table against its total row; percentages are no parts of anything."""
    for table in walk(report.root):
        rows = {key: row for key, row in table.blocks.items() if key != "total"}
        total = table.blocks.get("total")
        if total is None or not rows:
            continue
        for column, printed in total.numbers.items():
            parts = {key: row.numbers[column] for key, row in rows.items() if column in row.numbers}
            if len(parts) == len(rows) and not column.endswith("percent"):
                tolerance = 1 if column in words.money else 0
                yield from _against(
                    words, total.child(column), printed, parts, complete=True, tolerance=tolerance
                )


def named_totals(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """`back_to_referrer_total` against everything under the keys that begin with `back_to_referrer_`."""
    for block in walk(report.root):
        for key, printed in block.numbers.items():
            stem = key.removesuffix("_total")
            if stem == key:
                continue
            parts = dict(_under(block, stem, key))
            if parts:
                yield from _against(words, block.child(key), printed, parts, complete=True)


def _under(block: Block, stem: str, key: str) -> Iterator[tuple[str, Printed]]:
    for name, node in block.items.items():
        if name == key or not name.startswith(f"{stem}_"):
            continue
        if isinstance(node, Printed):
            yield name, node
        elif isinstance(node, Block):
            yield from ((place.path.rpartition(".")[2], place.number) for place in leaves(node))


def _belongs(partition: Partition, parts: Numbers, words: Vocabulary) -> bool:
    """False if every part is as much at home in another partition: `other` alone says neither referrer nor outcome."""
    rivals = [p for p in words.partitions if p is not partition]
    return any(not any(key in rival.keys for rival in rivals) for key in parts)


def _complete(partition: Partition, parts: Numbers, key: str) -> bool:
    if fits(key, partition.alone_in):
        return True
    return len(parts) >= partition.at_least and all(need in parts for need in partition.needs)


def _against(
    words: Vocabulary, where: str, total: Printed, parts: Numbers, complete: bool, tolerance: int = 0
) -> Iterator[Contradiction]:
    made = sum((part.value for part in parts.values()), Decimal(0))
    difference = made - total.value
    if difference == 0 or (difference < 0 and not complete):
        return
    said = adds(words, ((key, part.value) for key, part in parts.items()))
    note = abs(difference) <= tolerance
    what = f"Tryckt {swedish(total.value)}, men delarna ger {swedish(made)} ({said})."
    why = off_by_rounding(tolerance) if note else f"Skillnaden är {swedish(abs(difference))}."
    yield Contradiction(where, total.value, made, RULE, f"{what} {why}", note)
