"""Who took part, who is new, and who goes on?"""

from __future__ import annotations

from typing import Any

import ibis

from stegvis.figures.facts.tables import Tables

UNKNOWN = "unknown"


def enrolments(t: Tables, *kept: str) -> Any:
    """Every enrolment with the period and the columns asked for; `key` is the enrolment."""
    e = t["enrolments"]
    e = e.select("team", "started_on", "ended_on", *kept, key=e.enrolment, enrolment=e.enrolment)
    return e.cross_join(t["_run"].select("first", "last"))


def with_person(e: Any, t: Tables) -> Any:
    """The enrolments `e` (with `participant`) with the person's sex, and age group at the period's end."""
    joined = e.left_join(t["participants"].select("participant", "sex", "birth_year"), "participant")
    age = joined.last.year() - joined.birth_year
    return joined.mutate(
        sex=joined.sex.fill_null(UNKNOWN),
        age_group=ibis.cases(
            (joined.birth_year.isnull(), UNKNOWN), (age < 30, "under_30"), else_="30_and_over"
        ),
    )


def is_active(e: Any) -> Any:
    return (e.started_on <= e.last) & (e.ended_on.isnull() | (e.ended_on >= e.first))


def is_enrolled(e: Any) -> Any:
    return (e.started_on <= e.last) & (e.ended_on.isnull() | (e.ended_on > e.last))


def active(t: Tables) -> Any:
    e = enrolments(t, "participant", "referrer", "years_in_public_support").filter(is_active)
    e = with_person(e, t)
    referrer = e.referrer.fill_null(UNKNOWN)
    return e.select("key", "team", "sex", "age_group", referrer=referrer, years=e.years_in_public_support)


def active_persons(t: Tables) -> Any:
    e = with_person(enrolments(t, "participant").filter(is_active), t)
    return e.select("team", "sex", key=e.participant)


def started(t: Tables) -> Any:
    """The enrolments that started in the period, in the track of their first placement."""
    e = enrolments(t, "participant", "application", "referrer")
    e = e.filter(lambda e: (e.started_on >= e.first) & (e.started_on <= e.last))
    e = with_person(with_track(e, t, last=False), t)
    e = e.left_join(t["applications"].select("application", "received_on"), "application")
    referrer = e.referrer.fill_null(UNKNOWN)
    waited = e.started_on.delta(e.received_on, unit="day").cast("float64")
    return e.select("key", "team", "sex", "track", referrer=referrer, days_waiting=waited)


def enrolled(t: Tables) -> Any:
    return enrolments(t).filter(is_enrolled).select("key", "team")


def active_stays(t: Tables) -> Any:
    """Each active enrolment with every track it stayed in during the period."""
    e = enrolments(t).filter(is_active)
    stays = _stays(e, t).filter(
        lambda s: (s.stay_from <= s.last) & (s.stay_to.isnull() | (s.stay_to >= s.first))
    )
    return _in_tracks(e, stays)


def enrolled_stays(t: Tables) -> Any:
    """Each enrolment open at the period's end with the tracks it then was in."""
    e = enrolments(t).filter(is_enrolled)
    stays = _stays(e, t).filter(
        lambda s: (s.stay_from <= s.last) & (s.stay_to.isnull() | (s.stay_to > s.last))
    )
    return _in_tracks(e, stays)


def with_track(e: Any, t: Tables, *, last: bool) -> Any:
    """The enrolments `e` with the track of their first or last placement.

    At a tie the placement that ends later (an open one latest), then the smallest key.
    """
    open_last = ibis.date(9999, 12, 31)
    p = t["placements"].semi_join(e, "enrolment")
    start = ibis.desc(p.started_on) if last else ibis.asc(p.started_on)
    window = ibis.window(
        group_by=p.enrolment, order_by=[start, ibis.desc(p.ended_on.fill_null(open_last)), p.placement]
    )
    ranked = p.mutate(place=ibis.row_number().over(window))
    chosen = ranked.filter(ranked.place == 0).select("enrolment", "track")
    joined = e.left_join(chosen, "enrolment").drop("enrolment_right")
    return joined.mutate(track=joined.track.fill_null(UNKNOWN))


def _stays(e: Any, t: Tables) -> Any:
    """The placements of the enrolments `e`; one without an end ends when the next one starts, else with its enrolment."""
    about = e.select("enrolment", "first", "last", left_on=e.ended_on)
    p = t["placements"].inner_join(about, "enrolment")
    starts = p.select("enrolment", "started_on").distinct()
    following = starts.mutate(
        next_on=starts.started_on.lead().over(
            ibis.window(group_by=starts.enrolment, order_by=starts.started_on)
        )
    )
    p = p.left_join(following, ["enrolment", "started_on"])
    return p.select(
        "enrolment",
        "track",
        "first",
        "last",
        stay_from=p.started_on,
        stay_to=ibis.coalesce(p.ended_on, p.next_on, p.left_on),
    )


def _in_tracks(e: Any, stays: Any) -> Any:
    tracks = stays.select("enrolment", "track").distinct()
    joined = e.left_join(tracks, "enrolment")
    return joined.select("key", "team", track=joined.track.fill_null(UNKNOWN))
