"""Which reports has the demo's association written: one that is published, and one half-written?"""

from __future__ import annotations

from datetime import date

from stegvis.documents.texts import arranged
from stegvis.domain.period import Period
from stegvis.examples import example_texts
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.periods import half
from stegvis.web.reports.commands import chapters, comments, harm, reports, texts
from stegvis.web.reports.models import Chapter, Report
from stegvis.web.reports.queries.harm import small

EXAMPLE = "vastmanland-2025"
FIRST = half(2025, 1)
WRITTEN = {
    "deltagare": "Halvåret har varit lugnt vid intaget. De flesta kommer från Försäkringskassan, och fler än tidigare har en pågående kontakt med vuxenpsykiatrin.",
    "om-verksamheten": "Teamet har börjat med korta trepartssamtal på arbetsplatsen innan arbetsträningen börjar. **Två nya arbetsgivare** tar emot.\n\n- Gruppen Trädgård går två dagar i veckan\n- MAC har öppet alla förmiddagar",
}
BEGUN = (
    "Sex team har följts upp på samma sätt.",
    "Sex team har följts upp på samma sätt, och för första gången med samma mål.",
)


def studio(setting: Setting) -> None:
    """A published half-year report of six teams with their own words, and the next year's, begun."""
    teams = list(
        Team.objects.filter(association=setting.team.association).exclude(kind="support").order_by("name")
    )
    told = arranged(example_texts(EXAMPLE)).sections
    teams = [team for team in teams if any(place[0] == team.code for place in told)]
    _published(setting, teams, told)
    _begun(setting, teams)


def _published(setting: Setting, teams: list[Team], told: dict[tuple[str, str], str]) -> None:
    lead, leader = _by(setting, "association_manager"), _by(setting, "team_leader")
    made = _started(setting, teams, FIRST)
    for chapter in made.chapters.select_related("team"):
        writes = leader if chapter.team else lead
        for text in chapter.texts.all():
            body = told.get((chapter.team.code if chapter.team else "", text.section), "")
            texts.write(writes, chapter=chapter, section=text.section, body=body, version=1)
        _handed_over(setting, chapter)
    reports.freeze(lead, report=made)
    reports.publish(_by(setting, "economist"), report=made)


def _handed_over(setting: Setting, chapter: Chapter) -> None:
    lead, leader = _by(setting, "association_manager"), _by(setting, "team_leader")
    if chapter.team is None:
        chapters.ready(lead, chapter=chapter)
        return
    chapters.ready(leader, chapter=chapter)
    chapters.approve(_by(setting, "steering_group"), chapter=chapter)
    chapters.deliver(leader, chapter=chapter)


def _begun(setting: Setting, teams: list[Team]) -> None:
    """The newest half that has ended: one team has written a little."""
    today = setting.today
    newest = half(today.year, 1) if today >= date(today.year, 7, 1) else half(today.year - 1, 2)
    made = _started(setting, teams, newest)
    ours = made.chapters.get(team=setting.team)
    for section, body in WRITTEN.items():
        texts.write(_by(setting, "caseworker"), chapter=ours, section=section, body=body, version=1)
    _harm_tested(setting, ours)
    asked = _by(setting, "steering_group")
    whole = made.chapters.get(team=None, number=1)
    lead = _by(setting, "association_manager")
    for version, body in enumerate(BEGUN, 1):
        texts.write(lead, chapter=whole, section="inledning", body=body, version=version)
    said = "Nämn att två team har bytt lokaler."
    comments.comment(_by(setting, "economist"), chapter=whole, section="inledning", body=said)
    comments.comment(
        asked,
        chapter=ours,
        section="om-verksamheten",
        body="Nämn att båda arbetsgivarna är nya för oss i år.",
    )


def _harm_tested(setting: Setting, chapter: Chapter) -> None:
    """A small count that the team leader has tested, and nobody has confirmed."""
    why = "Alla i teamet har samma remittenter, så talet säger inget om vem. Förbundet behöver det för att planera platserna."
    for one in small(chapter):
        try:
            harm.make(_by(setting, "team_leader"), chapter=chapter, figure=one.code, why=why)
        except Refused:
            continue
        return


def _started(setting: Setting, teams: list[Team], period: Period) -> Report:
    return reports.start(
        _by(setting, "association_manager"),
        association=setting.team.association,
        teams=teams,
        period=period,
        layout_name="half_year",
        audience="association",
    )


def _by(setting: Setting, role: str) -> By:
    return By(setting.users[role], "demo", "Exempel")
