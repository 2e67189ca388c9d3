"""On which day is an instrument due, and for which occasion?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from stegvis.definitions import Instrument
from stegvis.web.register.clock import months_after

FILE = Path(__file__).parent / "data" / "giving.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """So long after a day: `start` is "started", "answered" or "ended". `until` days later it is no longer asked for. `sent` is by message."""

    start: str
    months: int = 0
    days: int = 0
    until: int | None = None
    sent: bool = False

    def day(self, anchor: date) -> date:
        """The day it is due."""
        return months_after(anchor, self.months) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Stay:
    """What the rules ask about an enrolment: its days, and the answers to one instrument as (occasion, day), oldest first."""

    started_on: date
    ended_on: date | None
    answered: Sequence[tuple[str, date]] = ()


@cache
def rules() -> Mapping[str, Rule]:
    """The rule of each occasion."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))["occasions"]
    return {
        occasion: Rule(
            one["from"], one.get("months", 0), one.get("days", 0), one.get("until"), one.get("sent", False)
        )
        for occasion, one in held.items()
    }


def due_on(instrument: Instrument, stay: Stay, today: date, ahead: timedelta) -> tuple[str, date] | None:
    """The occasion that is due by today or within `ahead`, and its day: the latest where several are. None where none is.

    What was answered for its occasion is not asked again, nor what came before an answer; after the exit only what counts from it.
    """
    last = stay.answered[-1][1] if stay.answered else None
    found = []
    for occasion, rule in rules().items():
        if occasion not in instrument.given_at or (stay.ended_on and rule.start != "ended"):
            continue
        anchor = {"started": stay.started_on, "answered": last or stay.started_on, "ended": stay.ended_on}[
            rule.start
        ]
        if anchor is None or (rule.start != "answered" and any(o == occasion for o, _ in stay.answered)):
            continue
        day = rule.day(anchor)
        over = rule.until is not None and day + timedelta(days=rule.until) < today
        if day <= today + ahead and not over and (last is None or last < day or rule.start == "answered"):
            found.append((day, occasion))
    if not found:
        return None
    day, occasion = max(found)
    return occasion, day
