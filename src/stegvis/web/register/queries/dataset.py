"""What is the register as a follow-up dataset?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db.models import Q

from stegvis.dataset import Dataset, load, write
from stegvis.dataset.schema import arrow_schema
from stegvis.web.access.models import Entry, Team
from stegvis.web.register import seams
from stegvis.web.register.codes import known
from stegvis.web.register.dataset_rows import Rows, rows_of
from stegvis.web.register.keys import OWN, Keys
from stegvis.web.register.models import KeptRow

ALWAYS = frozenset({"associations", "teams", "participants", "enrolments"})
KEPT_TABLES = ("responses", "goals", "funding")  # until they have pages of their own
_KEPT = 8  # datasets kept in a process
_live: dict[tuple[Any, ...], Dataset] = {}


@dataclass(frozen=True, slots=True)
class Handed:
    """What an export holds: rows by table, and how many people are in it as sex and year only."""

    counts: Mapping[str, int]
    bare: int


def live(teams: Iterable[Team], *, on: date | None = None) -> Dataset:
    """The register of these teams as a checked dataset, as it is now; the caller has asked the policy.

    Kept until something is written in the teams' registers: every write has its entry in the log.
    """
    held = sorted(teams, key=lambda team: team.code)
    numbers = [team.pk for team in held]
    ours = Q(team__in=numbers) | Q(team=None)
    written = Entry.objects.filter(ours, kind="change")
    for name in seams.ASIDE:
        written = written.exclude(action__startswith=name)
    last = written.order_by("-pk").values_list("digest", flat=True).first()
    mark = (tuple(team.code for team in held), last, on, known().fingerprint)
    if mark not in _live:
        while len(_live) >= _KEPT:
            _live.pop(next(iter(_live)), None)
        with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
            write_dataset(held, Path(folder))
            _live[mark] = load(Path(folder), definitions=known(), on=on)
    return _live[mark]


def write_dataset(
    teams: Sequence[Team],
    folder: Path,
    *,
    recipient: str = "",
    whole_dates: bool = True,
    period: Mapping[str, str] | None = None,
) -> Handed:
    """Writes the register of these teams as a dataset; the caller has asked the policy and logs the export.

    For a `recipient`: keys new for them, no free text, dates rounded to the month unless `whole_dates`, and those without a
    holding consent or with a protected identity as sex and year of start only (docs/beslut/0004).
    """
    keys = Keys(recipient)
    rows = rows_of(teams, keys, whole_dates=whole_dates or not recipient)
    in_use = known()
    tables = {name: _table(name, found) for name, found in _present(rows, teams).items()}
    package: dict[str, Any] = {
        "teams": [team.code for team in teams],
        "scheme": _imported(teams, "scheme", None),
        "period": dict(period) if period else None,
        "origin": keys.origin,
        "recipient": recipient or None,
        "dates": "day" if whole_dates or not recipient else "month",
    }
    said = {key: value for key, value in package.items() if value is not None}
    write(folder, tables, definitions=in_use, package=said, title=", ".join(team.name for team in teams))
    return Handed({name: len(found) for name, found in rows.tables.items()}, rows.bare)


def _present(rows: Rows, teams: Sequence[Team]) -> dict[str, list[dict[str, Any]]]:
    """The tables that are known: those that hold rows, and empty ones that the team keeps itself.

    What an import did not know stays unknown until somebody registers a first row.
    """
    unknown = frozenset(_imported(teams, "unknown", ()))
    return {
        name: found
        for name, found in rows.tables.items()
        if found or name in ALWAYS or (name not in unknown and name not in KEPT_TABLES)
    }


def _imported(teams: Sequence[Team], name: str, otherwise: Any) -> Any:
    """What an import said about the whole dataset; the newest that says something."""
    held = KeptRow.objects.filter(team__in=teams, table="").order_by("-pk").values_list("row", flat=True)
    return next((row[name] for row in held if row.get(name)), otherwise)


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    schema = arrow_schema(known().tables[name])
    return pa.Table.from_pylist(rows, schema=schema)


__all__ = ["OWN", "Handed", "live", "write_dataset"]
