"""In which tracks is an enrolment, and when?"""

from __future__ import annotations

from datetime import date

from tests.reference.asked import Asked, Row, day, ends


def end_of(asked: Asked, enrolment: Row, placement: Row) -> date:
    """Its own end; else the day a later one starts; else the end of the enrolment; else open."""
    if day(placement, "ended_on"):
        return ends(placement)
    starts = [day(other, "started_on") for other in asked.of("placements", enrolment)]
    later = [start for start in starts if start > day(placement, "started_on")]
    return min(later) if later else ends(enrolment)


def first(placements: list[Row]) -> Row | None:
    """Earliest start; at a tie the one that ends later, then the smallest key."""
    starting = [day(one, "started_on") for one in placements]
    return _longest([one for one in placements if day(one, "started_on") == min(starting)])


def last(placements: list[Row]) -> Row | None:
    """Latest start; at a tie the one that ends later, then the smallest key."""
    starting = [day(one, "started_on") for one in placements]
    return _longest([one for one in placements if day(one, "started_on") == max(starting)])


def _longest(placements: list[Row]) -> Row | None:
    ending = [ends(one) for one in placements]
    longest = [one for one in placements if ends(one) == max(ending)]
    return min(longest, key=lambda one: one["placement"], default=None)


def overlapping(asked: Asked, enrolment: Row) -> list[Row]:
    """The placements that share a day with the period."""
    return [
        one
        for one in asked.of("placements", enrolment)
        if day(one, "started_on") <= asked.last and end_of(asked, enrolment, one) >= asked.first
    ]


def open_after(asked: Asked, enrolment: Row) -> list[Row]:
    """The placements that go on when the last day is over."""
    return [
        one
        for one in asked.of("placements", enrolment)
        if day(one, "started_on") <= asked.last and end_of(asked, enrolment, one) > asked.last
    ]


def tracks(placements: list[Row | None]) -> list[str]:
    """The tracks stayed in, unknown when there is no placement."""
    return [one["track"] for one in placements if one is not None] or ["unknown"]


def open_in_period(asked: Asked, track: Row) -> bool:
    return (day(track, "started_on") or date.min) <= asked.last and ends(track) >= asked.first


def open_at_end(asked: Asked, track: Row) -> bool:
    return (day(track, "started_on") or date.min) <= asked.last <= ends(track)
