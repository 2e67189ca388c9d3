"""What did the participants do, live on and answer, and what did it cost?"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from benchmarks.country import TODAY, Country
from benchmarks.draw import Columns, Numbers, blank, codes, dates, day, keys, several, some
from benchmarks.register import OUTCOMES

LIVELIHOODS = {
    "sjukpenning": 20, "rehabiliteringspenning": 6, "sjukersattning": 3, "aktivitetsersattning": 8, "aktivitetsstod": 12,
    "utvecklingsersattning": 2, "etableringsersattning": 3, "a_kassa": 3, "forsorjningsstod": 28, "studiestod": 2,
    "foraldrapenning": 1, "lon": 4, "lon_subventionerad": 4, "alderspension": 0.5, "other": 2, "none": 4,
}  # fmt: skip
LATER = LIVELIHOODS | {
    "lon": 24,
    "lon_subventionerad": 12,
    "studiestod": 9,
    "sjukpenning": 10,
    "forsorjningsstod": 14,
}
NNS = (
    "support_of_great_use", "took_part_in_deciding", "support_had_time_needed", "person_or_team_to_turn_to",
    "developed_ways_to_handle_situation", "readier_to_work_or_study", "staff_used_my_experience",
    "planning_for_afterwards_begun", "planning_sufficient", "starts_within_reasonable_time",
)  # fmt: skip


def livelihoods(c: Country) -> Columns:
    """At start, at exit and at follow-ups where someone was reached; one in seven has two at once."""
    rng, left = c.rng("livelihoods"), np.flatnonzero(c.over)
    followed, months, due, reached = c.follow_ups
    groups = [
        (np.arange(c.enrolments), "start", c.started, 0.97, LIVELIHOODS),
        (left, "exit", c.ended[left], 0.9, LATER),
        *(
            (followed[at], f"follow_up_{n}", due[at], 0.85, LATER)
            for n in (6, 12)
            for at in (np.flatnonzero(reached & (months == n)),)
        ),
    ]
    parts = [_lived(rng, c, *group) for group in groups]
    table = pa.concat_tables([pa.table(part) for part in parts], promote_options="default")
    return {"livelihood_id": keys("l", table.num_rows), **{name: table[name] for name in table.column_names}}


def _lived(
    rng: np.random.Generator,
    c: Country,
    enrolment: Numbers,
    occasion: str,
    on: Numbers,
    known: float,
    weights: dict[str, float],
) -> Columns:
    said = np.flatnonzero(some(rng, len(enrolment), known))
    double = said[some(rng, len(said), 0.15)]
    rows = np.concatenate([said, double])
    half = np.isin(rows, double)
    return {
        "enrolment": c.enrolment_keys.take(pa.array(enrolment[rows])),
        "occasion": pa.array([occasion]).take(pa.array(np.zeros(len(rows), int))),
        "livelihood": codes(rng, len(rows), weights).cast(pa.string()),
        "extent": pa.array(np.where(half, 50.0, 100.0), mask=~half & some(rng, len(rows), 0.3)),
        "observed_on": dates(on[rows]),
    }


def occupations(c: Country) -> Columns:
    rng, left = c.rng("occupations"), np.flatnonzero(c.over)
    left = left[some(rng, len(left), 0.8)]
    count = len(left)
    return {
        "occupation_id": keys("o", count),
        "enrolment": c.enrolment_keys.take(pa.array(left)),
        "occasion": pa.array(["exit"]).take(pa.array(np.zeros(count, int))),
        "occupation": codes(
            rng, count, {"employed": 30, "self_employed": 2, "studies": 10, "job_seeking": 20, "none": 38}
        ),
        "extent": pa.array(rng.choice([25.0, 50.0, 75.0, 100.0], count), mask=some(rng, count, 0.4)),
        "subsidy": codes(rng, count, {"none": 5, "lonebidrag": 3, "nystartsjobb": 1, "osa": 0.5}, 0.5),
        "hours": codes(rng, count, {"permanent": 4, "temporary": 5, "hourly": 2}, 0.5),
        "observed_on": dates(c.ended[left]),
    }


def follow_ups(c: Country) -> Columns:
    rng, (enrolment, months, due, reached) = c.rng("follow_ups"), c.follow_ups
    count = len(enrolment)
    tried = reached | (some(rng, count, 0.6) & (due <= TODAY - 14))
    return {
        "follow_up": keys("f", count),
        "enrolment": c.enrolment_keys.take(pa.array(enrolment)),
        "months": pa.array(months),
        "due_on": dates(due),
        "attempted_on": dates(due + rng.integers(-7, 14, count), ~tried),
        "reached": pa.array(reached, mask=due > TODAY),
        "outcome": blank(codes(rng, count, OUTCOMES | {"dropout": 0.1}, 0.05), ~reached),
    }


def responses(c: Country) -> Columns:
    """ORS at start and exit for three in ten, and the participants' indicators at exit, without a name, for one in ten."""
    rng = c.rng("responses")
    asked = np.flatnonzero(some(rng, c.enrolments, 0.3))
    asked_at_exit = asked[c.over[asked]]
    heard = np.flatnonzero(c.over & some(rng, c.enrolments, 0.1))
    sheets = [
        (
            asked,
            "ors",
            "start",
            c.started[asked],
            ("individual", "relational", "social", "overall"),
            (0, 101, 10),
        ),
        (
            asked_at_exit,
            "ors",
            "exit",
            c.ended[asked_at_exit],
            ("individual", "relational", "social", "overall"),
            (20, 101, 10),
        ),
        (heard, "nns_participant", "exit", c.ended[heard], NNS, (1, 6, 1)),
    ]
    table = pa.concat_tables(
        [pa.table(_answered(rng, c, number, *sheet)) for number, sheet in enumerate(sheets)]
    )
    return {name: table[name] for name in table.column_names}


def _answered(
    rng: np.random.Generator, c: Country, sheet: int, who: Numbers, instrument: str, occasion: str, on: Numbers,
    items: tuple[str, ...], scale: tuple[int, int, int],
) -> Columns:  # fmt: skip
    rows, zeros = np.repeat(np.arange(len(who)), len(items)), pa.array(np.zeros(len(who) * len(items), int))
    low, high, over = scale
    nameless = np.full(len(rows), instrument != "ors")
    return {
        "response": keys(f"r{sheet}-", len(who)).take(pa.array(rows)),
        "enrolment": c.enrolment_keys.take(pa.array(who[rows], mask=nameless)),
        "team": c.team_keys.take(pa.array(c.team[who[rows]])),
        "instrument": pa.array([instrument]).take(zeros),
        "occasion": pa.array([occasion]).take(zeros),
        "answered_on": dates(on[rows]),
        "item": pa.array(items).take(pa.array(np.tile(np.arange(len(items)), len(who)))),
        "value": pa.array(rng.integers(low, high, len(rows)) / over, mask=some(rng, len(rows), 0.02)),
    }


def actions(c: Country) -> Columns:
    rng = c.rng("actions")
    of = several(rng, c.enrolments, 2.5)
    last = np.minimum(c.ended[of], TODAY)
    partners = {
        "primary_care": 3,
        "psychiatry": 3,
        "employment_service": 3,
        "insurance_agency": 2,
        "economic_support": 2,
        "employer": 1,
    }
    return {
        "action": keys("ac", len(of)),
        "enrolment": c.enrolment_keys.take(pa.array(of)),
        "partner": codes(rng, len(of), partners),
        "done_on": dates(
            c.started[of] + (rng.random(len(of)) * (last - c.started[of])).astype(np.int64),
            some(rng, len(of), 0.2),
        ),
    }


def activities(c: Country) -> Columns:
    rng = c.rng("activities")
    of = several(rng, c.enrolments, 3.0)
    count, last = len(of), np.minimum(c.ended[of], TODAY)
    training = some(rng, count, 0.15)
    return {
        "activity_id": keys("ay", count),
        "enrolment": c.enrolment_keys.take(pa.array(of)),
        "activity": codes(rng, count, {"Samtal": 5, "Grupp": 3, "Praktik": 2}),
        "kind": pa.array(np.where(training, "work_training", "conversation"), mask=some(rng, count, 0.03)),
        "employer_kind": blank(codes(rng, count, {"private": 4, "public": 4, "internal": 2}, 0.1), ~training),
        "held_on": dates(c.started[of] + (rng.random(count) * (last - c.started[of])).astype(np.int64)),
        "attended": pa.array(some(rng, count, 0.9), mask=some(rng, count, 0.05)),
    }


def goals(c: Country) -> Columns:
    """Four for each team for the year, and the same four for all."""
    kinds = [
        ("outcome_share_of_completed", "work", "at_exit", 30.0, "percent"),
        ("positive_share", None, "at_exit", 60.0, "percent"),
        ("follow_up_outcome", "work", "at_6_months", 35.0, "percent"),
        ("months_in_programme_mean", None, None, 12.0, "months"),
    ]
    rows = [(team, *kind) for team in [None, *c.team_keys.to_pylist()] for kind in kinds]
    of_team, measure, outcome, horizon, level, unit = zip(*rows, strict=True)
    count = len(rows)
    return {
        "goal": keys("g", count, 5), "team": pa.array(of_team), "period_from": dates(np.full(count, day("2025-01-01"))),
        "period_to": dates(np.full(count, TODAY)), "measure": pa.array(measure), "outcome": pa.array(outcome),
        "horizon": pa.array(horizon), "level": pa.array(level), "unit": pa.array(unit),
    }  # fmt: skip


def funding(c: Country) -> Columns:
    """Budgeted and granted for each year; requisitioned, used and returned by half-year."""
    rng, years = c.rng("funding"), range(c.first_year, 2026)
    halves = (("-01-01", "-06-30"), ("-07-01", "-12-31"))
    kinds = [(entry, "-01-01", "-12-31", 4.0) for entry in ("budgeted", "granted")]
    kinds += [
        (entry, *half, part)
        for entry, part in (("requisitioned", 1.9), ("used", 1.8), ("returned", 0.1))
        for half in halves
    ]
    rows = [(team, year, *kind) for team in c.team_keys.to_pylist() for year in years for kind in kinds]
    team, year, entry, begins, stops, part = zip(*rows, strict=True)
    return {
        "funding_id": keys("m", len(rows), 6), "team": pa.array(team), "year": pa.array(year, pa.int64()),
        "period_from": dates(np.array([day(f"{y}{d}") for y, d in zip(year, begins, strict=True)])),
        "period_to": dates(np.array([day(f"{y}{d}") for y, d in zip(year, stops, strict=True)])),
        "entry": pa.array(entry), "amount": pa.array(np.round(np.array(part) * rng.uniform(3e5, 7e5, len(rows)), 2)),
    }  # fmt: skip
