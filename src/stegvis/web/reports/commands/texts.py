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


@transaction.atomic
def restore(by: By, *, version: TextVersion) -> Text:
    """An earlier version is the text again; what stood there is kept as a version too. Raises Refused."""
    held = Text.objects.select_for_update(of=("self",)).get(pk=version.text_id)
    return write(by, chapter=held.chapter, section=held.section, body=version.body, version=held.version)


@transaction.atomic
def bring_forward(by: By, *, chapter: Chapter, source: Chapter) -> int:
    """The sections that are empty get the text of another report's same section; how many did. Raises Refused.

    They say where they come from until somebody edits them.
    """
    _open(Chapter.objects.select_related("report", "team").get(pk=chapter.pk))
    old = dict(source.texts.exclude(body="").values_list("section", "body"))
    brought = 0
    for text in chapter.texts.select_for_update().filter(body="", section__in=old):
        kept = write(by, chapter=chapter, section=text.section, body=old[text.section], version=text.version)
        Text.objects.filter(pk=kept.pk).update(brought_from=source.report.title, written_at=None)
        brought += 1
    if not brought:
        raise Refused(f"{source.report.title} har ingen text till de avsnitt som är tomma.")
    return brought


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
