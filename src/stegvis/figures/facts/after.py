"""What became of those who left, and did their livelihood change?"""

from __future__ import annotations

from typing import Any

import ibis

from stegvis.figures.facts.exits import ended
from stegvis.figures.facts.people import UNKNOWN
from stegvis.figures.facts.tables import Tables


def due(t: Tables) -> Any:
    """The follow-ups due in the period with their enrolment's team."""
    team = t["enrolments"].select("enrolment", "team")
    f = t["follow_ups"].cross_join(t["_run"]).inner_join(team, "enrolment")
    return f.filter((f.due_on >= f.first) & (f.due_on <= f.last))


def follow_ups(t: Tables) -> Any:
    """One row per follow-up due; its outcome goes through the scheme's columns, missing is `unknown`."""
    taken = t["_columns"]
    column = taken.filter(~taken.interrupted).select(raw=taken.outcome, taken_by=taken.column)
    f = due(t)
    f = f.left_join(column, f.outcome == column.raw)
    return f.select(
        "team",
        key=f.follow_up,
        months=f.months.cast("string"),
        outcome=f.taken_by.fill_null(UNKNOWN),
        attempted=f.attempted_on.notnull(),
        reached=f.reached.fill_null(False),
    )


def livelihoods(t: Tables) -> Any:
    """Each exit, and each enrolment with a follow-up due, whose livelihood is known both at start and then."""
    left = ended(t)
    at_exit = left.select("enrolment", "team", occasion=ibis.literal("exit"))
    f = due(t)
    later = f.select(
        "enrolment", "team", occasion=ibis.literal("follow_up_") + f.months.cast("string")
    ).distinct()
    asked = at_exit.union(later)
    best = _highest(t, asked)
    start = best.filter(best.occasion == "start").select("enrolment", before=best.livelihood, low=best.rung)
    then = best.select("enrolment", "occasion", after=best.livelihood, high=best.rung)
    moved = asked.inner_join(start, "enrolment").inner_join(then, ["enrolment", "occasion"])
    return moved.select(
        "team",
        "occasion",
        **{
            "key": moved.enrolment,
            "from": moved.before,
            "to": moved.after,
            "improved": moved.high > moved.low,
        },
    )


def _highest(t: Tables, asked: Any) -> Any:
    """The livelihood at start and on the occasion asked for: highest rung, then larger extent, then first in the list."""
    of = asked.select("enrolment", "occasion").union(
        asked.select("enrolment", occasion=ibis.literal("start"))
    )
    lived = t["livelihoods"].semi_join(of, ["enrolment", "occasion"]).inner_join(t["_ladder"], "livelihood")
    extent = lived.extent.fill_null(-1.0)
    window = ibis.window(
        group_by=[lived.enrolment, lived.occasion],
        order_by=[ibis.desc(lived.rung), ibis.desc(extent), lived.position],
    )
    ranked = lived.mutate(place=ibis.row_number().over(window))
    return ranked.filter(ranked.place == 0)
