"""Which types have the columns of the dataset, and in which order are its tables read?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from stegvis.definitions import Field, Table

ARROW = {
    "string": pa.string(),
    "list": pa.string(),  # ;-separated, as in the file
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}
SQL = {
    "string": "VARCHAR",
    "list": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table of good rows: every column of the contract, in its order."""
    return pa.schema([(field.name, ARROW[field.type]) for field in table.fields])


def references(table: Table) -> Iterator[tuple[Field, str]]:
    """Each column that points at another table, with that table's name."""
    for field in table.fields:
        if field.references is not None:
            yield field, field.references


def parents_first(tables: Mapping[str, Table]) -> tuple[Table, ...]:
    """The tables so that each comes after all that it points at."""
    done: dict[str, Table] = {}

    def visit(table: Table) -> None:
        if table.name not in done:
            for _, parent in references(table):
                visit(tables[parent])
            done[table.name] = table

    for table in tables.values():
        visit(table)
    return tuple(done.values())
