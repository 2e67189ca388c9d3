"""Is each cell what its column asks for?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.dataset.checking.workspace import quoted
from stegvis.dataset.identity import SIEVE
from stegvis.definitions import CodeList, Field

FIRST_DAY, LAST_DAY = "1900-01-01", "2199-12-31"
NO_FAULT = "NULL::VARCHAR"

_NUMBER = r"[-+]?\d{1,18}([.,]\d{1,18})?([eE][-+]?\d{1,2})?"
_INTEGER = r"[-+]?\d{1,18}([.,]0{1,6})?"

# What is asked of many columns, as macros: the engine parses them once. Booleans are written as in Frictionless.
MACROS = f"""
CREATE MACRO as_string(cell) AS cell;
CREATE MACRO as_list(cell) AS cell;
CREATE MACRO as_date(cell) AS CASE
    WHEN strlen(cell) = 10 AND cell[5] = '-' AND cell[8] = '-' THEN TRY_CAST(cell AS DATE) END;
CREATE MACRO as_integer(cell) AS CASE
    WHEN regexp_full_match(cell, '{_INTEGER}') THEN TRY_CAST(split_part(replace(cell, ',', '.'), '.', 1) AS BIGINT) END;
CREATE MACRO as_number(cell) AS CASE
    WHEN regexp_full_match(cell, '{_NUMBER}') THEN TRY_CAST(replace(cell, ',', '.') AS DOUBLE) END;
CREATE MACRO as_boolean(cell) AS CASE
    WHEN cell IN ('true', 'True', 'TRUE', '1') THEN true WHEN cell IN ('false', 'False', 'FALSE', '0') THEN false END;
CREATE MACRO perhaps_identity(cell) AS strlen(cell) >= 10 AND regexp_matches(cell, '{SIEVE}');
CREATE MACRO is_code(cell) AS regexp_full_match(cell, '[a-z0-9_]+');
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """The SQL about one column, over the macros. `text` names the cell, NULL where it is empty.

    `value` is it in its type (NULL where that cannot be) and `named_value` the name that `fault`, the code of what is wrong
    with it (else NULL), and `odd` know it by: whether the row must be looked at again, for a fault, a foreign notation
    or perhaps an identity number.
    """

    field: Field
    text: str
    value: str
    named_value: str
    fault: str
    odd: str


def cell(field: Field, codes: Mapping[str, CodeList], text: str, named_value: str) -> Cell:
    """What to ask of a column's cells; `text` and `named_value` are the names that the query gives the two."""
    fault = _fault(field, text, named_value, codes.get(field.codes or ""))
    odd = [f"({fault}) IS NOT NULL"] if fault != NO_FAULT else []
    if field.type in ("integer", "number"):
        odd.append(f"contains({text}, ',')")
    if not _closed(field, codes):
        odd.append(f"perhaps_identity({text})")
    return Cell(
        field, text, f"as_{field.type}({text})", named_value, fault, f"coalesce({' OR '.join(odd)}, false)"
    )


def _closed(field: Field, codes: Mapping[str, CodeList]) -> bool:
    """True for a column whose good cells cannot hold an identity number."""
    return field.type in ("date", "boolean") or (field.codes is not None and not codes[field.codes].open)


def _fault(field: Field, text: str, value: str, codes: CodeList | None) -> str:
    cases = []
    if field.required:
        cases.append(f"WHEN {text} IS NULL THEN 'required_missing'")
    if field.type in ("date", "integer", "number", "boolean"):
        cases.append(f"WHEN {text} IS NOT NULL AND {value} IS NULL THEN 'bad_{field.type}'")
    if codes is not None:
        cases.append(_code_case(text, codes))
    cases += [f"WHEN NOT ({condition}) THEN 'value_out_of_range'" for condition in _range(field, value)]
    if field.values:
        cases.append(f"WHEN {value} NOT IN ({', '.join(map(str, field.values))}) THEN 'value_not_allowed'")
    return f"CASE {' '.join(cases)} END" if cases else NO_FAULT


def _code_case(text: str, codes: CodeList) -> str:
    if codes.open:
        return f"WHEN NOT is_code({text}) THEN 'code_form'"
    return f"WHEN NOT {_in(text, codes.in_data)} THEN 'unknown_code'"


def _range(field: Field, value: str) -> list[str]:
    conditions = []
    if field.type == "date":
        conditions.append(f"{value} BETWEEN DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}'")
    if field.minimum is not None:
        conditions.append(f"{value} >= {field.minimum}")
    if field.maximum is not None:
        conditions.append(f"{value} <= {field.maximum}")
    return conditions


def _in(text: str, values: tuple[str, ...]) -> str:
    return f"{text} IN ({', '.join(quoted(value) for value in values)})"
