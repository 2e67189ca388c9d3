"""What was asked, of which data, and what are the figures?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from stegvis.cli.errors import Unreadable
from stegvis.dataset import Dataset, DatasetError, load
from stegvis.definitions import DefinitionError, Definitions
from stegvis.definitions import load as load_definitions
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures import EngineError, evaluate


@dataclass(frozen=True)
class Asked:
    """A question with its answer: the data, the period, the scheme and teams in use, and every figure."""

    data: Dataset
    period: Period
    scheme: str
    teams: tuple[str, ...]
    figures: list[Figure]
    definitions: Definitions
    engine: str

    @property
    def shown(self) -> tuple[str, ...]:
        """The teams that have figures, in order."""
        return tuple(dict.fromkeys(str(f.dimensions["team"]) for f in self.figures if "team" in f.dimensions))


def ask(
    source: Path,
    first: date | None,
    last: date | None,
    *,
    teams: Sequence[str] = (),
    scheme: str | None = None,
    engine: str = "duckdb",
) -> Asked:
    """Loads the data as of the period's last day and counts. Raises click's errors, in Swedish."""
    try:
        definitions = load_definitions()
        data = load(source, definitions=definitions, on=_day(last))
        period = _period(first, last, data.package)
        chosen = definitions.scheme(scheme or data.package.get("scheme")).name
        figures = evaluate(data, period, scheme=chosen, teams=teams, definitions=definitions, engine=engine)
    except (DatasetError, DefinitionError, EngineError) as fault:
        raise Unreadable(str(fault)) from fault
    except (KeyError, ValueError) as fault:
        raise click.UsageError(str(fault.args[0])) from fault
    return Asked(data, period, chosen, tuple(teams), figures, definitions, engine)


def _period(first: date | None, last: date | None, package: Any) -> Period:
    named = package.get("period") or {}
    start, end = _day(first) or _day(named.get("from")), _day(last) or _day(named.get("to"))
    if start is None or end is None:
        raise click.UsageError(
            "Ange perioden med --from och --to, till exempel --from 2025-01-01 --to 2025-06-30."
        )
    return Period(start, end)


def _day(said: date | str | None) -> date | None:
    if isinstance(said, str):
        return date.fromisoformat(said)
    return said.date() if isinstance(said, datetime) else said
