"""What the register keeps."""

from stegvis.web.register.models.after import (
    Attempt,
    FollowUp,
    HeldList,
    Imported,
    KeptRow,
    Mapping,
    NationalEntry,
    SavedView,
    Waiver,
)
from stegvis.web.register.models.enrolment import (
    Consent,
    Enrolment,
    Livelihood,
    Need,
    Occupation,
    OfEnrolment,
    ParallelMeasure,
    Placement,
)
from stegvis.web.register.models.everyday import (
    Activity,
    Attendance,
    CoordinatedAction,
    Extension,
    Meeting,
    Note,
    Plan,
    Sip,
    TrainingStep,
    WorkTraining,
)
from stegvis.web.register.models.intake import Application, Booking, Visit
from stegvis.web.register.models.person import Merge, Person
from stegvis.web.register.models.promises import LocalGoal
from stegvis.web.register.models.released import LeastShown, ReleasedFigures
from stegvis.web.register.models.team import Duty, DutyDone, Holding, Position, Track, Training

__all__ = [
    "Activity",
    "Application",
    "Attempt",
    "Attendance",
    "Booking",
    "Consent",
    "CoordinatedAction",
    "Duty",
    "DutyDone",
    "Enrolment",
    "Extension",
    "FollowUp",
    "HeldList",
    "Holding",
    "Imported",
    "KeptRow",
    "LeastShown",
    "Livelihood",
    "LocalGoal",
    "Mapping",
    "Meeting",
    "Merge",
    "NationalEntry",
    "Need",
    "Note",
    "Occupation",
    "OfEnrolment",
    "ParallelMeasure",
    "Person",
    "Placement",
    "Plan",
    "Position",
    "ReleasedFigures",
    "SavedView",
    "Sip",
    "Track",
    "Training",
    "TrainingStep",
    "Visit",
    "Waiver",
    "WorkTraining",
]
