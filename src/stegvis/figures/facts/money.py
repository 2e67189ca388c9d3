"""What has been granted and used?"""

from __future__ import annotations

from typing import Any

import ibis

from stegvis.figures.facts.tables import Tables

OF_THE_YEAR = ("budgeted", "granted")


def funding(t: Tables) -> Any:
    """Every row of money; `amount` is 0 outside the question's scope and unknown where the scope is.

    Budgeted and granted are of the year of the period's last day, and unknown when it spans two years; the rest count
    when their own period lies within the asked one.
    """
    f = t["funding"].cross_join(t["_run"])
    of_the_year = f.entry.isin(OF_THE_YEAR)
    inside = ((f.period_from >= f.first) & (f.period_to <= f.last)).fill_null(False)
    counts = ibis.ifelse(of_the_year, f.year == f.last.year(), inside)
    known = ibis.ifelse(of_the_year & ~f.one_year, None, ibis.ifelse(counts, f.amount, 0.0))
    return f.select(
        "team",
        "entry",
        key=f.funding_id,
        amount=known,
        requisitioned=ibis.ifelse(f.entry == "requisitioned", known, 0.0),
        granted=ibis.ifelse(f.entry == "granted", known, 0.0),
    )
