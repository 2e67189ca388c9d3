"""How is something said about a chapter, and dealt with?"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.reports.models import PUBLISHED, Chapter, Comment

SEE, SEE_COMMON = "report.see_team", "report.see_common"


@transaction.atomic
def comment(by: By, *, chapter: Chapter, section: str, body: str) -> Comment:
    """A remark about a section, or about the chapter. Raises Refused for a section that is not there."""
    if chapter.report.status == PUBLISHED:
        raise Refused("Rapporten är publicerad, så den kommenteras inte längre.")
    if section and not chapter.texts.filter(section=section).exists():
        raise Refused("Det avsnittet finns inte längre. Välj på nytt.", "section")
    return record.added(
        by, _action(chapter), Comment(chapter=chapter, section=section, body=body, by=by.user)
    )


def settle(by: By, *, comment: Comment) -> Comment:
    """Somebody has dealt with it."""
    return record.changed(by, _action(comment.chapter), comment, done_at=timezone.now(), done_by=by.user)


def unsettle(by: By, *, comment: Comment) -> Comment:
    """Not dealt with after all."""
    return record.changed(by, _action(comment.chapter), comment, done_at=None, done_by=None)


def _action(chapter: Chapter) -> str:
    return SEE if chapter.team_id else SEE_COMMON
