"""Which parts of a whole are too small to tell of, and which must go with them so that the whole does not tell?

The search of `figures/disclosure` is for tables that share cells, over figures; a whole in disjoint parts needs no more than this.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from stegvis.definitions import read
from stegvis.domain.disclosure import Rule

AUDIENCE = "association"  # steering groups and reports read an evaluation, not only the team
Code = TypeVar("Code")


def rule() -> Rule:
    """What is safe to show of an evaluation; a customer's own `audiences.yaml` decides."""
    said = read("audiences")[AUDIENCE]
    return _rule(said["least"], said["group"])


@cache
def _rule(least: int, group: int) -> Rule:
    return Rule(least, group)


def concealed(sizes: Mapping[Code, int], safe: Rule) -> frozenset[Code]:
    """The codes of parts that are not shown, where their total is known and every other part is.

    Small parts, and then the next smallest until what is left of the total could be anything from 1 to a safe count in each.

    >>> sorted(concealed({"a": 20, "b": 30, "c": 2}, Rule(5, 10)))
    ['a', 'c']
    >>> sorted(concealed({"a": 20, "b": 30}, Rule(5, 10)))
    []
    """
    there = sorted((code for code in sizes if sizes[code]), key=lambda code: (sizes[code], str(code)))
    many = sum(1 for code in there if safe.small(sizes[code]))
    while 0 < many < len(there):
        known = sum(sizes[code] for code in there[:many])
        if many > 1 and safe.wide(1, known - many + 1) and _open(there, many, sizes, safe):
            break
        many += 1
    return frozenset(there[:many])


def _open(ordered: list[Code], many: int, sizes: Mapping[Code, int], safe: Rule) -> bool:
    """Whether who knows that the hidden ones are small still cannot work one of them out."""
    known, most = sum(sizes[code] for code in ordered[:many]), safe.least - 1
    all_small = safe.small(sizes[ordered[many - 1]])
    return not all_small or max(1, known - (many - 1) * most) < min(most, known - many + 1)
