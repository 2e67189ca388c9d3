"""How does the database itself refuse to alter the log?"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("access_entry", "access_subject")
EVENTS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}
REFUSAL = "loggen kan bara fyllas på"


def install(connection: BaseDatabaseWrapper) -> None:
    """Adds triggers that refuse to change, remove or empty the log's tables, in place of those that are there."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION stegvis_append_only() RETURNS trigger AS $$ "
                f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$ LANGUAGE plpgsql"
            )
        for table in TABLES:
            for event in EVENTS[connection.vendor]:
                cursor.execute(_trigger(connection.vendor, table, event))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away; for the reverse migration."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for event in EVENTS[connection.vendor]:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, event)}{on}")


def _name(table: str, event: str) -> str:
    return f"{table}_no_{event.lower()}"


def _trigger(vendor: str, table: str, event: str) -> str:
    before = f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table}"
    if vendor == "postgresql":
        each = "STATEMENT" if event == "TRUNCATE" else "ROW"
        return f"{before} FOR EACH {each} EXECUTE FUNCTION stegvis_append_only()"
    return f"{before} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
