"""Which values does a record have in each dimension?"""

from __future__ import annotations

from collections.abc import Callable

from tests.reference import stays
from tests.reference.asked import Asked, Row, cell, number, truth
from tests.reference.forms import Dimension


def raw(name: str, column: str | None = None, missing: str = "unknown") -> Dimension:
    """The code in the column as it stands."""
    return Dimension(name, lambda row: [cell(row, column or name) or missing])


def participant_of(asked: Asked, row: Row) -> Row:
    return next(one for one in asked.every("participants") if one["participant"] == row["participant"])


def sex(asked: Asked) -> Dimension:
    return Dimension(
        "sex", lambda row: [cell(participant_of(asked, row), "sex") or "unknown"], given=["female", "male"]
    )


def age_group(asked: Asked) -> Dimension:
    def of(row: Row) -> list[str | int]:
        born = number(participant_of(asked, row), "birth_year")
        if born is None:
            return ["unknown"]
        return ["under_30" if asked.last.year - born < 30 else "30_and_over"]

    return Dimension("age_group", of, given=["under_30", "30_and_over"])


def column_of_exit(asked: Asked, row: Row) -> str:
    """The scheme's columns are tried in order; one of them may take interrupted exits."""
    outcome = cell(row, "exit_outcome") or "unmeasured"
    for column, outcomes in asked.scheme.columns.items():
        takes = truth(row, "completed") is False if outcomes is None else outcome in outcomes
        if takes:
            return column
    raise ValueError(f"No column for {outcome}")


def column_of_outcome(asked: Asked, outcome: str | None) -> str:
    """The one column that holds the outcome; a missing outcome is unknown."""
    for column, outcomes in asked.scheme.columns.items():
        if outcomes is not None and outcome in outcomes:
            return column
    return "unknown"


def exit_outcome(asked: Asked) -> Dimension:
    columns = list(asked.scheme.columns)
    return Dimension("outcome", lambda row: [column_of_exit(asked, row)], given=columns, order=columns)


def follow_up_outcome(asked: Asked) -> Dimension:
    columns = list(asked.scheme.columns)
    return Dimension(
        "outcome", lambda row: [column_of_outcome(asked, cell(row, "outcome"))], given=columns, order=columns
    )


def track_first(asked: Asked) -> Dimension:
    return _track(asked, lambda row: stays.tracks([stays.first(asked.of("placements", row))]))


def track_last(asked: Asked) -> Dimension:
    return _track(asked, lambda row: stays.tracks([stays.last(asked.of("placements", row))]))


def tracks_in_period(asked: Asked) -> Dimension:
    return _track(asked, lambda row: stays.tracks(stays.overlapping(asked, row)))


def tracks_at_end(asked: Asked) -> Dimension:
    return _track(asked, lambda row: stays.tracks(stays.open_after(asked, row)))


def track_applied_for(asked: Asked) -> Dimension:
    return Dimension("track", lambda row: [cell(row, "track") or "unknown"], given=open_tracks(asked))


def open_tracks(asked: Asked) -> list[str]:
    """The tracks of the team that were open in the period, by code."""
    return sorted(str(track["track"]) for track in asked.rows("tracks") if stays.open_in_period(asked, track))


def _track(asked: Asked, of: Callable[[Row], list[str | int]]) -> Dimension:
    return Dimension("track", of, given=open_tracks(asked), known=asked.has("placements"))
