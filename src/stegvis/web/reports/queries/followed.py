"""How do the goals of the plan go, as far as the teams have handed over their figures?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from stegvis.documents.build import labels_of
from stegvis.documents.labels import Labels
from stegvis.documents.plan import figure_of, held_against, proposed, summed_up
from stegvis.documents.shown import Shown
from stegvis.documents.speech import Speech
from stegvis.figures.release import ReleaseError
from stegvis.web.access.models import Association
from stegvis.web.register.codes import known
from stegvis.web.register.data import label_of
from stegvis.web.register.periods import year_of
from stegvis.web.reports.models import DELIVERED, PlanGoal, Report
from stegvis.web.reports.queries.material import for_whole, period_of
from stegvis.web.reports.queries.plan import goals, told


@dataclass(frozen=True, slots=True)
class Line:
    """A goal; the figure beside its level in words, and what that proposes (a code, and in words) once it is of the whole year."""

    row: PlanGoal
    figure: str
    proposed: str
    said: str

    @property
    def differs(self) -> bool:
        """Whether the assessment is another than what the figure proposes."""
        return bool(self.row.result and self.proposed and self.row.result != self.proposed)


@dataclass(frozen=True, slots=True)
class Area:
    """The goals of one area, in order."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan. `source` is the report that its figures come from, over `days`; `handed` how many teams' figures it has."""

    year: int
    said: str
    areas: tuple[Area, ...]
    source: Report | None
    days: str
    whole_year: bool
    handed: int
    teams: int


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the teams have handed over of a year, and what its codes are called."""

    report: Report
    shown: Shown
    labels: Labels

    @property
    def whole_year(self) -> bool:
        """Half a year's figure says nothing yet of a goal for the year."""
        return period_of(self.report) == year_of(self.report.last.year)


def plan_of(association: Association, year: int) -> Plan:
    """The plan of a year with its figures, from the report with most of the year."""
    rows = list(goals(association, year))
    counted = _counted(association, year)
    lines = [_line(row, counted) for row in rows]
    said = summed_up([row.result for row in rows], _speech(counted, year))
    areas = groupby(lines, key=lambda line: line.row.area)
    handed = teams = 0
    if counted:
        of_teams = counted.report.chapters.exclude(team=None)
        handed, teams = of_teams.filter(status=DELIVERED).count(), of_teams.count()
    return Plan(
        year,
        said,
        tuple(Area(name, tuple(some)) for name, some in areas),
        counted.report if counted else None,
        _speech(counted, year).days(),
        counted is not None and counted.whole_year,
        handed,
        teams,
    )


def line_of(row: PlanGoal) -> Line:
    """One goal with what the figures say of it."""
    return _line(row, _counted(row.association, row.year))


def _line(row: PlanGoal, counted: _Figures | None) -> Line:
    goal = told(row)
    if counted is None or not goal.measure:
        return Line(row, "", "", "")
    figure = figure_of(goal, counted.shown)
    says = proposed(goal, figure) if counted.whole_year else ""
    words = held_against(goal, figure, counted.labels)
    return Line(row, words, says, label_of("goal_results", says) if says else "")


def _counted(association: Association, year: int) -> _Figures | None:
    """The figures of the longest report within the year that a team has handed a chapter to; protected as that report is."""
    found = Report.objects.filter(
        association=association,
        team=None,
        first__year=year,
        last__year=year,
        chapters__status=DELIVERED,
        chapters__team__isnull=False,
    )
    longest = sorted(found.distinct(), key=lambda one: (one.last - one.first, one.last, one.pk), reverse=True)
    for report in longest:
        try:
            made = for_whole(report)
        except ReleaseError:  # counted with other definitions: the teams' figures do not add up
            continue
        return _Figures(report, Shown.of(made.figures), labels_of(made, known()))
    return None


def _speech(counted: _Figures | None, year: int) -> Speech:
    return counted.labels.speech if counted else Speech.of("sv", year_of(year))
