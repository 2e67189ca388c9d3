"""Which engine answers, and what must it be able to do?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

GROUP = "stegvis.engines"


class EngineError(Exception):
    """An engine that cannot be had or cannot answer; says what to do."""


class Engine(Protocol):
    """Holds a dataset's tables and answers compiled expressions."""

    dialect: str

    def hold(self, name: str, table: pa.Table | Path) -> None:
        """Makes a table (in memory, or a Parquet file) known under a name."""

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """The rows that a query gives."""

    def close(self) -> None:
        """Lets go of everything held."""


def open_engine(name: str) -> Engine:
    """The engine with this name, found among the installed entry points `stegvis.engines`.

    Raises EngineError when there is none, or when what it needs is not installed.
    """
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        raise EngineError(f"Motorn {name} finns inte. Välj en av: {', '.join(sorted(found))}.")
    try:
        make = found[name].load()
    except ImportError as fault:
        raise EngineError(
            f"Motorn {name} är inte installerad ({fault.name} saknas). Installera stegvis[{name}]."
        ) from fault
    engine: Engine = make()
    return engine


def with_tables(engine: Engine, tables: Mapping[str, pa.Table | Path]) -> Engine:
    """The engine with every table held."""
    for name, table in tables.items():
        engine.hold(name, table)
    return engine
