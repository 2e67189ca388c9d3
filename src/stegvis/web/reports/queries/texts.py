"""What has been written in a section, and when?"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from stegvis.web.access import policy
from stegvis.web.reports.models import Chapter, Text


def text_of(chapter: Chapter, section: str) -> Text:
    """The text of a section. Raises Http404 for a section that the chapter does not have."""
    return policy.found(Text.objects.filter(chapter=chapter, section=section).select_related("written_by"))


def local(moment: datetime) -> datetime:
    """The moment by the Swedish clock."""
    return timezone.localtime(moment)
