"""What has been written in a section, when and by whom, and what was written last time?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from django.utils import timezone

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.reports.models import Chapter, Comment, Text, TextVersion

SEE_TEAM, WRITE = "report.see_team", "report.write"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are the same as before ("same"), new ("in") or gone ("out")."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A version with what it changed."""

    version: TextVersion
    stretches: tuple[Stretch, ...]


def text_of(chapter: Chapter, section: str) -> Text:
    """The text of a section. Raises Http404 for a section that the chapter does not have."""
    return policy.found(Text.objects.filter(chapter=chapter, section=section).select_related("written_by"))


def team_text(by: By, pk: int) -> Text:
    """A text in a team's chapter. Raises Http404."""
    held = Text.objects.exclude(chapter__team=None).select_related("chapter__report", "chapter__team")
    return policy.get(by, SEE_TEAM, held, pk)


def version(by: By, pk: int) -> TextVersion:
    """A version of a text that the user may write. Raises Http404."""
    held = TextVersion.objects.select_related("text__chapter__report", "text__chapter__team")
    return policy.get(by, WRITE, held, pk)


def common_text(by: By, action: str, pk: int) -> Text:
    """A text in a chapter about the whole. Raises Http404."""
    held = Text.objects.filter(
        chapter__team=None, chapter__report__association__in=policy.associations(by, action)
    )
    return policy.found(held.select_related("chapter__report").filter(pk=pk))


def common_version(by: By, action: str, pk: int) -> TextVersion:
    """A version of a text about the whole. Raises Http404."""
    of = policy.associations(by, action)
    held = TextVersion.objects.filter(text__chapter__team=None, text__chapter__report__association__in=of)
    return policy.found(held.select_related("text__chapter__report").filter(pk=pk))


def common_comment(by: By, action: str, pk: int) -> Comment:
    """A remark about a chapter about the whole. Raises Http404."""
    of = policy.associations(by, action)
    held = Comment.objects.filter(chapter__team=None, chapter__report__association__in=of)
    return policy.found(held.select_related("chapter__report").filter(pk=pk))


def history(text: Text) -> list[Told]:
    """The versions, newest first, each with what it changed."""
    versions = list(text.versions.select_related("by"))
    bodies = [*(one.body for one in versions), ""]
    changed = [tuple(_stretches(old, new)) for new, old in pairwise(bodies)]
    return [Told(*one) for one in zip(versions, changed, strict=True)]


def comment(by: By, pk: int) -> Comment:
    """A remark about a chapter of the user's team. Raises Http404."""
    return policy.get(by, SEE_TEAM, Comment.objects.select_related("chapter__report", "chapter__team"), pk)


def comments(chapter: Chapter) -> list[Comment]:
    """What has been said about a chapter: what waits first, then what is dealt with, oldest first."""
    found = chapter.comments.select_related("by", "done_by")
    return sorted(found, key=lambda one: (one.done_at is not None, one.pk))


def before(chapter: Chapter) -> Chapter | None:
    """The same chapter in the newest earlier report of the same kind that has texts."""
    report = chapter.report
    held = Chapter.objects.filter(
        report__association=report.association_id,
        report__team=report.team_id,
        report__layout=report.layout,
        report__last__lt=report.last,
        team=chapter.team_id,
    )
    if chapter.team_id is None:
        held = held.filter(place=chapter.place)
    return (
        held.filter(texts__body__gt="").select_related("report").order_by("-report__last").distinct().first()
    )


def local(moment: datetime) -> datetime:
    """The moment by the Swedish clock."""
    return timezone.localtime(moment)


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    before, after = (text.split(" ") if text else [] for text in (old, new))
    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield Stretch("same", " ".join(after[start:end]))
            continue
        if first < last:
            yield Stretch("out", " ".join(before[first:last]))
        if start < end:
            yield Stretch("in", " ".join(after[start:end]))
