"""Which rows say what people live on, what they do and how it went afterwards?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from stegvis.domain.period import Period
from stegvis.examples.cases import Case
from stegvis.examples.margins import MarginError, TeamMargins
from stegvis.examples.registry import Row

SUBSIDISED = [{"lon_subventionerad": 100}]


def at_start_and_exit(cases: Sequence[Case], habits: Mapping[str, Any], rng: Random) -> dict[str, list[Row]]:
    """Livelihoods at start and at exit, and occupations at exit."""
    livelihoods: list[Row] = []
    occupations: list[Row] = []
    for case in cases:
        if case.stays:
            assert case.start is not None
            usual = habits["livelihood_at_start"][case.facts["referrer"]]
            livelihoods += _livelihoods(case.enrolment, "start", rng.choice(usual), case.start)
            if case.end is not None:
                livelihoods += _at_exit(case, habits, rng)
                occupations += _occupation(case, habits, rng)
    return {"livelihoods": livelihoods, "occupations": occupations}


def follow_ups(
    cases: Sequence[Case], team: TeamMargins, period: Period, habits: Mapping[str, Any], rng: Random
) -> dict[str, list[Row]]:
    """The follow-ups that the team made in the period, and what those reached lived on then.

    Raises MarginError when fewer exits fall due than the margins say were attempted.
    """
    rows: list[Row] = []
    livelihoods: list[Row] = []
    for asked in team.more.get("follow_ups", ()):
        due = sorted(
            (months_later(case.end, asked["months"]), case.enrolment)
            for case in cases
            if case.end is not None
            and case.fact("completed") != "false"
            and period.contains(months_later(case.end, asked["months"]))
        )
        if len(due) < asked["attempted"]:
            raise MarginError(
                f"{team.team}: {asked['attempted']} uppföljningar efter {asked['months']} månader, men bara {len(due)} avslut."
            )
        outcomes = [outcome for outcome, count in asked["outcomes"].items() for _ in range(count)]
        outcomes += [""] * (asked["attempted"] - len(outcomes))
        rng.shuffle(outcomes)
        for (day, enrolment), outcome in zip(due, outcomes, strict=False):
            tried = min(day + timedelta(days=4), period.last)
            rows.append(
                {
                    "follow_up": f"{enrolment}-u{asked['months']}",
                    "enrolment": enrolment,
                    "months": asked["months"],
                    "due_on": day,
                    "attempted_on": tried,
                    "reached": str(bool(outcome)).lower(),
                    "outcome": outcome,
                }
            )
            if outcome:
                livelihood = rng.choice(habits["outcomes"][outcome]["livelihood"])
                livelihoods += _livelihoods(enrolment, f"follow_up_{asked['months']}", livelihood, tried)
    return {"follow_ups": rows, "livelihoods": livelihoods}


def months_later(day: date, months: int) -> date:
    """The same day that many months later, or that month's last (dataset.md: `due_on`).

    >>> months_later(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _at_exit(case: Case, habits: Mapping[str, Any], rng: Random) -> Iterator[Row]:
    usual = habits["outcomes"][case.facts["outcome"]]["livelihood"]
    if case.fact("subsidy") not in ("", "none"):
        usual = SUBSIDISED
    if usual and case.end:
        yield from _livelihoods(case.enrolment, "exit", rng.choice(usual), case.end)


def _livelihoods(enrolment: str, occasion: str, mix: Mapping[str, int], day: date) -> Iterator[Row]:
    for livelihood, extent in mix.items():
        yield {
            "enrolment": enrolment,
            "occasion": occasion,
            "livelihood": livelihood,
            "extent": extent,
            "observed_on": day,
        }


def _occupation(case: Case, habits: Mapping[str, Any], rng: Random) -> Iterator[Row]:
    occupation = habits["outcomes"][case.facts["outcome"]]["occupation"]
    if case.facts["outcome"] == "unmeasured":
        return
    row: Row = {
        "enrolment": case.enrolment,
        "occasion": "exit",
        "occupation": occupation,
        "observed_on": case.end,
    }
    if occupation == "employed":
        row |= {
            "extent": rng.choice(habits["work_extent"]),
            "subsidy": case.fact("subsidy"),
            "hours": case.fact("hours"),
        }
    if occupation == "studies":
        row |= {"extent": 100}
    yield row
