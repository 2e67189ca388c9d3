"""What do the instruments say?"""

from __future__ import annotations

from typing import Any

import ibis

from stegvis.figures.facts.tables import Tables


def answers(t: Tables) -> Any:
    """The answers of the period to items for which the definition says which answers are positive."""
    item = t["_items"]
    team = t["enrolments"].select("enrolment", given_by="team")
    r = t["responses"].cross_join(t["_run"])
    r = r.filter((r.answered_on >= r.first) & (r.answered_on <= r.last) & r.value.notnull())
    r = r.inner_join(item.filter(item.positive_from.notnull()), ["instrument", "item"]).left_join(
        team, "enrolment"
    )
    return r.select(
        "instrument",
        "item",
        key=r.response,
        team=ibis.coalesce(r.team, r.given_by),
        positive=(r.value >= r.positive_from) & (r.value <= r.positive_to),
    )


def scores(t: Tables) -> Any:
    """The first and last score of each enrolment whose later answer was given in the period, two rows a pair.

    Both are unknown where either is: a mean compares the same people.
    """
    given = _scored(t)
    whole = _pairs(given, "start", "exit")
    talks = _pairs(given, "session", "session").anti_join(whole, ["enrolment", "instrument"])
    team = t["enrolments"].select("enrolment", "team")
    pairs = whole.union(talks).cross_join(t["_run"]).inner_join(team, "enrolment")
    pairs = pairs.filter((pairs.day >= pairs.first) & (pairs.day <= pairs.last))
    both = pairs.before.notnull() & pairs.after.notnull()
    shown = {"key": pairs.enrolment, "team": pairs.team, "instrument": pairs.instrument}
    rows = [
        pairs.select(**shown, occasion=ibis.literal(occasion), score=ibis.ifelse(both, score, None))
        for occasion, score in (("start", pairs.before), ("exit", pairs.after))
    ]
    return rows[0].union(rows[1])


def _pairs(given: Any, first: str, last: str) -> Any:
    """The first response on one occasion beside the last on another, where they are two."""
    before, after = _of(given, first, last=False), _of(given, last, last=True)
    pair = before.inner_join(after, ["enrolment", "instrument"])
    pair = pair.filter(pair.response != pair.response_right)
    day = ibis.greatest(pair.answered_on, pair.answered_on_right)
    return pair.select("enrolment", "instrument", before=pair.score, after=pair.score_right, day=day)


def _scored(t: Tables) -> Any:
    """One row per response of a known person who also answered something in the period.

    Its score is unknown where an item is missing or nothing says how to score. Instruments whose definition has no
    scoring are left out.
    """
    r = t["responses"]
    run = r.cross_join(t["_run"])
    during = (
        run.filter((run.answered_on >= run.first) & (run.answered_on <= run.last))
        .select("enrolment")
        .distinct()
    )
    r = r.inner_join(during, "enrolment")
    given = ("response", "enrolment", "instrument", "occasion", "answered_on", "value")
    r = r.left_join(t["_items"], ["instrument", "item"]).select(*given, "weight", "shift")
    r = r.left_join(t["_instruments"], "instrument").select(*given, "weight", "shift", "scored", "items")
    r = r.filter(r.scored.fill_null(True))
    point = r.value * r.weight + r.shift
    whole = r.group_by("response", "enrolment", "instrument", "occasion").agg(
        answered_on=r.answered_on.max(),
        asked=r["items"].max(),
        answered=point.count(),
        summed=_exact_sum(point),
    )
    return whole.mutate(score=ibis.ifelse(whole.answered == whole.asked, whole.summed, None))


def _exact_sum(number: Any) -> Any:
    """A sum that does not depend on the order of the rows."""
    return number.cast("decimal(38, 9)").sum().cast("float64")


def _of(given: Any, occasion: str, *, last: bool) -> Any:
    """Each person's first or last response on an occasion, by day and then by key."""
    g = given.filter(given.occasion == occasion)
    order = [ibis.desc(g.answered_on), ibis.desc(g.response)] if last else [g.answered_on, g.response]
    ranked = g.mutate(
        place=ibis.row_number().over(ibis.window(group_by=[g.enrolment, g.instrument], order_by=order))
    )
    return ranked.filter(ranked.place == 0).select(
        "enrolment", "instrument", "response", "answered_on", "score"
    )
