"""What does a report tell of a team's self-evaluation?"""

from __future__ import annotations

from datetime import date

from stegvis.documents.logic import LogicGoal, LogicModel
from stegvis.documents.self_evaluation import Judged, NineFields, Promise, SelfEvaluation
from stegvis.domain.period import Period
from stegvis.web.access.models import Team
from stegvis.web.selfeval.logic import ACTIVITY, FOLLOW_UP, GOAL, PURPOSE, RESOURCE
from stegvis.web.selfeval.models import Day, Logic, LogicRow, Undertaking
from stegvis.web.selfeval.models import NineFields as Sheet
from stegvis.web.selfeval.nine import grid
from stegvis.web.selfeval.queries.days import Line, shown
from stegvis.web.selfeval.queries.logic import pointing


def held_in(team: Team, period: Period, *, named: bool) -> tuple[SelfEvaluation, ...]:
    """The days with a result that were held in the period; who does what is told where it is `named`."""
    held = Day.objects.filter(team=team, held_on__range=(period.first, period.last)).exclude(way="")
    return tuple(_told(day, named=named) for day in held.order_by("held_on"))


def nine_in(team: Team, period: Period) -> tuple[NineFields, ...]:
    """The last sheet of nine fields that was made in the period, where there is one."""
    held = Sheet.objects.filter(team=team, made_on__range=(period.first, period.last)).first()
    if held is None:
        return ()
    columns = tuple(one.column for one in grid()[0])
    rows = tuple((row[0].row, tuple(held.texts.get(one.code, "") for one in row)) for row in grid())
    return (NineFields(team.code, held.made_on, columns, rows),)


def logic_at(team: Team, last: date) -> tuple[LogicModel, ...]:
    """The version of the logic model that was in force on a day, where there is one."""
    one = Logic.objects.filter(team=team, fixed_on__lte=last).first()
    if one is None:
        return ()
    rows = list(one.rows.all())
    goals = tuple(_goal(row, rows) for row in rows if row.column == GOAL)
    purposes = tuple(row.text for row in rows if row.column == PURPOSE)
    return (LogicModel(team.code, one.number, one.fixed_on or last, purposes, goals),)


def _goal(goal: LogicRow, rows: list[LogicRow]) -> LogicGoal:
    activities = list(pointing(rows, ACTIVITY, {goal.code}))
    theirs = {row.code for row in activities}
    others = (pointing(rows, RESOURCE, theirs), pointing(rows, FOLLOW_UP, {goal.code, *theirs}))
    return LogicGoal(goal.text, *(tuple(row.text for row in part) for part in (activities, *others)))


def _told(day: Day, *, named: bool) -> SelfEvaluation:
    found = shown(day)
    now = [one for line in found.lines for one in line.undertakings]
    return SelfEvaluation(
        team=day.team.code,
        held_on=day.held_on,
        areas=tuple(_judged(line) for line in found.lines),
        promises=tuple(_promise(one, named=named) for one in now),
        before=found.previous.year if found.previous else None,
        earlier=tuple(_promise(one, named=named) for one in found.promised),
    )


def _judged(line: Line) -> Judged:
    one = line.area
    return Judged(
        label=one.label,
        n=one.n,
        highest=one.highest,
        mean=None if one.mean is None else float(one.mean),
        lowest=one.lowest,
        before=None if line.mean_before is None else float(line.mean_before),
        works=one.works,
        step=one.step,
    )


def _promise(one: Undertaking, *, named: bool) -> Promise:
    who = one.who if named else ""
    note = one.note if named else ""
    return Promise(one.area.label, one.what, one.due_on, one.result, who, note)
