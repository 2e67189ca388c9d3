"""Which quotes and stories are there, which may a report show, and in which reports does one stand?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.documents import material
from stegvis.documents.stories import MARKS
from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import Enrolment
from stegvis.web.reports.models import DRAFT, PUBLISHED, Report, Story, Text

SEE, REGISTER = "story.see", "story.register"
PUBLIC, WEB = "public", "web"
WITHDRAWN = "samtycket är återtaget."
NARROW = "samtycket gäller inte där alla kan läsa."
PROTECTED = "personen har skyddade personuppgifter."


@dataclass(frozen=True, slots=True)
class Standing:
    """A text whose mark names the story: in a draft, in a frozen report, or in one that is published."""

    text: Text
    report: Report
    team: Team

    @property
    def draft(self) -> bool:
        return self.report.status == DRAFT

    @property
    def published(self) -> bool:
        return self.report.status == PUBLISHED


@dataclass(frozen=True, slots=True)
class Told:
    """A story and where it stands."""

    story: Story
    standing: tuple[Standing, ...]


def stories(by: By, of: Enrolment) -> list[Told]:
    """What the participant has said in this team, newest first; the reading is logged."""
    held = Story.objects.filter(person=of.person_id, team=of.team_id).select_related("written_by")
    found = list(policy.visible(by, SEE, held))
    log.read(by, SEE, [of.person_id] if found else [], team=of.team, thing=of)
    return [Told(story, standing(story)) for story in found]


def story(by: By, pk: int) -> Story:
    """A story that the user may change. Raises Http404."""
    return policy.get(by, REGISTER, Story.objects.select_related("person", "team"), pk)


def enrolment_of(one: Story) -> int:
    """The participant's newest enrolment in the story's team: where its page is."""
    held = Enrolment.objects.filter(person=one.person_id, team=one.team_id)
    return int(held.order_by("-started_on", "-pk").values_list("pk", flat=True)[0])


def standing(one: Story) -> tuple[Standing, ...]:
    """The texts whose mark names the story, those of the newest period first."""
    held = Text.objects.filter(chapter__team=one.team_id, body__contains=f"{one.pk}]]")
    found = held.select_related("chapter__report", "chapter__team").order_by("-chapter__report__last", "pk")
    marked = mark_of(one)
    return tuple(
        Standing(text, text.chapter.report, text.chapter.team)
        for text in found
        if text.chapter.team and marked.search(text.body)
    )


def mark_of(one: Story) -> re.Pattern[str]:
    """The mark that names the story, with the empty lines after it."""
    return re.compile(rf"\[\[\s*(?:{'|'.join(MARKS)})\s+{one.pk}\s*\]\]\s*")


def for_report(teams: Iterable[Team], audience: str) -> tuple[material.Story, ...]:
    """Every story of the teams, its words only where the consent holds for those the report is for."""
    rows = Story.objects.filter(team__in=list(teams)).select_related("team", "person")
    return tuple(_told(row, audience) for row in rows)


def versions(report: Report) -> tuple[tuple[int, ...], ...]:
    """What changes when a story of the report's teams does, or the protection of the person it is of."""
    rows = Story.objects.filter(team__in=report.chapters.exclude(team=None).values("team"))
    return tuple(rows.order_by("pk").values_list("pk", "version", "person__version"))


def _told(row: Story, audience: str) -> material.Story:
    why = _why_not(row, audience)
    return material.Story(
        row.team.code, str(row.pk), "" if why else row.body, "" if why else row.name, why, row.kind
    )


def _why_not(row: Story, audience: str) -> str:
    if row.withdrawn_on:
        return WITHDRAWN
    if row.person.protected:
        return PROTECTED
    return NARROW if audience == PUBLIC and row.scope != WEB else ""
