"""What surveys keep."""

from stegvis.web.surveys.models.responses import Answer, Response
from stegvis.web.surveys.models.sealed import Survey, Tally, Ticket

__all__ = ["Answer", "Response", "Survey", "Tally", "Ticket"]
