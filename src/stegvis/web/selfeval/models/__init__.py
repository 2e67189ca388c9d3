"""What self-evaluation keeps."""

from stegvis.web.selfeval.models.day import Area, Day, Undertaking
from stegvis.web.selfeval.models.nine import NineFields

__all__ = ["Area", "Day", "NineFields", "Undertaking"]
