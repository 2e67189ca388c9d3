"""What surveys keep."""

from stegvis.web.surveys.models.responses import Answer, Response
from stegvis.web.surveys.models.sealed import Invitation, Survey, Tally

__all__ = ["Answer", "Invitation", "Response", "Survey", "Tally"]
