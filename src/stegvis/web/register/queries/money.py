"""What has a team been given, and what has become of it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.models import KeptRow

SEE, TABLE = "money.see", "funding"


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount, SEK, with its row, and the time it is for where that is known."""

    kept: KeptRow
    label: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year's money: sums by entry (None where nothing is written), the share requisitioned of what was granted, the rows."""

    year: int
    sums: tuple[tuple[str, float | None], ...]
    requisitioned: float | None
    entries: tuple[Entry, ...]


def money(by: By, team: Team) -> list[Year]:
    """Every year that anything is written for, newest first."""
    rows = list(policy.visible(by, SEE, KeptRow.objects.filter(team=team, table=TABLE)))
    return [
        _year(year, [row for row in rows if row.row["year"] == year])
        for year in sorted({row.row["year"] for row in rows}, reverse=True)
    ]


def _year(year: int, rows: Iterable[KeptRow]) -> Year:
    names = {code: entry.label.sv for code, entry in known().codes["funding_entry"].codes.items()}
    held = sorted(rows, key=lambda row: (list(names).index(row.row["entry"]), row.row["period_from"] or ""))
    amounts = {code: [float(row.row["amount"]) for row in held if row.row["entry"] == code] for code in names}
    sums = {code: sum(found) if found else None for code, found in amounts.items()}
    granted, asked = sums["granted"], sums["requisitioned"]
    return Year(
        year,
        tuple((names[code], total) for code, total in sums.items()),
        asked / granted if granted and asked is not None else None,
        tuple(
            Entry(row, names[row.row["entry"]], day_of(row.row["period_from"]), day_of(row.row["period_to"]))
            for row in held
        ),
    )


def day_of(said: str | None) -> date | None:
    """A day of a row that is kept as text."""
    return date.fromisoformat(said) if said else None
