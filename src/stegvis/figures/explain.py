"""Which records lie behind a figure?"""

from __future__ import annotations

from collections.abc import Mapping

from stegvis.definitions import Definitions, Measure, Split, load
from stegvis.domain.period import Period
from stegvis.figures.cells import PYTHON_KINDS
from stegvis.figures.compiled import compiler
from stegvis.figures.engine import open_engine
from stegvis.figures.evaluate import Data, prepare


def explain(
    data: Data,
    period: Period,
    measure: str,
    by: Mapping[str, str],
    *,
    scheme: str | None = None,
    definitions: Definitions | None = None,
    engine: str = "duckdb",
) -> list[str]:
    """The keys of the records that the value of a figure counts, sorted.

    `by` holds the figure's dimensions, `team` among them. Raises KeyError for a measure or split that is not there.
    """
    known = definitions or load()
    asked = _measure(known, measure)
    split = _split(asked, [d for d in by if d != "team"])
    answering = open_engine(engine)
    try:
        prepare(answering, data, period, known.scheme(scheme or data.package.get("scheme")), known)
        flags = (*asked.where, *asked.has)
        found = answering.rows(compiler().records_sql(split.fact, answering.dialect, known, flags, by))
    finally:
        answering.close()
    return sorted(str(key) for (key,) in found if key is not None)


def _measure(definitions: Definitions, name: str) -> Measure:
    if name not in definitions.measures:
        raise KeyError(f"Måttet {name} finns inte. Mått som finns: {', '.join(definitions.measures)}.")
    found = definitions.measures[name]
    if found.kind in PYTHON_KINDS:
        raise KeyError(
            f"Måttet {name} räknas inte på enskilda poster. Det bygger på andra mått eller på antal platser."
        )
    return found


def _split(measure: Measure, dimensions: list[str]) -> Split:
    for split in measure.splits:
        if sorted(split.by) == sorted(dimensions):
            return split
    if not dimensions:
        return Split((), measure.fact)
    ways = ["totalt" if not split.by else " × ".join(split.by) for split in measure.splits]
    raise KeyError(
        f"Måttet {measure.name} delas inte på {' × '.join(dimensions)}. Det delas på: {'; '.join(ways)}."
    )
