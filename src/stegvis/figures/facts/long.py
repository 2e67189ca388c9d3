"""How does one expression answer every split of every measure over a fact?

The fact is crossed with a small table of cells (what to count, for whom, split by what) and grouped once: a new
measure is a new row in that table, the expression stays the same.
"""

from __future__ import annotations

from typing import Any

import ibis

from stegvis.figures.fact import FACTS
from stegvis.figures.facts.tables import Tables

NAMED = ("key", "team")
RESULT = ("cell", "scope", "k1", "k2", "k3", "records", "known", "total", "middle", "top")


def long(fact: str, rows: Any, tables: Tables) -> Any:
    """The long result of a fact with these rows: a row per cell and group, with the columns of `RESULT`.

    `records` counts the records, `known` the known values of the cell's number; `total`, `middle` and `top` are
    that number's sum, median and maximum. `scope` is a team, or empty for the whole dataset.
    """
    cells = tables["_cells"]
    long = rows.cross_join(cells.filter(cells.fact == fact).drop("fact"))
    long = long.filter(long.whole | long.team.notnull())
    flags, texts, numbers = (columns(rows, kind) for kind in ("boolean", "string", "number"))
    for asked in ("flag_1", "flag_2"):
        if flags:
            long = long.filter(ibis.cases(*[(long[asked] == flag, long[flag]) for flag in flags], else_=True))
    long = long.select(
        "cell",
        "key",
        scope=ibis.ifelse(long.whole, "", long.team),
        **{f"k{i}": _chosen(long, f"by_{i}", texts, "string") for i in (1, 2, 3)},
        x=_chosen(long, "number", numbers, "float64"),
    )
    grouped = long.group_by(["cell", "scope", "k1", "k2", "k3"]).agg(
        records=long.key.nunique() if FACTS[fact].repeats else long.count(),
        known=long.x.count(),
        total=long.x.cast("decimal(38, 9)").sum().cast("float64"),
        middle=long.x.median(),
        top=long.x.max(),
    )
    return grouped.select(*RESULT)


def columns(rows: Any, kind: str) -> tuple[str, ...]:
    """The names of a fact's dimensions (`string`), yes/no columns (`boolean`) or numbers (`number`)."""
    asks = {
        "string": lambda t: t.is_string(),
        "boolean": lambda t: t.is_boolean(),
        "number": lambda t: t.is_floating(),
    }
    return tuple(name for name, dtype in rows.schema().items() if name not in NAMED and asks[kind](dtype))


def _chosen(long: Any, asked: str, names: tuple[str, ...], dtype: str) -> Any:
    nothing = ibis.literal(None, dtype)
    if not names:
        return nothing
    return ibis.cases(*[(long[asked] == name, long[name].cast(dtype)) for name in names], else_=nothing)
