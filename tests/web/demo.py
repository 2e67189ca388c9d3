"""The demo for every test that needs it: built once in each process, and afterwards put back as its rows."""

from __future__ import annotations

import sqlite3
from datetime import date, time
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from stegvis.web.access.models import User
from stegvis.web.register.clock import today
from stegvis.web.register.demo import build as demo
from stegvis.web.register.queries import dataset, figures
from stegvis.web.reports.queries import material

sqlite3.register_adapter(time, str)  # Django reads hours as hours, but leaves it to its fields to write them
DJANGOS = {"django_content_type", "auth_permission"}  # filled by the migrations
_kept: dict[date, dict[str, Any]] = {}  # for the day that the demo is of: what every table holds


def forget() -> None:
    """What a process keeps of the register goes: tests write past the log, which is what tells that something has changed."""
    for kept in (dataset._live, figures._counted, material._documents):
        kept.clear()


@transaction.atomic
def build() -> None:
    """What `stegvis demo` builds, in a database where nobody is yet: its rows bring their own numbers."""
    assert not User.objects.exists(), "Build the demo before anybody is added."
    forget()
    if today() not in _kept:
        demo.build()
        tables = set(connection.introspection.django_table_names(only_existing=True)) - DJANGOS
        _kept[today()] = {table: held for table in sorted(tables) if (held := _taken(table))}
    else:
        for table, held in _kept[today()].items():
            _put(table, held)
        with connection.cursor() as cursor:
            for numbers_go_on in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(numbers_go_on)


def _taken(table: str) -> Any:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return cursor.execute(f'SELECT * FROM "{table}"').fetchall()
        with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
            return b"".join(rows)


def _put(table: str, held: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(held[0]))})', held)
            return
        with cursor.copy(f'COPY "{table}" FROM STDIN') as rows:
            rows.write(held)
