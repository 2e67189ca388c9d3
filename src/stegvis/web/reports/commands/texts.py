"""How is a text written down, so that two who write at once lose nothing?"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Changed, Refused
from stegvis.web.reports.models import DRAFT, Chapter, Text, TextVersion

WRITE, LEAD = "report.write", "report.lead"
ONE_GO = timedelta(minutes=15)  # what one person writes within it is one version
LONGEST = 50_000


@transaction.atomic
def write(by: By, *, chapter: Chapter, section: str, body: str, version: int) -> Text:
    """Keeps the text, and a version of it; the log has an entry for each version, not for each letter.

    Raises Changed where somebody wrote it since `version`, Refused where the chapter is no draft or the text too long.
    """
    rows = Text.objects.select_for_update(of=("self",)).select_related(
        "chapter__report", "chapter__team", "written_by"
    )
    held = rows.get(chapter=chapter, section=section)
    _open(held.chapter)
    if len(body) > LONGEST:
        raise Refused(f"Texten är {len(body)} tecken. Den får vara högst {LONGEST}.", "body")
    if body == held.body:
        return held
    if held.version != version:
        raise Changed(held, {"body": body})
    now = timezone.now()
    _keep(by, held, body)
    Text.objects.filter(pk=held.pk).update(
        body=body, version=held.version + 1, written_by=by.user, written_at=now, brought_from=""
    )
    held.refresh_from_db()
    return held


def _open(chapter: Chapter) -> None:
    if chapter.report.status != DRAFT:
        raise Refused("Rapporten är fryst, så texten går inte att ändra.")
    if chapter.status != DRAFT:
        raise Refused("Kapitlet är klart, så texten går inte att ändra. Öppna kapitlet igen först.")


def _keep(by: By, text: Text, body: str) -> None:
    """The version that this person began lately grows; else a new one begins."""
    now = timezone.now()
    last = text.versions.first()
    if last is not None and last.by == by.user and now - last.begun_at < ONE_GO:
        TextVersion.objects.filter(pk=last.pk).update(body=body, left_at=now)
        return
    action = WRITE if text.chapter.team else LEAD
    record.added(by, action, TextVersion(text=text, body=body, by=by.user, begun_at=now, left_at=now))
