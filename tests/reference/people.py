"""Who took part, who is new, who is still enrolled?"""

from __future__ import annotations

from statistics import fmean

from tests.reference import dimensions as by
from tests.reference.asked import Asked, Figure, Row, day, ends, number
from tests.reference.forms import cells, figure, not_known_split, split, summary, total


def active(asked: Asked) -> list[Row]:
    """Started on or before the last day, not ended before the first."""
    return [
        row
        for row in asked.rows("enrolments")
        if day(row, "started_on") <= asked.last and ends(row) >= asked.first
    ]


def started(asked: Asked) -> list[Row]:
    return [row for row in asked.rows("enrolments") if asked.during(day(row, "started_on"))]


def enrolled(asked: Asked) -> list[Row]:
    """Started on or before the last day and not ended, or ended after it."""
    return [
        row
        for row in asked.rows("enrolments")
        if day(row, "started_on") <= asked.last and ends(row) > asked.last
    ]


def participants_active(asked: Asked) -> list[Figure]:
    measure, records = "participants_active", active(asked)
    return [
        *total(asked, measure, records),
        *split(asked, measure, records, by.sex(asked)),
        *split(asked, measure, records, by.age_group(asked)),
        *split(asked, measure, records, by.raw("referrer")),
        *_in_tracks(asked, measure, records),
    ]


def _in_tracks(asked: Asked, measure: str, records: list[Row]) -> list[Figure]:
    """Someone who moved is in two tracks, so the parts may exceed the total and have no share."""
    track = by.tracks_in_period(asked)
    if not track.known:
        return not_known_split(asked, measure, track)
    return [figure(asked, measure, of, len(hits), n=len(records)) for of, hits in cells(records, (track,))]


def persons_active(asked: Asked) -> list[Figure]:
    there = {row["participant"] for row in active(asked)}
    persons = [row for row in asked.every("participants") if row["participant"] in there]
    return [
        *total(asked, "persons_active", persons),
        *split(asked, "persons_active", persons, by.sex(asked)),
    ]


def participants_new(asked: Asked) -> list[Figure]:
    measure, records = "participants_new", started(asked)
    return [
        *total(asked, measure, records),
        *split(asked, measure, records, by.sex(asked)),
        *split(asked, measure, records, by.raw("referrer")),
        *split(asked, measure, records, by.track_first(asked)),
    ]


def participants_enrolled(asked: Asked) -> list[Figure]:
    measure, records = "participants_enrolled", enrolled(asked)
    return [
        *total(asked, measure, records),
        *split(asked, measure, records, by.tracks_at_end(asked)),
    ]


def years_in_public_support_mean(asked: Asked) -> list[Figure]:
    years = [number(row, "years_in_public_support") for row in active(asked)]
    known = [value for value in years if value is not None]
    return summary(asked, "years_in_public_support_mean", {}, known, fmean)
