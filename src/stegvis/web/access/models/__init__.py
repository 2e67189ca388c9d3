"""What the access app keeps."""

from stegvis.web.access.models.draft import Draft, Submission
from stegvis.web.access.models.grant import Grant
from stegvis.web.access.models.log import Entry, LogEnd, Subject
from stegvis.web.access.models.organisation import Association, Controller, Team
from stegvis.web.access.models.scoped import Scoped
from stegvis.web.access.models.user import User

__all__ = [
    "Association",
    "Controller",
    "Draft",
    "Entry",
    "Grant",
    "LogEnd",
    "Scoped",
    "Subject",
    "Submission",
    "Team",
    "User",
]
