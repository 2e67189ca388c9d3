"""Which rows say who is enrolled, where and since when?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from stegvis.examples.cases import Case
from stegvis.examples.margins import Margins, TeamMargins

Row = dict[str, object]


def frame(margins: Margins) -> dict[str, list[Row]]:
    """The association, its teams and their tracks."""
    association = margins.association["association"]
    return {
        "associations": [dict(margins.association)],
        "teams": [
            {"team": t.team, "association": association, "kind": "samordningsteam"} | dict(t.row)
            for t in margins.teams
        ],
        "tracks": [
            {"team": t.team} | {key: value for key, value in track.items() if key != "moves_to"}
            for t in margins.teams
            for track in t.tracks
        ],
    }


def participants(cases: Sequence[Case]) -> list[Row]:
    """One row per person: someone who comes back has one."""
    return [
        {
            "participant": case.participant,
            "sex": case.fact("sex"),
            "birth_year": case.birth_year,
            "consent": case.fact("consent"),
            "education": case.fact("education"),
        }
        for case in cases
        if case.back_from is None
    ]


def applications(cases: Sequence[Case], period_end: date) -> list[Row]:
    """One row per application, decided within ten days and never after the start."""
    rows: list[Row] = []
    for case in cases:
        assert case.received is not None
        decision = case.fact("decision")
        decided = min(case.received + timedelta(days=10), case.start or period_end)
        rows.append(
            {
                "application": case.application,
                "participant": case.participant,
                "team": case.team,
                "track": case.fact("track"),
                "referrer": case.fact("referrer"),
                "received_on": case.received,
                "decision": decision,
                "decided_on": decided if decision else "",
            }
        )
    return rows


def enrolments(cases: Sequence[Case]) -> list[Row]:
    return [
        {
            "enrolment": case.enrolment,
            "participant": case.participant,
            "team": case.team,
            "application": case.application,
            "referrer": case.fact("referrer"),
            "started_on": case.start,
            "ended_on": case.end or "",
            "exit_outcome": "" if case.fact("outcome") == "unmeasured" else case.fact("outcome"),
            "exit_reason": case.fact("reason"),
            "completed": case.fact("completed"),
            "years_in_public_support": case.years,
            "destination": case.fact("destination"),
        }
        for case in cases
        if case.stays
    ]


def placements(cases: Sequence[Case], teams: Sequence[TeamMargins]) -> list[Row]:
    """A stay in a track; whoever is left when a track closes moves on to the track that takes over."""
    tracks = {track["track"]: track for team in teams for track in team.tracks}
    rows: list[Row] = []
    for case in cases:
        if case.stays and case.fact("track"):
            rows += [
                {"placement": f"{case.enrolment}-{n}", "enrolment": case.enrolment, **stay}
                for n, stay in enumerate(_stays(case, tracks), 1)
            ]
    return rows


def _stays(case: Case, tracks: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    track = tracks[case.facts["track"]]
    opened, closes = track.get("started_on"), track.get("ended_on")
    start = max(case.start, opened) if isinstance(opened, date) and case.start else case.start
    if not isinstance(closes, date) or (case.end is not None and case.end <= closes):
        yield {"track": track["track"], "started_on": start, "ended_on": case.end or ""}
        return
    yield {"track": track["track"], "started_on": start, "ended_on": closes}
    yield {"track": track["moves_to"], "started_on": closes + timedelta(days=1), "ended_on": case.end or ""}
