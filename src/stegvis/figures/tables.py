"""Which tables do the expressions read, and with which types?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from stegvis.definitions import Definitions

IBIS_TYPES = {"integer": "int64", "number": "float64", "date": "date", "boolean": "boolean"}
ARROW_TYPES = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "boolean": pa.bool_()}

_RUN_ARROW = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}

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


@dataclass(frozen=True)
class Tables:
    """The dataset's tables, unbound: they hold types and no data, so they compile for any engine."""

    definitions: Definitions

    def __getitem__(self, name: str) -> Any:
        fields = self.definitions.tables[name].fields
        return ibis.table({f.name: IBIS_TYPES.get(f.type, "string") for f in fields}, name)

    def run(self, name: str) -> Any:
        return ibis.table(RUN[name], name)


def empty(definitions: Definitions, name: str) -> pa.Table:
    """A table of the dataset with its columns and no rows, for a file that is not there."""
    fields = definitions.tables[name].fields
    return pa.schema([(f.name, ARROW_TYPES.get(f.type, pa.string())) for f in fields]).empty_table()


def run_table(name: str, rows: list[tuple[Any, ...]]) -> pa.Table:
    """A table of the run from its rows, in the column order of `RUN`."""
    schema = pa.schema([(column, _RUN_ARROW[dtype]) for column, dtype in RUN[name].items()])
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
