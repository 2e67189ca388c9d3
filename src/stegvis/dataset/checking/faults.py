"""What is wrong with the cells of the rows that the first pass held up?"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from stegvis.dataset.checking.cells import FIRST_DAY, LAST_DAY, Cell
from stegvis.dataset.checking.rule import Teller, key_of
from stegvis.dataset.checking.workspace import Workspace, named, quoted
from stegvis.dataset.identity import holds_identity
from stegvis.definitions import CodeList, Definitions, Field, Table

CODES_SHOWN = 20


def look_again(
    table: Table, file: str, cells: Sequence[Cell], definitions: Definitions, teller: Teller
) -> None:
    """Tells what is wrong in the rows with `raw` cells, and keeps out those with an error."""
    space = teller.space
    space.run(_odd_rows(table, cells))
    _drop_blank(table, file, teller)
    _tell_decimal_commas(file, cells, teller)
    space.run(_faults(cells))
    _find_identities(cells, space)
    _tell(table, definitions, teller)
    _empty_uneven(table, space)
    space.run("DROP TABLE odd; DROP TABLE faults")


def _odd_rows(table: Table, cells: Sequence[Cell]) -> str:
    texts = ", ".join(f"raw[{place}] AS {one.text}" for place, one in enumerate(cells, start=1))
    values = ", ".join(f"{one.value} AS {one.named_value}" for one in cells)
    each = ", ".join(one.text for one in cells)
    return f"""
        CREATE TEMP TABLE odd AS SELECT *, {values}, coalesce({each}) IS NULL AS blank
        FROM (SELECT line, cells, {texts} FROM all_{table.name} WHERE raw IS NOT NULL)"""


def _drop_blank(table: Table, file: str, teller: Teller) -> None:
    count, first = teller.space.one("SELECT count(*), min(line) FROM odd WHERE blank")
    if count:
        teller.findings.add("blank_lines", file, line=first, count=count)
        teller.space.run(f"DELETE FROM all_{table.name} WHERE line IN (SELECT line FROM odd WHERE blank)")
        teller.space.run("DELETE FROM odd WHERE blank")


def _tell_decimal_commas(file: str, cells: Sequence[Cell], teller: Teller) -> None:
    """Tells, once per column, of decimal commas; the numbers are read as they were meant."""
    for one in cells:
        if one.field.type in ("integer", "number"):
            meant = f"cells IS NULL AND contains({one.text}, ',') AND {one.named_value} IS NOT NULL"
            count, first = teller.space.one(f"SELECT count(*), min(line) FROM odd WHERE {meant}")
            if count:
                teller.findings.add("decimal_comma", file, line=first, column=one.field.name, count=count)


def _faults(cells: Sequence[Cell]) -> str:
    each = ", ".join(
        f"CASE WHEN ({one.fault}) IS NOT NULL THEN {{'column': {quoted(one.field.name)}, 'code': {one.fault}, 'value': {one.text}}} END"
        for one in cells
    )
    return f"""
        CREATE TEMP TABLE faults AS
        SELECT line, fault.column AS "column", fault.code AS code, fault.value AS value
        FROM (SELECT line, unnest([{each}]) AS fault FROM odd WHERE cells IS NULL) WHERE fault IS NOT NULL
        UNION ALL SELECT line, NULL, 'uneven_row', cells::VARCHAR FROM odd WHERE cells IS NOT NULL"""


def _empty_uneven(table: Table, space: Workspace) -> None:
    """Leaves of the rows with too many or too few cells only the key, that what points at them may be known."""
    emptied = ", ".join(
        f"{named(field.name)} = NULL" for field in table.fields if field.name not in table.key
    )
    space.run(f"UPDATE all_{table.name} SET {emptied} WHERE cells IS NOT NULL")


def _find_identities(cells: Sequence[Cell], space: Workspace) -> None:
    """Adds the cells that hold an identity number, in place of what else is wrong with them."""
    each = ", ".join(
        f"CASE WHEN perhaps_identity({one.text}) THEN {{'column': {quoted(one.field.name)}, 'value': {one.text}}} END"
        for one in cells
    )
    perhaps = space.arrow(f"""
        SELECT line, c.column AS "column", c.value AS value
        FROM (SELECT line, unnest([{each}]) AS c FROM odd) WHERE c IS NOT NULL""")
    sure = [[holds_identity(str(value)) for value in batch.column("value")] for batch in perhaps.to_batches()]
    found = perhaps.filter(pa.chunked_array(sure, pa.bool_()))
    if found.num_rows:
        with space.given("identities", found):
            space.run(
                'DELETE FROM faults WHERE (line, "column") IN (SELECT (line, "column") FROM identities)'
            )
            space.run(
                """INSERT INTO faults SELECT line, "column", 'personal_identity_number', NULL FROM identities"""
            )


def _tell(table: Table, definitions: Definitions, teller: Teller) -> None:
    for code, column in teller.space.rows('SELECT DISTINCT code, "column" FROM faults ORDER BY ALL'):
        sql = f"""
            SELECT line, f."column", {key_of(table, "r")} AS key, f.value FROM faults AS f JOIN all_{table.name} AS r USING (line)
            WHERE f.code = {quoted(code)} AND f."column" IS NOT DISTINCT FROM {"NULL" if column is None else quoted(column)}"""
        field = table.field(column) if column else None
        teller.tell(code, table.name, sql, **(_asked_of(field, definitions) if field else {}))
        if teller.findings.severity(code) == "error":
            teller.space.keep_out(table.name, f"SELECT DISTINCT line FROM ({sql})")


def _asked_of(field: Field, definitions: Definitions) -> dict[str, object]:
    """What a column takes, for the messages."""
    codes = definitions.codes.get(field.codes or "")
    least, most = (FIRST_DAY, LAST_DAY) if field.type == "date" else (field.minimum, field.maximum)
    span = (
        f"mellan {least} och {most}"
        if None not in (least, most)
        else f"minst {least}"
        if least is not None
        else f"högst {most}"
    )
    return {"allowed": _listed(codes) if codes else ", ".join(map(str, field.values)), "span": span}


def _listed(codes: CodeList) -> str:
    return ", ".join(codes.in_data[:CODES_SHOWN])
