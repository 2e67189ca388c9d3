"""Does a row fit in the register's columns?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DecimalField, Model, PositiveIntegerField

from stegvis.dataset.findings import shown
from stegvis.domain.finding import Finding
from stegvis.web.register.codes import known
from stegvis.web.register.incoming.identity import key_of
from stegvis.web.register.incoming.model import Incoming
from stegvis.web.register.models import (
    Activity,
    Application,
    CoordinatedAction,
    Enrolment,
    FollowUp,
    Livelihood,
    Occupation,
    Person,
    Placement,
    Track,
    WorkTraining,
)

HOLDS: dict[str, tuple[type[Model], dict[str, str]]] = {
    "tracks": (Track, {"name": "name", "capacity": "capacity"}),
    "participants": (Person, {"education": "education", "sex": "sex"}),
    "applications": (Application, {"referrer": "referrer", "decision": "decision"}),
    "enrolments": (
        Enrolment,
        {
            name: name
            for name in ("referrer", "exit_outcome", "exit_reason", "destination", "years_in_public_support")
        },
    ),
    "placements": (Placement, {}),
    "livelihoods": (Livelihood, {name: name for name in ("occasion", "livelihood", "extent")}),
    "occupations": (
        Occupation,
        {name: name for name in ("occasion", "occupation", "extent", "subsidy", "hours")},
    ),
    "follow_ups": (FollowUp, {"outcome": "outcome"}),
    "actions": (CoordinatedAction, {"partner": "partner"}),
}
LONG = "{label} är {count} tecken i rad {line}. Registret rymmer {most}."
SHORTEN = "Korta texten i filen och provläs igen."
ROUNDED = "{label} är {value} i rad {line}. Registret har {kind}, så det blir {kept}."
LEAVE = "Rätta i filen, eller läs in och låt det avrundas."
LARGE = "{label} är {value} i rad {line}. Registret rymmer högst {most}."
TWICE = (
    "Uppföljningen efter {months} månader finns två gånger för inskrivningen {enrolment}, nu i rad {line}."
)
ONE = "Ta bort den ena raden i filen och provläs igen. Registret har en uppföljning per tid."


def misfits(table: str, rows: Sequence[Incoming]) -> Iterator[Finding]:
    """What of the new rows of a table the register cannot hold as it stands."""
    if table == "follow_ups":
        yield from _twice(rows)
    for one in rows:
        for name, field in _fields(table, one):
            value = one.row[name]
            if value is not None:
                yield from _misfit(table, one, name, field, value)


def _fields(table: str, one: Incoming) -> list[tuple[str, Any]]:
    if table == "activities":
        model: type[Model] = WorkTraining if one.row["kind"] == "work_training" else Activity
        named = {"activity": "task"} if model is WorkTraining else {"activity": "title"}
    else:
        model, named = HOLDS.get(table, (Person, {}))
    return [(name, model._meta.get_field(ours)) for name, ours in named.items()]


def _misfit(table: str, one: Incoming, name: str, field: Any, value: Any) -> Iterator[Finding]:
    column = next(f for f in known().tables[table].fields if f.name == name)
    words = {"label": column.label.sv, "line": one.line, "value": shown(value)}
    if isinstance(field, CharField) and len(str(value)) > (field.max_length or 0):
        said = LONG.format(**words, count=len(str(value)), most=field.max_length)
        yield _finding("import_too_long", "error", table, one, name, said, SHORTEN)
    elif isinstance(field, DecimalField):
        most = 10 ** (field.max_digits - field.decimal_places) - 1
        kept = round(Decimal(str(value)), field.decimal_places)
        if kept > most:
            yield _finding(
                "import_too_large", "error", table, one, name, LARGE.format(**words, most=most), SHORTEN
            )
        elif kept != Decimal(str(value)):
            said = ROUNDED.format(**words, kind="en decimal", kept=kept)
            yield _finding("import_rounded", "warning", table, one, name, said, LEAVE)
    elif isinstance(field, PositiveIntegerField) and value != int(value):
        said = ROUNDED.format(**words, kind="hela tal", kept=int(value))
        yield _finding("import_rounded", "warning", table, one, name, said, LEAVE)


def _twice(rows: Sequence[Incoming]) -> Iterator[Finding]:
    seen: set[tuple[str, int]] = set()
    for one in rows:
        place = (one.row["enrolment"], one.row["months"])
        if place in seen:
            said = TWICE.format(months=place[1], enrolment=shown(place[0]), line=one.line)
            yield _finding("import_twice", "error", "follow_ups", one, "months", said, ONE)
        seen.add(place)


def _finding(
    code: str, severity: Any, table: str, one: Incoming, column: str, message: str, remedy: str
) -> Finding:
    key = shown(key_of(table, one.row)) or None
    return Finding(code, severity, f"{table}.csv", message, remedy, one.line, column, key)
