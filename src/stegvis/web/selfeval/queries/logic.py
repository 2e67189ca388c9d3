"""What does a team's logic model hold, how does each goal go by its measures, and what is missing?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.documents.shown import Shown as Figures
from stegvis.domain.figure import ABSENT
from stegvis.domain.period import Period
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words, number, percent, plural
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.models import LocalGoal
from stegvis.web.register.queries.figures import address, figures_of
from stegvis.web.register.queries.goals import Followed, promises
from stegvis.web.selfeval.logic import ACTIVITY, FOLLOW_UP, GOAL, RESOURCE, Column, columns
from stegvis.web.selfeval.models import Logic, LogicRow

SEE = "logic.see"


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that follows something: what it is called, its value this year in words (a dash where not known), where it opens."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its measure, where it has one, and what is missing about it, in words."""

    row: LogicRow
    measured: Measured | None
    missing: str

    @property
    def back(self) -> str:
        """The codes that it points back to."""
        return ", ".join(self.row.back)


@dataclass(frozen=True, slots=True)
class Chain:
    """A goal with what is done for it, what that needs, and what follows it; `followed` is the same goal under Mål, with its outcome."""

    line: Line
    activities: tuple[Line, ...]
    resources: tuple[Line, ...]
    follow_ups: tuple[Line, ...]
    followed: Followed | None
    local: LocalGoal | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A version: its columns with their rows, its goals one by one, and every version."""

    logic: Logic
    columns: tuple[tuple[Column, tuple[Line, ...]], ...]
    chains: tuple[Chain, ...]
    versions: tuple[Logic, ...]

    @property
    def missing(self) -> list[Line]:
        """The rows that something is missing about."""
        return [line for _, lines in self.columns for line in lines if line.missing]

    @property
    def lead(self) -> str:
        """How many goals have a measure and how many activities are followed up, in words."""
        goals, activities = (self._of(code) for code in (GOAL, ACTIVITY))
        if not goals and not activities:
            return "Inget mål är skrivet än. Börja med syftet och målen."
        parts = [
            f"{in_words(_whole(goals), 'ett').capitalize()} av {in_words(len(goals), 'ett')} mål har ett mått"
            if goals
            else "Inget mål är skrivet",
            f"{in_words(_whole(activities))} av {in_words(len(activities))} {plural(len(activities), 'aktivitet,aktiviteter')} "
            "har en uppföljning"
            if activities
            else "ingen aktivitet är skriven",
        ]
        return f"{', och '.join(parts)}."

    def _of(self, code: str) -> tuple[Line, ...]:
        return next(lines for column, lines in self.columns if column.code == code)


def logic(by: By, pk: int, action: str = SEE) -> Logic:
    """A version. Raises Http404."""
    return policy.get(by, action, Logic.objects.select_related("team"), pk)


def row(by: By, pk: int, action: str) -> LogicRow:
    """A row of a version. Raises Http404."""
    return policy.get(by, action, LogicRow.objects.select_related("logic__team"), pk)


def latest(by: By, team: Team) -> Logic | None:
    """The newest version of a team; None where it has none."""
    return policy.visible(by, SEE, Logic.objects.filter(team=team).select_related("team")).first()


def shown(by: By, one: Logic) -> Shown:
    """A version with what each measure is this year; the caller has asked the policy for it."""
    rows = list(one.rows.select_related("kept", "local"))
    year = Period(date(today().year, 1, 1), today())
    measures = {row.measure for row in rows if row.measure}
    figures = Figures.of(figures_of([one.team], year).figures).for_team(one.team.code) if measures else None
    values = {name: _measured(name, figures, year) for name in measures}
    lines = {row.code: Line(row, values.get(row.measure), _missing(row, rows)) for row in rows}
    found = tuple(
        (column, tuple(lines[row.code] for row in rows if row.column == code))
        for code, column in columns().items()
    )
    followed = _followed(by, one.team, rows)
    goals = [row for row in rows if row.column == GOAL]
    chains = tuple(_chain(goal, rows, lines, followed) for goal in goals)
    return Shown(one, found, chains, tuple(Logic.objects.filter(team=one.team_id)))


def pointed(one: Logic, column: str) -> list[tuple[str, str]]:
    """The rows that a row of this column can point back to: code, and code with text."""
    held = one.rows.filter(column__in=columns()[column].back)
    return [(row.code, f"{row.code} {row.text}") for row in held]


def goals_under(by: By, team: Team) -> list[tuple[str, str]]:
    """The year's goals under Mål, that a goal here can be: "kept-4" with its name and level, "local-2" with its words."""
    found = promises(by, team, today().year)
    levels = [(f"kept-{one.kept.pk}", f"{one.name}, {one.level}") for one in found.followed]
    return levels + [(f"local-{one.pk}", one.goal[:100]) for one in found.local]


def measures() -> list[tuple[str, str]]:
    """The measures of the register that have one value for a whole team, by name."""
    return [
        (name, measure.label.sv)
        for name, measure in known().measures.items()
        if any(set(split.by) <= {"team"} for split in measure.splits)
    ]


def _whole(lines: tuple[Line, ...]) -> int:
    return sum(not line.missing for line in lines)


def _missing(one: LogicRow, rows: list[LogicRow]) -> str:
    """What is missing about a row: a goal wants a measure, an activity a follow-up; both through what points back to them."""
    follow_ups = [row for row in rows if row.column == FOLLOW_UP and one.code in row.back]
    if one.column == GOAL and not one.kept_id and not any(row.measure for row in follow_ups):
        return "Målet har inget mått."
    if one.column == ACTIVITY and not follow_ups:
        return "Aktiviteten har ingen uppföljning."
    return ""


def _measured(name: str, figures: Figures | None, year: Period) -> Measured:
    label = known().measures[name].label.sv if name in known().measures else name
    found = figures.total(name) if figures else None
    if found is None or found.value is None:
        return Measured(label, "–", "")
    share = None if found.share is ABSENT else found.share
    value = percent(share) if share is not None else number(found.value)
    return Measured(label, value, address(found, year))


def _followed(by: By, team: Team, rows: list[LogicRow]) -> dict[int, Followed]:
    if not any(row.kept_id for row in rows):
        return {}
    return {one.kept.pk: one for one in promises(by, team, today().year).followed}


def _chain(
    goal: LogicRow, rows: list[LogicRow], lines: dict[str, Line], followed: dict[int, Followed]
) -> Chain:
    activities = list(pointing(rows, ACTIVITY, {goal.code}))
    theirs = {row.code for row in activities}
    resources = pointing(rows, RESOURCE, theirs)
    follow_ups = pointing(rows, FOLLOW_UP, {goal.code, *theirs})
    found = [tuple(lines[row.code] for row in part) for part in (activities, resources, follow_ups)]
    return Chain(
        lines[goal.code],
        found[0],
        found[1],
        found[2],
        followed.get(goal.kept_id) if goal.kept_id else None,
        goal.local,
    )


def pointing(rows: list[LogicRow], column: str, at: set[str]) -> Iterator[LogicRow]:
    """The rows of a column that point back to any of these codes."""
    return (row for row in rows if row.column == column and at & set(row.back))
