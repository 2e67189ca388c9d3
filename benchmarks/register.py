"""Who applied, took part, and in which team and track?"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from benchmarks.country import TODAY, Country
from benchmarks.draw import Columns, blank, codes, dates, day, gamma, keys, some

REFERRERS = {
    "forsakringskassan": 3,
    "arbetsformedlingen": 3,
    "kommun": 3,
    "region": 2,
    "self": 0.5,
    "other": 0.5,
}
OUTCOMES = {
    "work": 22, "studies": 9, "job_seeking": 12, "rehab_continued": 12, "rehab_medical": 16, "sickness_compensation": 4,
    "dropout": 12, "moved": 3, "parental_leave": 1, "retired": 1, "deceased": 0.4, "transferred": 2, "other": 3, "unmeasured": 2,
}  # fmt: skip


def associations(c: Country) -> Columns:
    count = max(1, c.teams // 4)
    return {"association": keys("assoc", count, 3), "name": keys("Samordningsförbund ", count, 3)}


def teams(c: Country) -> Columns:
    rng, association = c.rng("teams"), np.arange(c.teams) % max(1, c.teams // 4)
    return {
        "team": c.team_keys,
        "association": associations(c)["association"].take(pa.array(association)),
        "name": keys("Team ", c.teams, 3),
        "kind": codes(rng, c.teams, {"samordningsteam": 6, "individual": 3, "group": 1}),
        "capacity": pa.array(rng.integers(10, 80, c.teams), mask=some(rng, c.teams, 0.3)),
    }


def tracks(c: Country) -> Columns:
    rng, count = c.rng("tracks"), c.teams * 4
    return {
        "track": c.track_keys,
        "team": c.team_keys.take(pa.array(np.arange(count) // 4)),
        "name": keys("Inriktning ", count, 4),
        "capacity": pa.array(rng.integers(4, 25, count), mask=some(rng, count, 0.4)),
        "started_on": dates(np.full(count, day(f"{c.first_year}-01-01")), some(rng, count, 0.5)),
        "ended_on": dates(rng.integers(day("2024-06-01"), TODAY, count), some(rng, count, 0.93)),
    }


def participants(c: Country) -> Columns:
    rng, count = c.rng("participants"), c.people
    return {
        "participant": keys("p", count),
        "sex": codes(rng, count, {"female": 58, "male": 41, "non_binary": 1}, 0.02),
        "birth_year": pa.array(rng.integers(1958, 2006, count), mask=some(rng, count, 0.03)),
        "consent": codes(rng, count, {"given": 6, "declined": 2, "not_asked": 2}),
        "education": codes(rng, count, {"compulsory": 3, "upper_secondary": 5, "post_secondary": 2}, 0.2),
    }


def applications(c: Country) -> Columns:
    """One for each enrolment, and a quarter more that were declined, withdrawn, not yet decided, or wait."""
    rng, extra = c.rng("applications"), c.enrolments // 4
    count = c.enrolments + extra
    team = np.concatenate([c.team, rng.integers(0, c.teams, extra)])
    received = np.concatenate([
        c.started - gamma(rng, c.enrolments, 35, most=300),
        rng.integers(day(f"{c.first_year}-01-01"), TODAY - 60, extra),
    ])  # fmt: skip
    decided = received + np.concatenate([((c.started - received[: c.enrolments]) * rng.random(c.enrolments)).astype(np.int64),
                                         rng.integers(1, 60, extra)])  # fmt: skip
    accepted = np.arange(count) < c.enrolments
    others = codes(rng, extra, {"accepted": 3, "declined": 4, "withdrawn": 2}, 0.1)
    pending = others.is_null().to_numpy(zero_copy_only=False)
    waited = np.concatenate([np.ones(c.enrolments, bool), received[c.enrolments :] > TODAY - 200])
    return {
        "application": keys("a", count),
        "participant": keys("p", c.people).take(
            pa.array(np.concatenate([c.participant, rng.integers(0, c.people, extra)]))
        ),
        "team": c.team_keys.take(pa.array(team)),
        "track": c.track_keys.take(
            pa.array(team * 4 + rng.integers(0, 4, count), mask=some(rng, count, 0.3))
        ),
        "referrer": codes(rng, count, REFERRERS, 0.02),
        "received_on": dates(received),
        "decision": pa.concat_arrays(
            [pa.array(["accepted"]).take(pa.array(np.zeros(c.enrolments, int))), others.cast(pa.string())]
        ),
        "decided_on": dates(decided, ~accepted & np.concatenate([np.zeros(c.enrolments, bool), pending])),
        "left_queue_on": dates(decided + 100, waited | accepted),
    }


def enrolments(c: Country) -> Columns:
    rng, count, open_ = c.rng("enrolments"), c.enrolments, ~c.over
    completed = some(rng, count, 0.78)
    return {
        "enrolment": c.enrolment_keys,
        "participant": keys("p", c.people).take(pa.array(c.participant)),
        "team": c.team_keys.take(pa.array(c.team)),
        "application": keys("a", count).take(pa.array(np.arange(count), mask=some(rng, count, 0.05))),
        "referrer": codes(rng, count, REFERRERS, 0.02),
        "started_on": dates(c.started),
        "ended_on": dates(c.ended, open_),
        "exit_outcome": blank(codes(rng, count, OUTCOMES, 0.03), open_),
        "exit_reason": blank(
            codes(
                rng,
                count,
                {"planned": 75, "ill_health": 10, "own_request": 8, "unreachable": 5, "other": 2},
                0.05,
            ),
            open_,
        ),
        "completed": pa.array(completed, mask=open_ | some(rng, count, 0.02)),
        "years_in_public_support": pa.array(
            np.round(rng.gamma(2.0, 3.0, count), 1), mask=some(rng, count, 0.1)
        ),
        "destination": blank(
            codes(rng, count, {"employer": 3, "arbetsformedlingen": 3, "region": 2, "kommun": 2}, 0.15), open_
        ),
    }


def placements(c: Country) -> Columns:
    """One for each enrolment, two for those who moved; the end of one in twenty is not written down."""
    rng, days = c.rng("placements"), c.ended - c.started
    moved = np.flatnonzero(some(rng, c.enrolments, 0.18) & (c.started + days // 2 < TODAY))
    enrolment = np.concatenate([np.arange(c.enrolments), moved])
    turned = c.started + days // 2
    ended = c.ended.copy()
    ended[moved] = turned[moved]
    ended = np.concatenate([ended, c.ended[moved]])
    return {
        "placement": keys("pl", len(enrolment)),
        "enrolment": c.enrolment_keys.take(pa.array(enrolment)),
        "track": c.track_keys.take(pa.array(c.team[enrolment] * 4 + rng.integers(0, 4, len(enrolment)))),
        "started_on": dates(np.concatenate([c.started, turned[moved]])),
        "ended_on": dates(ended, (ended > TODAY) | some(rng, len(ended), 0.05)),
    }
