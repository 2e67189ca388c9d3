"""How do a team's goals go, with what chance alone could do?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.documents.labels import Labels
from stegvis.documents.shown import Shown
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.figures.goals import AFTER, standing
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import number, percent
from stegvis.web.register import seams
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.data import label_of
from stegvis.web.register.goal_kinds import kind_of
from stegvis.web.register.models import KeptRow, LocalGoal
from stegvis.web.register.queries.dataset import live
from stegvis.web.register.queries.figures import address, figures_of, labels_of

SEE, TABLE, PERCENT = "goal.see", "goals", "percent"
BACK = 3  # years
VERDICTS = {
    "unsure": "Går inte att skilja från målet.",
    "above": "Över målet.",
    "below": "Under målet.",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal: the outcome as a share of its base, the 95 % interval, and a verdict in words. Shares are fractions of 1."""

    name: str
    hits: float
    n: float
    share: float
    level: float
    low: float
    high: float
    verdict: str
    between: str
    url: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A goal with a level: its row, its name and level in words, how it goes (a share, or in `said`), and earlier years.

    `url` is where what is said was reckoned.
    """

    kept: KeptRow
    name: str
    level: str
    goal: Goal | None
    said: str
    earlier: tuple[tuple[int, Goal], ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Promises:
    """A year's goals, with a level and in words."""

    year: int
    followed: tuple[Followed, ...]
    local: tuple[LocalGoal, ...]
    lead: str


def kept(by: By, pk: int, action: str, table: str) -> KeptRow:
    """A row of goals or funding. Raises Http404."""
    return policy.get(by, action, KeptRow.objects.filter(table=table).select_related("team"), pk)


def local_goal(by: By, pk: int, action: str = SEE) -> LocalGoal:
    """A goal in words. Raises Http404."""
    return policy.get(by, action, LocalGoal.objects.select_related("team"), pk)


def several(by: By, team: Team) -> bool:
    """Whether the user follows other teams of the same controller, to compare."""
    return policy.teams(by, "figures.see").filter(controller=team.controller_id).count() > 1


def outcomes_of(team: Team) -> list[tuple[str, str]]:
    """The outcomes that a goal of the team can be about: the columns of its exit scheme."""
    scheme = known().scheme(live([team]).package.get("scheme"))
    return [(column.code, column.label.sv) for column in scheme.columns]


def promises(by: By, team: Team, year: int) -> Promises:
    """The goals that are in force some day of a year."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    rows = [
        row
        for row in policy.visible(by, SEE, KeptRow.objects.filter(team=team, table=TABLE)).select_related(
            "team"
        )
        if row.row["period_from"] <= last and row.row["period_to"] >= first
    ]
    local = tuple(policy.visible(by, SEE, LocalGoal.objects.filter(team=team, year=year)))
    followed = tuple(_followed(by, team, row) for row in rows)
    return Promises(year, followed, local, _lead(followed, local, year))


def goals_of(shown: Shown, labels: Labels, period: Period) -> Iterator[Goal]:
    """The goals in force on the period's last day whose outcome is a share."""
    for figure in shown.finer("goal_attainment"):
        split = figure.dimensions
        base = _base(shown, split)
        if base is None or base.share is ABSENT or not base.n or figure.value is None:
            continue
        level = base.share - figure.value / 100
        yield _goal(_name(split, labels), base, level, address(base, period))


def _base(shown: Shown, split: Mapping[str, Any]) -> Figure | None:
    """The figure that a goal about this measure, outcome and horizon is held against; None where there is no goal."""
    if "measure" not in split:
        return None
    outcome, months = split.get("outcome"), AFTER.get(str(split.get("horizon")))
    by: dict[str, str | int] = {"outcome": str(outcome)} if outcome else {}
    if months:
        return shown.total("follow_up_outcome", **{"months": months, **by})
    return shown.total(str(split["measure"]), **by)


def _name(split: Mapping[str, Any], labels: Labels) -> str:
    outcome, horizon = split.get("outcome"), split.get("horizon")
    name = labels.of("outcome", outcome) if outcome else labels.measure(str(split["measure"]))
    return f"{name} {labels.of('horizon', horizon).lower()}" if horizon else name


def _goal(name: str, base: Figure, level: float, url: str) -> Goal:
    share, n = base.share, base.n
    assert isinstance(share, float)
    assert isinstance(n, int | float)
    held = standing(level, share * n, n)
    between = f"Mellan {percent(held.low).removesuffix('%').strip()} och {percent(held.high)}."
    return Goal(name, share * n, n, share, level, held.low, held.high, VERDICTS[held.place], between, url)


def _followed(by: By, team: Team, kept: KeptRow) -> Followed:
    row = kept.row
    first, last = (date.fromisoformat(row[name]) for name in ("period_from", "period_to"))
    kind = kind_of(row)
    unit = "%" if row["unit"] == PERCENT else known().codes["goal_unit"].name_of(row["unit"]).lower()
    level = f"{number(row['level'])}\u00a0{unit}"
    now = today()
    period = Period(first, max(first, min(last, now)))
    asked = figures_of([team], period)
    labels = labels_of(asked)
    name = _name(row, labels) if row["measure"] in known().measures else label_of("goal_kinds", kind)
    found = _base(Shown.of(asked.figures).for_team(team.code), row)
    goal = _share(name, found, row, period) if row["unit"] == PERCENT else None
    elsewhere = seams.GOALS.get(row["measure"])
    said, url = (elsewhere and elsewhere(by, team, period, row["level"])) or ("", "")
    said = "" if goal else said or _said(found, row, level)
    return Followed(kept, name, level, goal, said, tuple(_earlier(team, name, row, first, last)), url)


def _share(name: str, found: Figure | None, row: Mapping[str, Any], period: Period) -> Goal | None:
    if found is None or found.share is ABSENT or not found.n:
        return None
    return _goal(name, found, float(row["level"]) / 100, address(found, period))


def _said(found: Figure | None, row: Mapping[str, Any], level: str) -> str:
    """How a goal without a share goes; which way is good is for the reader to say."""
    if row["unit"] == PERCENT:
        return "Ingen att räkna på än."
    if row["measure"] not in known().measures:
        return "Räknas på sidan Vad det är värt."
    if found is None or found.value is None:
        return "Går inte att räkna än."
    apart = found.value - float(row["level"])
    where = "precis målet" if not apart else f"{number(abs(apart))} {'över' if apart > 0 else 'under'} målet"
    return f"{number(found.value)}, {where} {level}."


def _earlier(
    team: Team, name: str, row: Mapping[str, Any], first: date, last: date
) -> Iterator[tuple[int, Goal]]:
    """The same in the years before, where anybody is known of."""
    if row["unit"] != PERCENT:
        return
    for back in range(1, BACK + 1):
        period = Period(_years_before(first, back), _years_before(last, back))
        found = _base(Shown.of(figures_of([team], period).figures).for_team(team.code), row)
        goal = _share(name, found, row, period)
        if goal:
            yield period.last.year, goal


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def _lead(followed: tuple[Followed, ...], local: tuple[LocalGoal, ...], year: int) -> str:
    if not followed and not local:
        return f"Inga mål för {year} än. Här följs målen med en nivå, och de lokala målen i ord."
    goals = [one.goal for one in followed if one.goal]
    unsure = sum(goal.low <= goal.level <= goal.high for goal in goals)
    under = sum(goal.level > goal.high for goal in goals)
    over = len(goals) - unsure - under
    parts = [f"{over} är över målet" if over else "", f"{under} under" if under else ""]
    parts.append(f"{unsure} går inte att skilja från målet" if unsure else "")
    told = ", ".join(part for part in parts if part)
    open_ones = sum(not one.result for one in local)
    words = f" Av {len(local)} mål i ord är {len(local) - open_ones} uppföljda." if local else ""
    return (f"Av {len(goals)} mål med en nivå: {told}." if goals else "") + words
