"""What have the demo's association and team arranged for others than participants?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.web.access.by import By
from stegvis.web.register.demo.setting import Setting
from stegvis.web.reports.commands import events as commands


@dataclass(frozen=True, slots=True)
class Said:
    """An event of the demo: `came` is women, men and those whose sex was not noted."""

    title: str
    kind: str
    first: date
    days: int
    target: str
    organisers: str
    came: tuple[int | None, int | None, int | None]


OURS = (
    Said("Metodstöd i arbetsträning, grundkurs", "training", date(2025, 9, 16), 2, "Handläggare hos parterna", "", (21, 8, None)),
    Said("Arbetsliv i rörelse", "conference", date(2025, 10, 8), 2, "Personal, chefer och politiker", "Region Västmanland", (96, 41, 3)),
    Said("Så gick det: tre år med coachning", "dissemination", date(2025, 11, 13), 1, "Parternas chefer", "", (34, 19, None)),
    Said("Frukostmöte om unga utan sysselsättning", "seminar", date(2025, 11, 27), 1, "Alla parter", "Arbetsförmedlingen", (None, None, 47)),
    Said("Nätverk för arbetskonsulenter", "network", date(2025, 12, 4), 1, "Arbetskonsulenter i länet", "", (12, 4, None)),
    Said("Samtal som leder framåt, grundkurs", "training", date(2026, 2, 10), 2, "Handläggare hos parterna", "", (24, 7, None)),
    Said("Nätverk för arbetskonsulenter", "network", date(2026, 5, 6), 1, "Arbetskonsulenter i länet", "", (14, 5, None)),
    Said("Processdag om gemensam kartläggning", "process_day", date(2026, 9, 22), 1, "Teamens personal", "", (31, 12, None)),
)  # fmt: skip
TEAMS = (
    Said("Öppet hus för arbetsgivare", "information", date(2025, 10, 22), 1, "Arbetsgivare i kommunen", "Företagarna", (9, 14, None)),
    Said("Öppet hus för arbetsgivare", "information", date(2026, 4, 15), 1, "Arbetsgivare i kommunen", "Företagarna", (11, 12, None)),
)  # fmt: skip
AHEAD = ("Skyddade personuppgifter i praktiken", "training", 30, "Teamens personal")


def events(setting: Setting) -> None:
    """Those that have been, and one to come that nobody has counted yet."""
    association = setting.team.association
    lead = By(setting.users["association_manager"], "demo", "Exempel")
    leader = By(setting.users["team_leader"], "demo", "Exempel")
    for by, team, said in ((lead, None, OURS), (leader, setting.team, TEAMS)):
        for one in said:
            last = one.first + timedelta(days=one.days - 1)
            if last < setting.today:
                counts = dict(zip(("female", "male", "unknown"), one.came, strict=True))
                commands.add(
                    by,
                    association=association,
                    team=team,
                    title=one.title,
                    kind=one.kind,
                    first=one.first,
                    last=last,
                    target=one.target,
                    organisers=one.organisers,
                    **counts,
                )
    title, kind, days, target = AHEAD
    day = setting.today + timedelta(days=days)
    commands.add(
        lead, association=association, team=None, title=title, kind=kind, first=day, last=day, target=target
    )
