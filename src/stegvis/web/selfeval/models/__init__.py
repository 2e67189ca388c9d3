"""What self-evaluation keeps."""

from stegvis.web.selfeval.models.day import Area, Day, Undertaking
from stegvis.web.selfeval.models.logic import Logic, LogicRow
from stegvis.web.selfeval.models.nine import NineFields

__all__ = ["Area", "Day", "Logic", "LogicRow", "NineFields", "Undertaking"]
