"""How far has the demo's association come with its annual report?"""

from __future__ import annotations

from stegvis.documents.stories import MARK_OF
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.periods import year_of
from stegvis.web.reports.commands import reports, texts
from stegvis.web.reports.models import Chapter, Story

YEAR = "Det var ett år då mycket föll på plats. Teamen fick ett gemensamt sätt att kartlägga, och parterna möttes oftare än förut.\n\n## Tre saker att minnas\n\n- Kartläggningen är densamma i de flesta team\n- Två nya arbetsgivare tar emot arbetsträning\n- Personalen har stannat"
WORK = "Gruppen Trädgård gick två dagar i veckan, också under vintern. MAC hade öppet alla förmiddagar."
TOLD = "Två deltagare har berättat hur det har varit."


def annual(setting: Setting) -> None:
    """Last year's activity part is begun: the association's words about the year, and one team's with its participants'."""
    lead = By(setting.users["association_manager"], "demo", "Exempel")
    association = setting.team.association
    made = reports.start(
        lead,
        association=association,
        teams=list(Team.objects.filter(association=association).exclude(kind="support").order_by("name")),
        period=year_of(setting.today.year - 1),
        layout_name="annual",
        audience="association",
    )
    _write(lead, made.chapters.get(number=1), "aret", YEAR)
    ours = made.chapters.get(team=setting.team)
    worker = By(setting.users["caseworker"], "demo", "Exempel")
    _write(worker, ours, "arbetet", WORK)
    held = Story.objects.filter(team=setting.team, withdrawn_on=None).order_by("pk")
    marks = [f"[[{MARK_OF[story.kind]} {story.pk}]]" for story in held]
    _write(worker, ours, "berattelser", "\n\n".join((TOLD, *marks)))


def _write(by: By, chapter: Chapter, section: str, body: str) -> None:
    texts.write(by, chapter=chapter, section=section, body=body, version=1)
