"""What are all the figures of a dataset for a period?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from stegvis.definitions import Definitions, Scheme, load
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures.answers import WHOLE, ask
from stegvis.figures.capacity import Track, capacity
from stegvis.figures.cells import PYTHON_KINDS, cells_of
from stegvis.figures.engine import Engine, EngineError, open_engine, with_tables
from stegvis.figures.fact import ONE_YEAR
from stegvis.figures.given import Given
from stegvis.figures.goals import Goal, attainment
from stegvis.figures.kinds import figures_of
from stegvis.figures.tables import empty, run_table
from stegvis.instruments import weights


class Data(Protocol):
    """What the figures need of a dataset: its tables of good rows, its name and its order of teams."""

    @property
    def tables(self) -> Mapping[str, pa.Table | Path]: ...

    @property
    def package(self) -> Mapping[str, Any]: ...


def evaluate(
    data: Data,
    period: Period,
    *,
    scheme: str | None = None,
    teams: Sequence[str] = (),
    definitions: Definitions | None = None,
    engine: str = "duckdb",
) -> list[Figure]:
    """Every figure of the measures, in the contract's order; the same rows in another order give the same list.

    Without `teams` every team has its figures and the whole dataset too; with them only those teams have. Without
    `scheme` the dataset's own is used, else the newest. Raises EngineError and KeyError (unknown scheme or team).
    """
    known = definitions or load()
    chosen = known.scheme(scheme or data.package.get("scheme"))
    answering = open_engine(engine)
    try:
        prepare(answering, data, period, chosen, known)
        return _figures(answering, data, period, chosen, list(teams), known)
    finally:
        answering.close()


def prepare(engine: Engine, data: Data, period: Period, scheme: Scheme, definitions: Definitions) -> None:
    """Hands the engine the dataset's tables, empty ones for missing files, and what the run adds."""
    with_tables(
        engine, {name: data.tables.get(name, empty(definitions, name)) for name in definitions.tables}
    )
    with_tables(
        engine, {name: run_table(name, rows) for name, rows in _run(period, scheme, definitions).items()}
    )


def _run(period: Period, scheme: Scheme, definitions: Definitions) -> dict[str, list[tuple[Any, ...]]]:
    outcomes = definitions.codes["exit_outcome"].in_data
    columns = [(o, broken, scheme.column_of(o, broken)) for o in outcomes for broken in (False, True)]
    ladder = definitions.codes["livelihood"].codes.values()
    instruments = definitions.instruments.values()
    return {
        "_run": [(period.first, period.last, period.one_year)],
        "_columns": [(*c, c[2] in scheme.positive) for c in columns],
        "_ladder": [(code.code, code.rung, place) for place, code in enumerate(ladder)],
        "_instruments": [(i.name, i.scoring is not None, len(i.scored)) for i in instruments],
        "_items": [
            (i.name, w.item, w.weight, w.shift, *(w.positive or (None, None)))
            for i in instruments
            for w in weights(i)
        ],
    }


def _figures(
    engine: Engine, data: Data, period: Period, scheme: Scheme, asked: list[str], definitions: Definitions
) -> list[Figure]:
    places = dict(engine.rows("SELECT team, capacity FROM teams"))
    tracks = [
        Track(*row) for row in engine.rows("SELECT track, team, capacity, started_on, ended_on FROM tracks")
    ]
    shown = _shown(places, data.package.get("teams", ()), asked)
    given = Given(definitions, scheme, _open_tracks(tracks, period), shown)
    measures = definitions.measures.values()
    cells = cells_of(measures)
    missing = {*definitions.tables, *([] if period.one_year else [ONE_YEAR])}.difference(data.tables)
    answers = ask(engine, cells, missing=missing, definitions=definitions)
    figures: list[Figure] = []
    for measure in (m for m in measures if m.kind != "goal"):
        if measure.kind == "capacity":
            figures += capacity(measure, places, shown, tracks, period)
        else:
            figures += figures_of(measure, answers, given)
    if asked:
        figures = [f for f in figures if "team" in f.dimensions]
    return figures + _goals(engine, data, period, shown, asked, figures, definitions)


def _shown(places: Mapping[str, Any], order: Iterable[str], asked: list[str]) -> list[str]:
    """The teams in the dataset's order; the asked ones only, if any. Raises KeyError for a team that is not there."""
    listed = [team for team in order if team in places]
    teams = [*listed, *sorted(set(places).difference(listed))]
    absent = [team for team in asked if team not in places]
    if absent:
        raise KeyError(f"Teamet {absent[0]} finns inte i underlaget. Team som finns: {', '.join(teams)}.")
    return [team for team in teams if not asked or team in asked]


def _open_tracks(tracks: Iterable[Track], period: Period) -> dict[str, list[str]]:
    by_scope: dict[str, list[str]] = {}
    for track in tracks:
        if track.open_in(period.first, period.last):
            by_scope.setdefault(track.team, []).append(track.track)
            by_scope.setdefault(WHOLE, []).append(track.track)
    return by_scope


def _goals(
    engine: Engine,
    data: Data,
    period: Period,
    shown: list[str],
    asked: list[str],
    figures: list[Figure],
    definitions: Definitions,
) -> list[Figure]:
    rows = engine.rows(
        "SELECT team, measure, outcome, horizon, level, unit FROM goals "
        f"WHERE period_from <= DATE '{period.last}' AND period_to >= DATE '{period.last}'"
    )
    goals = [Goal(*row) for row in rows]
    measured = {goal.measure for goal in goals} | {"follow_up_outcome"}
    known = {(f.measure, f.by): f for f in figures if f.measure in measured}
    found: list[Figure] = []
    for measure in (m for m in definitions.measures.values() if m.kind == "goal"):
        if "goals" not in data.tables:
            scopes = [*([] if asked else [()]), *((("team", team),) for team in shown)]
            found += [Figure(measure.name, by, None, measure.unit) for by in scopes]
        found += attainment(measure, [g for g in goals if g.team or not asked], shown, known)
    return found


__all__ = ["PYTHON_KINDS", "Data", "EngineError", "evaluate", "prepare"]
