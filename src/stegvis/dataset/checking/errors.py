"""Which rows contradict themselves, each other or the table they point at?"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.dataset.checking.rule import Rule, key_of
from stegvis.dataset.checking.workspace import Workspace, named, quoted
from stegvis.dataset.schema import references
from stegvis.definitions import Table

# First day and last day, by table.
SPANS = {
    "teams": (("started_on", "ended_on"),),
    "tracks": (("started_on", "ended_on"),),
    "applications": (("received_on", "decided_on"), ("received_on", "left_queue_on")),
    "enrolments": (("started_on", "ended_on"),),
    "placements": (("started_on", "ended_on"),),
    "goals": (("period_from", "period_to"),),
    "funding": (("period_from", "period_to"),),
}

# What is paid beside other income, whatever that income's extent: social assistance fills up what is lacking, student
# aid leaves room for a wage, an old-age pension can be drawn while working. Days that differ explain it as well.
PAID_BESIDE = ("forsorjningsstod", "studiestod", "alderspension")
ROUNDING = 0.001

EXTENTS = Rule(
    "extents_above_100",
    "livelihoods",
    f"""
    WITH counted AS (
        SELECT enrolment, occasion, observed_on, extent FROM livelihoods
        WHERE extent IS NOT NULL AND livelihood NOT IN ({", ".join(map(quoted, PAID_BESIDE))})
    ), high AS (
        SELECT enrolment, occasion FROM counted GROUP BY ALL HAVING sum(extent) > 100 + {ROUNDING}
    ), days AS (
        SELECT enrolment, occasion, observed_on, sum(extent) AS extent FROM counted SEMI JOIN high USING (enrolment, occasion)
        GROUP BY ALL
    ), together AS (
        SELECT one.enrolment, one.occasion, one.extent + coalesce(every.extent, 0) AS extent
        FROM days AS one LEFT JOIN days AS every
        ON every.enrolment = one.enrolment AND every.occasion = one.occasion
            AND every.observed_on IS NULL AND one.observed_on IS NOT NULL
    ), above AS (
        SELECT enrolment, occasion, max(extent) AS extent FROM together GROUP BY ALL HAVING max(extent) > 100 + {ROUNDING}
    )
    SELECT line, 'extent' AS "column", livelihood_id AS key, enrolment, occasion, format('{{:g}}', above.extent) AS total
    FROM livelihoods JOIN above USING (enrolment, occasion)
    """,
)


def duplicate_keys(table: Table) -> Iterator[Rule]:
    """Every row whose key stands on another row too."""
    if not table.key:
        return
    keys = ", ".join(named(name) for name in table.key)
    known = " AND ".join(f"{named(name)} IS NOT NULL" for name in table.key)
    sql = f"""
        SELECT line, {quoted(table.key[0])} AS "column", {key_of(table, "r")} AS key, times, first
        FROM all_{table.name} AS r JOIN (
            SELECT {keys}, count(*) AS times, min(line) AS first FROM all_{table.name}
            WHERE {known} GROUP BY {keys} HAVING count(*) > 1
        ) USING ({keys})"""
    yield Rule("duplicate_key", table.name, sql)


def unknown_references(table: Table, tables: dict[str, Table], space: Workspace) -> Iterator[Rule]:
    """Every row that points at a row which does not exist, not even as a bad one; a missing file is pointed at by none."""
    for field, parent in references(table):
        if parent in space.tables:
            key = named(tables[parent].key[0])
            sql = f"""
                SELECT line, {quoted(field.name)} AS "column", {key_of(table, "r")} AS key, r.{named(field.name)} AS value,
                    {quoted(space.files[parent])} AS parent
                FROM all_{table.name} AS r ANTI JOIN all_{parent} AS p ON p.{key} = r.{named(field.name)}
                WHERE r.{named(field.name)} IS NOT NULL"""
            yield Rule("unknown_reference", table.name, sql)


def ends_before_starts(table: Table) -> Iterator[Rule]:
    """Every row whose last day comes before its first."""
    for first, last in SPANS.get(table.name, ()):
        sql = f"""
            SELECT line, {quoted(last)} AS "column", {key_of(table, "r")} AS key, {quoted(first)} AS first_column,
                {first} AS first, {last} AS last
            FROM all_{table.name} AS r WHERE {last} < {first}"""
        yield Rule("end_before_start", table.name, sql)


def keep_out_children(table: Table, tables: dict[str, Table], space: Workspace) -> None:
    """Keeps out the rows that point at a bad row; the finding stands at that row."""
    for field, parent in references(table):
        if parent in space.spoiled:
            key = named(tables[parent].key[0])
            bad = f"SELECT {key} FROM all_{parent} SEMI JOIN bad_{parent} USING (line)"
            space.keep_out(
                table.name, f"SELECT line FROM all_{table.name} WHERE {named(field.name)} IN ({bad})"
            )
