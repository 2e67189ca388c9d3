"""How do the rows of a file come into the workspace, each cell in its column's type?"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from stegvis.dataset.checking.cells import Cell, cell
from stegvis.dataset.checking.faults import look_again
from stegvis.dataset.checking.rule import Teller
from stegvis.dataset.checking.workspace import named
from stegvis.dataset.reading.rows import Rows
from stegvis.dataset.schema import SQL
from stegvis.definitions import Definitions, Table


def take_in(rows: Rows, table: Table, file: str, definitions: Definitions, teller: Teller) -> None:
    """Reads all rows of a file into the workspace and notes what is wrong with their cells.

    Raises DatasetError where the file breaks off while it is read.
    """
    present = [field for field in table.fields if field.name in rows.columns]
    cells = [cell(field, definitions.codes, f"x{place}", f"v{place}") for place, field in enumerate(present)]
    space = teller.space
    try:
        with space.given("incoming", rows.reader()), space.as_written():
            space.run(_creating(table, cells))
    except (duckdb.Error, pa.ArrowException, OSError) as fault:
        raise teller.findings.refusal("file_breaks_off", file) from fault
    for column, spaces in rows.spaces.items():
        teller.findings.add("surrounding_space", file, line=spaces.line, column=column, count=spaces.count)
    space.admit(table.name, file)
    if space.rows(f"SELECT line FROM all_{table.name} WHERE raw IS NOT NULL LIMIT 1"):
        look_again(table, file, cells, definitions, teller)


def _creating(table: Table, cells: Sequence[Cell]) -> str:
    """Types every row in one pass; `raw` keeps the cells of those rows only that must be looked at again."""
    texts = ", ".join(f"nullif({named(one.field.name)}, '') AS {one.text}" for one in cells)
    values = ", ".join(f"{one.value} AS {one.named_value}" for one in cells)
    each = ", ".join(one.text for one in cells)
    odd = " OR ".join(one.odd for one in cells)
    return f"""
        CREATE TABLE all_{table.name} AS
        SELECT line, cells, {_typed(table, cells)},
            CASE WHEN cells IS NOT NULL OR {odd} OR coalesce({each}) IS NULL THEN [{each}] END AS raw
        FROM (SELECT *, {values} FROM (SELECT line, cells, {texts} FROM incoming))"""


def _typed(table: Table, cells: Sequence[Cell]) -> str:
    """Every column of the contract in its type; one that the file lacks is NULL all through."""
    values = {one.field.name: one.named_value for one in cells}
    return ", ".join(
        f"{values.get(field.name, 'NULL')}::{SQL[field.type]} AS {named(field.name)}"
        for field in table.fields
    )
