"""Which rows of the whole dataset are good?"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.dataset.checking.answers import ask_answers
from stegvis.dataset.checking.errors import (
    EXTENTS,
    duplicate_keys,
    ends_before_starts,
    keep_out_children,
    unknown_references,
)
from stegvis.dataset.checking.rule import Rule, Teller
from stegvis.dataset.checking.warnings import WARNINGS
from stegvis.dataset.checking.workspace import Workspace
from stegvis.dataset.schema import parents_first
from stegvis.definitions import Definitions, Table


def check_rows(definitions: Definitions, teller: Teller) -> None:
    """Asks every rule of every table that was read; parents first, so that what points at a bad row goes with it."""
    space, tables = teller.space, dict(definitions.tables)
    for table in parents_first(definitions.tables):
        if table.name in space.tables:
            for rule in _errors(table, tables, space):
                teller.ask(rule)
            keep_out_children(table, tables, space)
    if EXTENTS.applies(space):
        teller.ask(EXTENTS)
    ask_warnings(teller, dated=False)
    ask_warnings(teller, dated=True)
    ask_answers(definitions, teller)


def ask_warnings(teller: Teller, *, dated: bool) -> None:
    """Asks the warnings that depend on the day, or those that do not."""
    for rule in WARNINGS:
        if rule.dated is dated and rule.applies(teller.space):
            teller.ask(rule)


def _errors(table: Table, tables: dict[str, Table], space: Workspace) -> Iterator[Rule]:
    yield from duplicate_keys(table)
    yield from unknown_references(table, tables, space)
    yield from ends_before_starts(table)
