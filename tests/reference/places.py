"""How many places does a team have on the last day?"""

from __future__ import annotations

from tests.reference import stays
from tests.reference.asked import Asked, Figure, Row, cell, number
from tests.reference.dimensions import open_tracks
from tests.reference.forms import figure, with_base


def capacity(asked: Asked) -> list[Figure]:
    totals = [places_of_team(asked, team) for team in asked.rows("teams")]
    places = known_sum(totals)
    return [
        figure(asked, "capacity", {}, places),
        *(
            figure(asked, "capacity", {"track": code}, value, **with_base(value, places))
            for code in open_tracks(asked)
            for value in [places_of_track(asked, code)]
        ),
    ]


def places_of_team(asked: Asked, team: Row) -> float | None:
    """Those of its open tracks; where no track has any, the team's own."""
    tracks = [row for row in asked.every("tracks") if cell(row, "team") == team["team"]]
    places = known_sum([number(row, "capacity") for row in tracks if stays.open_at_end(asked, row)])
    return number(team, "capacity") if places is None else places


def places_of_track(asked: Asked, code: str) -> float | None:
    """None when nobody has said; none at all, 0, when the track closed before the last day."""
    [track] = [row for row in asked.every("tracks") if row["track"] == code]
    return number(track, "capacity") if stays.open_at_end(asked, track) else 0


def known_sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
