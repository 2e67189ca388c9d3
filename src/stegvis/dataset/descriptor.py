"""What does `datapackage.json` say about tables that we write, so that any Frictionless tool can check them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stegvis.dataset.schema import references
from stegvis.definitions import CodeList, Definitions, Field, Table

FORMATS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def descriptor(
    name: str,
    title: str,
    tables: Iterable[str],
    *,
    definitions: Definitions,
    package: Mapping[str, Any],
    format: str,
) -> dict[str, Any]:
    """The data package of the named tables; `package` is what stands under "stegvis"."""
    present = [table for table in definitions.tables.values() if table.name in set(tables)]
    names = {table.name for table in present}
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [_resource(table, names, definitions, format) for table in present],
        "stegvis": dict(package),
    }


def _resource(table: Table, present: set[str], definitions: Definitions, format: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.label.sv,
        "description": table.why.sv,
        "path": f"{table.name}.{format}",
        "format": format,
        "mediatype": FORMATS[format],
        "encoding": "utf-8",
        "schema": table_schema(table, present, definitions),
    }


def table_schema(table: Table, present: set[str], definitions: Definitions) -> dict[str, Any]:
    """The Frictionless table schema of a table; it points only at tables that are `present`."""
    schema: dict[str, Any] = {"fields": [_field(field, definitions.codes) for field in table.fields]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign = [
        {
            "fields": [field.name],
            "reference": {"resource": parent, "fields": list(definitions.tables[parent].key)},
        }
        for field, parent in references(table)
        if parent in present
    ]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _field(field: Field, codes: Mapping[str, CodeList]) -> dict[str, Any]:
    # The separated list is text to Frictionless: its own type for that is younger than most of its tools.
    kind = "string" if field.type == "list" else field.type
    said = {"name": field.name, "title": field.label.sv, "type": kind}
    constraints = _constraints(field, codes.get(field.codes or ""))
    return {**said, "constraints": constraints} if constraints else said


def _constraints(field: Field, codes: CodeList | None) -> dict[str, Any]:
    enum = list(codes.in_data) if codes and not codes.open else list(field.values)
    asked = {
        "required": field.required or None,
        "enum": enum or None,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    return {name: value for name, value in asked.items() if value is not None}
