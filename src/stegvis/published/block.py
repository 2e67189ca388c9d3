"""Which numbers does a published report hold, and how is one of them found?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from stegvis.domain.period import Period
from stegvis.published.printed import Printed

Bindings = dict[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the report: its numbers, words and further blocks by key. `base` is the n of its percentages, if said."""

    path: str
    items: Mapping[str, Node]
    base: Decimal | None = None

    @property
    def key(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def numbers(self) -> dict[str, Printed]:
        return {key: node for key, node in self.items.items() if isinstance(node, Printed)}

    @property
    def blocks(self) -> dict[str, Block]:
        return {key: node for key, node in self.items.items() if isinstance(node, Block)}

    def child(self, key: str) -> str:
        """The place of a key in this block."""
        return f"{self.path}.{key}" if self.path else key


Node = Block | Printed | str


@dataclass(frozen=True, slots=True)
class Place:
    """A number, where it stands, and what the wild parts of the pattern that found it stand for."""

    path: str
    number: Printed
    bindings: Bindings


@dataclass(frozen=True, slots=True)
class Report:
    """A published report: its numbers, and the period, exit scheme and team it names."""

    root: Block
    period: Period | None = None
    scheme: str | None = None
    team: str | None = None


def walk(block: Block) -> Iterator[Block]:
    """The block and every block in it."""
    yield block
    for inner in block.blocks.values():
        yield from walk(inner)


def leaves(block: Block) -> Iterator[Place]:
    """Every number in the block, however deep."""
    for inner in walk(block):
        for key, number in inner.numbers.items():
            yield Place(inner.child(key), number, {})


def find(block: Block, pattern: str, bindings: Bindings | None = None) -> Iterator[Place]:
    """Every number in `block` whose place fits `pattern`; a block with a total stands for its total.

    `{name}` in a pattern takes any text, or what `bindings` says; `*` takes any key, and at the end of a key any
    further words of it.
    """
    segment, _, rest = pattern.partition(".")
    bound = bindings or {}
    fits = _compiled(segment.format_map(_Bound(bound)))
    for key, node in block.items.items():
        match = fits.fullmatch(key)
        if match is None:
            continue
        known = {**bound, **match.groupdict()}
        if rest and isinstance(node, Block):
            yield from find(node, rest, known)
        elif not rest:
            yield from _stated(node, block.child(key), known)


def fits(path: str, patterns: tuple[str, ...]) -> bool:
    """True if the last keys of `path` fit one of the patterns."""
    keys = path.split(".")
    return any(_tail_fits(keys, pattern.split(".")) for pattern in patterns)


def _tail_fits(keys: list[str], segments: list[str]) -> bool:
    tail = keys[-len(segments) :]
    return len(tail) == len(segments) and all(
        _compiled(s).fullmatch(k) for s, k in zip(segments, tail, strict=True)
    )


def _stated(node: Node, path: str, known: Bindings) -> Iterator[Place]:
    while isinstance(node, Block):
        path = node.child("total")
        node = node.items.get("total", "")
    if isinstance(node, Printed):
        yield Place(path, node, known)


class _Bound(dict[str, str]):
    """Keeps the names that are not bound yet as they stand in the pattern."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


@cache
def _compiled(segment: str) -> re.Pattern[str]:
    if segment == "*":
        return re.compile(".+")
    plain = re.escape(segment)
    named = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", plain)
    return re.compile(re.sub(r"\\\*$", "(?:_.+)?", named).replace(r"\*", ".*"))
