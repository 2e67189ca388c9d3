"""Which question does the command line ask, of which files?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from stegvis import figures
from stegvis.cli.errors import Unreadable
from stegvis.dataset import DatasetError, load
from stegvis.definitions import DefinitionError
from stegvis.definitions import load as load_definitions
from stegvis.domain.period import Period
from stegvis.figures import Asked, Earlier, EngineError, Unprotectable
from stegvis.figures.release import ReleaseError, read_release

EARLIER = click.option(
    "--earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Siffror-fil som redan är lämnad ur samma underlag; kan anges flera gånger.",
)


def ask(
    source: Path,
    first: date | None,
    last: date | None,
    *,
    teams: Sequence[str] = (),
    scheme: str | None = None,
    engine: str = "duckdb",
    audience: str = "team",
    least: int = 0,
    earlier: Sequence[Path] = (),
) -> Asked:
    """Loads the data as of the period's last day, counts, and protects for the audience. Raises click's errors, in Swedish.

    `earlier` are files of figures of the same data that the audience has got before.
    """
    try:
        definitions = load_definitions()
        data = load(source, definitions=definitions, on=_day(last))
        period = _period(first, last, data.package)
        if audience == "team":
            return figures.ask(
                data, period, teams=teams, scheme=scheme, definitions=definitions, engine=engine
            )
        whole = figures.ask(data, period, definitions=definitions, engine=engine)
        known = [_known(path, whole) for path in earlier]
        return figures.for_audience(whole, audience, teams, least=least, earlier=known)
    except (DatasetError, DefinitionError, EngineError, ReleaseError, Unprotectable) as fault:
        raise Unreadable(str(fault)) from fault
    except (KeyError, ValueError) as fault:
        raise click.UsageError(str(fault.args[0])) from fault


def _known(path: Path, whole: Asked) -> Earlier:
    """What was handed over in a file, with what this data gives for its period."""
    release = read_release(path)
    strangers = [name for team, name in release.teams if team not in whole.shown]
    if strangers:
        raise ReleaseError(f"{path} handlar om {strangers[0]}, som inte finns i underlaget. Ta bort den.")
    now = figures.ask(whole.data, release.period, definitions=whole.definitions, engine=whole.engine)
    return Earlier(release.period, release.figures, now.figures)


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
