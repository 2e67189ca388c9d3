"""How does the database itself refuse to alter the log?"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("access_entry", "access_subject")
REFUSAL = "loggen kan bara fyllas på"


def install(connection: BaseDatabaseWrapper) -> None:
    """Adds triggers that refuse UPDATE and DELETE on the log's tables, on SQLite and PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION stegvis_append_only() RETURNS trigger AS $$ "
                f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$ LANGUAGE plpgsql"
            )
        for table in TABLES:
            for event in ("UPDATE", "DELETE"):
                cursor.execute(_trigger(connection.vendor, table, event))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away; for the reverse migration."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for event in ("update", "delete"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def _trigger(vendor: str, table: str, event: str) -> str:
    name = f"{table}_no_{event.lower()}"
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION stegvis_append_only()"
        )
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
