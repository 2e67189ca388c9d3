"""Where is the SQL that answers a fact?

Compiled once per version of the definitions: the product ships the SQL of its own tables under `sql/` (written by
`make docs`, held fresh by a test), so that a report need not load the compiler; for other tables it is compiled on demand.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from stegvis.definitions import Definitions
from stegvis.figures.tables import RUN, columns

GROUP = "stegvis.compilers"
HOME = Path(__file__).parent
_COMPILED: dict[tuple[str, str, str], str] = {}


def sql(fact: str, dialect: str, definitions: Definitions) -> str:
    """The query that counts every cell over a fact, in the engine's dialect."""
    mark = version(definitions)
    if (fact, dialect, mark) not in _COMPILED:
        _COMPILED[fact, dialect, mark] = _shipped(fact, dialect, mark) or compiler().long_sql(
            fact, dialect, definitions
        )
    return _COMPILED[fact, dialect, mark]


def compiler() -> Any:
    """The module that compiles expressions (`facts/compiler.py`)."""
    return next(iter(entry_points(group=GROUP))).load()


def version(definitions: Definitions) -> str:
    """What the compiled SQL depends on: the expressions, and the tables' columns and types."""
    tables = {name: columns(definitions, name) for name in (*definitions.tables, *RUN)}
    return _version(repr(tables))


def path(fact: str, dialect: str) -> Path:
    """Where the shipped SQL of a fact lies."""
    return HOME / "sql" / dialect / f"{fact}.sql"


def shipped_text(fact: str, dialect: str, definitions: Definitions) -> str:
    """The file that ships: the version it was compiled from, then the query."""
    return f"-- {version(definitions)}\n{compiler().long_sql(fact, dialect, definitions)}\n"


@cache
def _version(tables: str) -> str:
    digest = sha256(tables.encode())
    for source in sorted((HOME / "facts").glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _shipped(fact: str, dialect: str, mark: str) -> str | None:
    file = path(fact, dialect)
    if not file.is_file():
        return None
    head, _, query = file.read_text(encoding="utf-8").partition("\n")
    return query if head == f"-- {mark}" else None
