"""How do a dataset's activities become conversations, groups, work training and meetings?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stegvis.web.register.commands.loading import BATCH, Loading
from stegvis.web.register.incoming import Incoming
from stegvis.web.register.models import Activity, Attendance, Meeting, WorkTraining


def load_activities(loading: Loading) -> None:
    """Adds the activities that are new."""
    kinds: dict[str, list[tuple[Incoming, Any]]] = {"training": [], "meeting": [], "attendance": []}
    for one in loading.plan.parts["activities"].new:
        kind, build = BUILT.get(one.row["kind"], ("attendance", _attendance))
        kinds[kind].append((one, build(loading, one)))
    WorkTraining.objects.bulk_create([row for _, row in kinds["training"]], batch_size=BATCH)
    Meeting.objects.bulk_create([row for _, row in kinds["meeting"]], batch_size=BATCH)
    Activity.objects.bulk_create([row.activity for _, row in kinds["attendance"]], batch_size=BATCH)
    for _, row in kinds["attendance"]:
        row.activity_id = row.activity.pk
    Attendance.objects.bulk_create([row for _, row in kinds["attendance"]], batch_size=BATCH)
    loading.note("activities", [(one, row.pk) for made in kinds.values() for one, row in made])


def _training(loading: Loading, one: Incoming) -> WorkTraining:
    return WorkTraining(
        enrolment_id=loading.enrolment(one),
        task=one.row["activity"] or "",
        employer_kind=one.row["employer_kind"] or "",
        started_on=one.row["held_on"],
        attended=one.row["attended"],
    )


def _meeting(loading: Loading, one: Incoming) -> Meeting:
    held_on = one.row["held_on"]
    return Meeting(
        enrolment_id=loading.enrolment(one),
        planned_on=held_on,
        held_on=held_on,
        attended=one.row["attended"],
    )


def _attendance(loading: Loading, one: Incoming) -> Attendance:
    row = one.row
    activity = Activity(
        team=loading.team(one), kind=row["kind"] or "", title=row["activity"], held_on=row["held_on"]
    )
    return Attendance(
        activity=activity, enrolment_id=loading.enrolment(one), invited="yes", attended=row["attended"]
    )


BUILT: dict[str, tuple[str, Callable[[Loading, Incoming], Any]]] = {
    "work_training": ("training", _training),
    "multi_party_meeting": ("meeting", _meeting),
}
