"""Which tables does an engine hold, and with which types?"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from stegvis.definitions import Definitions

ARROW = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}
_TYPES = {"integer": "int64", "number": "float64", "date": "date", "boolean": "boolean"}

# What one run adds beside the dataset, so that the expressions themselves never change with period or scheme.
RUN = {
    "_run": {"first": "date", "last": "date", "one_year": "boolean"},
    "_columns": {"outcome": "string", "interrupted": "boolean", "column": "string", "positive": "boolean"},
    "_ladder": {"livelihood": "string", "rung": "int64", "position": "int64"},
    "_instruments": {"instrument": "string", "scored": "boolean", "items": "int64"},
    "_items": {
        "instrument": "string",
        "item": "string",
        "weight": "float64",
        "shift": "float64",
        "positive_from": "float64",
        "positive_to": "float64",
    },
    "_cells": {
        "fact": "string",
        "cell": "int64",
        "whole": "boolean",
        "flag_1": "string",
        "flag_2": "string",
        "by_1": "string",
        "by_2": "string",
        "by_3": "string",
        "number": "string",
    },
}


def columns(definitions: Definitions, name: str) -> dict[str, str]:
    """The columns of a table, of the dataset or of the run, with their types as Ibis names them."""
    if name in RUN:
        return RUN[name]
    return {field.name: _TYPES.get(field.type, "string") for field in definitions.tables[name].fields}


def empty(definitions: Definitions, name: str) -> pa.Table:
    """A table of the dataset with its columns and no rows, for a file that is not there."""
    return pa.schema(
        [(column, ARROW[dtype]) for column, dtype in columns(definitions, name).items()]
    ).empty_table()


def run_table(name: str, rows: list[tuple[Any, ...]]) -> pa.Table:
    """A table of the run from its rows, in the column order of `RUN`."""
    schema = pa.schema([(column, ARROW[dtype]) for column, dtype in RUN[name].items()])
    values = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table([pa.array(v, f.type) for v, f in zip(values, schema, strict=True)], schema=schema)
