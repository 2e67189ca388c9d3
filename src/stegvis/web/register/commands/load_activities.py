"""How do a dataset's activities become conversations, groups, work training and meetings?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stegvis.web.access.models import Team
from stegvis.web.register.commands.loading import Loading
from stegvis.web.register.models import Activity, Attendance, Imported, Meeting, WorkTraining

Made = list[tuple[Team, str, Any]]


def load_activities(loading: Loading) -> int:
    """Adds the activities that were not imported before; gives how many."""
    kinds: dict[str, Made] = {"training": [], "meeting": [], "attendance": []}
    known = loading.known("activities")
    for place, row in enumerate(loading.rows("activities")):
        team = loading.team_of[row["enrolment"]]
        code = row["activity_id"] or f"{row['enrolment']}#{place}"
        if (team.pk, code) in known:
            continue
        kind, build = BUILT.get(row["kind"], ("attendance", _attendance))
        kinds[kind].append((team, code, build(team, loading.enrolments[row["enrolment"]], row)))
    WorkTraining.objects.bulk_create([row for _, _, row in kinds["training"]], batch_size=1000)
    Meeting.objects.bulk_create([row for _, _, row in kinds["meeting"]], batch_size=1000)
    Activity.objects.bulk_create([row.activity for _, _, row in kinds["attendance"]], batch_size=1000)
    for _, _, row in kinds["attendance"]:
        row.activity_id = row.activity.pk
    Attendance.objects.bulk_create([row for _, _, row in kinds["attendance"]], batch_size=1000)
    every = [one for made in kinds.values() for one in made]
    Imported.objects.bulk_create(
        [Imported(team=team, table="activities", code=code, row_id=row.pk) for team, code, row in every],
        batch_size=1000,
    )
    return len(every)


def _training(team: Team, enrolment: int, row: dict[str, Any]) -> WorkTraining:
    return WorkTraining(
        enrolment_id=enrolment,
        task=row["activity"] or "",
        employer_kind=row["employer_kind"] or "",
        started_on=row["held_on"],
        attended=row["attended"],
    )


def _meeting(team: Team, enrolment: int, row: dict[str, Any]) -> Meeting:
    return Meeting(
        enrolment_id=enrolment, planned_on=row["held_on"], held_on=row["held_on"], attended=row["attended"]
    )


def _attendance(team: Team, enrolment: int, row: dict[str, Any]) -> Attendance:
    activity = Activity(
        team=team,
        kind=row["kind"] or "",
        title=row["activity"],
        employer_kind=row["employer_kind"] or "",
        held_on=row["held_on"],
    )
    return Attendance(activity=activity, enrolment_id=enrolment, invited="yes", attended=row["attended"])


BUILT: dict[str, tuple[str, Callable[[Team, int, dict[str, Any]], Any]]] = {
    "work_training": ("training", _training),
    "multi_party_meeting": ("meeting", _meeting),
}
