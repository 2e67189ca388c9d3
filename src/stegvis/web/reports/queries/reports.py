"""Which reports and chapters may somebody open, and what stands in their lists?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from stegvis.definitions import read
from stegvis.documents.layout import ChapterPlan, Layout, layout
from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.look.swedish import in_words as in_letters
from stegvis.web.reports.models import (
    APPROVED,
    DELIVERED,
    DRAFT,
    FROZEN,
    OWN,
    PUBLISHED,
    READY,
    Chapter,
    Report,
    Text,
)

SEE, SEE_TEAM, SEE_COMMON = "report.see", "report.see_team", "report.see_common"
NOW = timedelta(minutes=2)  # who wrote that lately is writing now
SIGNS = {DRAFT: "draft", READY: "ready", APPROVED: "ready", DELIVERED: "approved"}
SAID = {
    DRAFT: "Utkast",
    READY: "Klar, väntar på styrgruppen",
    APPROVED: "Godkänd av styrgruppen",
    DELIVERED: "Lämnad",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter in the list at the left: its number, name and how far it has come; `chapter` None where it is computed.

    One that does not stand in the report has no number.
    """

    number: int | None
    name: str
    chapter: Chapter | None
    sign: str
    said: str


def all_of(by: By, action: str = SEE) -> QuerySet[Report]:
    """The reports with which the user may do this: those of the user's teams, and of the user's associations."""
    rooms = policy.team_ids(by, SEE_TEAM)
    own = Q(team__in=rooms & policy.team_ids(by, action))
    shared = Q(team=None, association__in=policy.associations(by, action))
    taken_part = Q(team=None, chapters__team__in=rooms) if action == SEE else Q(pk__in=[])
    found = Report.objects.filter(own | shared | taken_part).distinct()
    return found.select_related("association", "team", "frozen_by", "published_by")


def listed(by: By) -> list[Report]:
    """The reports that the user may see, newest period first."""
    return list(all_of(by))


def may(by: By, action: str, of: Report) -> bool:
    """Whether the user may do this with the report."""
    return policy.somewhere(by, action) and all_of(by, action).filter(pk=of.pk).exists()


def report(by: By, action: str, pk: int) -> Report:
    """The report, if the user may do this with it. Raises Http404, and logs it, for one of somebody else's."""
    found = all_of(by, action).filter(pk=pk).first()
    if found is None:
        foreign = Report.objects.filter(pk=pk).first()
        if foreign is not None:
            log.write(by, "denied", action, team=foreign.team, thing=foreign)
        raise Http404
    return found


def chapter(by: By, action: str, pk: int) -> Chapter:
    """A team's chapter, if the user may do this in the team. Raises Http404."""
    held = Chapter.objects.exclude(team=None).select_related("report__association", "team__controller")
    return policy.get(by, action, held, pk)


def common(by: By, action: str, pk: int) -> Chapter:
    """A chapter about the whole, if the user may do this in its association. Raises Http404."""
    of = policy.associations(by, action)
    held = Chapter.objects.filter(team=None, report__team=None, report__association__in=of)
    return policy.found(held.select_related("report__association").filter(pk=pk))


def handed(by: By, pk: int) -> Chapter:
    """A team's chapter in a report that the user leads. Raises Http404."""
    led = policy.associations(by, "report.lead")
    held = Chapter.objects.filter(report__team=None, report__association__in=led).exclude(team=None)
    return policy.found(held.select_related("report__association", "team").filter(pk=pk))


def mine(by: By, of: Report) -> list[Chapter]:
    """The chapters of a report that the user may open, in order."""
    rooms = policy.team_ids(by, SEE_TEAM)
    shared = policy.associations(by, SEE_COMMON).filter(pk=of.association_id).exists()
    opens = Q(team__in=rooms) | (Q(team=None) if shared and not of.own else Q(pk__in=[]))
    return list(of.chapters.filter(opens).select_related("team"))


def lines(of: Report, numbers: Mapping[tuple[int, str], int]) -> list[Line]:
    """The chapters of a report in order with their `numbers`, and the state of those that somebody writes."""
    layout, rows = of_layout(of), {chapter.number: chapter for chapter in of.chapters.select_related("team")}
    found = []
    for place, plan, team in planned(layout, _teams_of(rows.values())):
        row = rows.get(place)
        number = numbers.get((layout.chapters.index(plan), team.code if team else ""))
        name = team.name if team else plan.title["sv"] if plan.title else ""
        said = _said(row) if row else "Räknas fram"
        if row or number:
            sign = SIGNS[row.status] if row else "approved"
            found.append(Line(number, name, row, sign, said if number else f"{said}, utan text: är inte med"))
    return found


def all_in(of: Report, found: list[Line]) -> bool:
    """Whether every team's chapter has come as far as freezing asks."""
    wanted = APPROVED if of.own else DELIVERED
    return all(line.chapter.status == wanted for line in found if line.chapter and line.chapter.team_id)


def lacking(of: Chapter) -> list[str]:
    """The teams whose figures a chapter about the whole waits for; none where it counts nothing, or is a team's own."""
    if of.team_id or of.report.status != DRAFT:
        return []
    if all(block.text for block in of_layout(of.report).chapters[of.place].blocks):
        return []
    waiting = of.report.chapters.exclude(team=None).exclude(status=DELIVERED).select_related("team")
    return [chapter.team.name for chapter in waiting if chapter.team]


def in_words(of: Report, found: list[Line]) -> str:
    """How far a report has come, in a sentence or two."""
    teams = [line.chapter for line in found if line.chapter and line.chapter.team_id]
    if of.status == PUBLISHED:
        return "Rapporten är publicerad. Den ändras inte om registret rättas."
    if of.status == FROZEN:
        return "Rapporten är fryst. En annan person än den som frös den läser och publicerar."
    if of.own:
        return "Rapporten stannar hos teamet. När styrgruppen har godkänt den kan den frysas."
    here = sum(chapter.status == DELIVERED for chapter in teams)
    said = in_letters(here, "ett").capitalize() if here else "Inget"
    return f"{said} av {in_letters(len(teams), 'ett')} team har lämnat sitt kapitel."


def planned(of: Layout, teams: list[Team]) -> list[tuple[int, ChapterPlan, Team | None]]:
    """The chapters that a layout plans for these teams, numbered; a team's with its team."""
    found: list[tuple[ChapterPlan, Team | None]] = []
    for plan in of.chapters:
        if plan.of == "team":
            found += [(plan, team) for team in teams]
        elif len(teams) > 1 or not plan.several_teams:
            found.append((plan, None))
    return [(number, plan, team) for number, (plan, team) in enumerate(found, 1)]


def shows(plan: ChapterPlan, audience: str) -> bool:
    """Whether a planned chapter can show anything to those that a report is for: what is wrong with the dataset is the team's own."""
    blocks = (*plan.blocks, *(block for section in plan.sections for block in section.blocks))
    return audience == OWN or any(not block.findings for block in blocks)


def of_layout(of: Report) -> Layout:
    """The layout of a report."""
    return layout(of.layout)


def layouts() -> list[tuple[str, str]]:
    """The layouts that can be chosen, the customer's own included, each with what its report is called."""
    found = []
    for name, said in sorted(read("layouts").items(), key=lambda pair: str(pair[1]["label"]["sv"])):
        titles = ", ".join(title["label"]["sv"].lower() for title in said["titles"])
        found.append((name, f"{said['label']['sv']}{f' ({titles})' if titles else ''}"))
    return found


def audiences() -> list[tuple[str, str]]:
    """For whom the report of an association can be."""
    return [(name, said["label"]["sv"]) for name, said in read("audiences").items()]


def writers(of: Chapter, but: By) -> list[tuple[Text, str]]:
    """The texts of a chapter that somebody else is writing in now, and what their sections are called."""
    if of.status != DRAFT or of.report.status != DRAFT:
        return []
    since = timezone.now() - NOW
    found = of.texts.filter(written_at__gte=since).exclude(written_by=None).select_related("written_by")
    others = found.exclude(written_by=but.user).order_by("-written_at")
    plan = of_layout(of.report).chapters[of.place]
    titles = {section.name: section.title["sv"] for section in plan.sections}
    own = plan.title["sv"] if plan.title else ""
    return [(text, titles.get(text.section, own)) for text in others]


def association_of(by: By) -> Association | None:
    """The association whose reports the user leads."""
    return policy.associations(by, "report.lead").first()


def teams_of(association: Association) -> QuerySet[Team]:
    """The teams that can have a chapter."""
    return association.teams.order_by("name")


def _teams_of(chapters: Iterable[Chapter]) -> list[Team]:
    return [chapter.team for chapter in chapters if chapter.team]


def _said(row: Chapter) -> str:
    if row.team is None:
        return "Klar" if row.status != DRAFT else "Utkast"
    if row.status == DRAFT and row.why_back:
        return "Tillbaka i utkast"
    return SAID[row.status]
