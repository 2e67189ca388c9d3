"""What surveys keep."""

from stegvis.web.surveys.models.contact import Contact
from stegvis.web.surveys.models.giving import Giving
from stegvis.web.surveys.models.invitations import Invitation
from stegvis.web.surveys.models.own import Correction, OwnLink
from stegvis.web.surveys.models.responses import Answer, Response
from stegvis.web.surveys.models.sealed import Survey, Tally, Ticket
from stegvis.web.surveys.models.slips import SlipHanded
from stegvis.web.surveys.models.told import PublishedValues, ToldMeasurements
from stegvis.web.surveys.models.violence import ViolenceAsked
from stegvis.web.surveys.models.wordings import Wording

__all__ = [
    "Answer",
    "Contact",
    "Correction",
    "Giving",
    "Invitation",
    "OwnLink",
    "PublishedValues",
    "Response",
    "SlipHanded",
    "Survey",
    "Tally",
    "Ticket",
    "ToldMeasurements",
    "ViolenceAsked",
    "Wording",
]
