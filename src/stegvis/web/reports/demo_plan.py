"""Which goals had the demo's association in its plan, and how did they go?"""

from __future__ import annotations

from typing import Any

from stegvis.web.access.by import By
from stegvis.web.register.demo.setting import Setting
from stegvis.web.reports.commands import plan as commands

PATH, TOGETHER = "Vägar till arbete och studier", "Samverkan mellan parterna"
PLANNED: tuple[dict[str, Any], ...] = (
    {"area": PATH, "goal": "Minst en fjärdedel av dem som avslutas går till arbete.", "kind": "at_exit", "outcome": "work", "level": 25.0},
    {"area": PATH, "goal": "Minst hälften avslutas med ett positivt utfall.", "kind": "positive", "level": 50.0},
    {"area": PATH, "goal": "Minst 400 personer får stöd i en insats under året.", "kind": "participants", "level": 400.0},
    {"area": TOGETHER, "goal": "Teamen kartlägger behov på samma sätt."},
    {"area": TOGETHER, "goal": "Minst 200 medarbetare hos parterna deltar i en gemensam utbildning eller konferens."},
)  # fmt: skip
FOLLOWED = {
    3: ("partly", "Fyra av sex team använder den gemensamma kartläggningen. Två börjar i vår."),
    4: ("met", "Förbundets utbildningar och konferenser under hösten hade 285 deltaganden."),
}


def plan(setting: Setting) -> None:
    """The plan of the example's year, followed up where words are the evidence, and this year's."""
    lead = By(setting.users["association_manager"], "demo", "Exempel")
    for year in sorted({2025, setting.today.year}):
        made = [
            commands.add(lead, association=setting.team.association, year=year, **said) for said in PLANNED
        ]
        for place, (result, evidence) in FOLLOWED.items() if year == 2025 else ():
            commands.follow_up(
                lead, goal=made[place], proposed="", said="", result=result, evidence=evidence, reason=""
            )
