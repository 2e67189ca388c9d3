"""What a report is made of."""

from stegvis.web.reports.models.event import Event
from stegvis.web.reports.models.harm import HarmTest
from stegvis.web.reports.models.plan import PlanGoal
from stegvis.web.reports.models.report import (
    APPROVED,
    DELIVERED,
    DRAFT,
    FROZEN,
    OWN,
    PUBLISHED,
    READY,
    Chapter,
    Edition,
    Report,
)
from stegvis.web.reports.models.story import Story
from stegvis.web.reports.models.text import Comment, Text, TextVersion

__all__ = [
    "APPROVED",
    "DELIVERED",
    "DRAFT",
    "FROZEN",
    "OWN",
    "PUBLISHED",
    "READY",
    "Chapter",
    "Comment",
    "Edition",
    "Event",
    "HarmTest",
    "PlanGoal",
    "Report",
    "Story",
    "Text",
    "TextVersion",
]
