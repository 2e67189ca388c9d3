"""What have the demo's participants said that may be published?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from stegvis.web.access.by import By
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.models import Enrolment
from stegvis.web.reports.commands import stories as commands

SAID: tuple[dict[str, Any], ...] = (
    {"kind": "quote", "name": "Alva", "scope": "report", "consent": "written",
     "body": "Jag trodde att alla hade gett upp om mig. Här frågade någon vad jag ville, och sedan hände det."},
    {"kind": "story", "name": "Ivar", "scope": "web", "consent": "digital",
     "body": "Första veckan kom jag en timme om dagen och satt mest tyst. Efter två månader skötte jag växthuset på förmiddagarna.\n\nNu arbetar jag halvtid. Jag säger till när det blir för mycket, och det går att säga till."},
    {"kind": "quote", "name": "", "scope": "report", "consent": "spoken",
     "body": "Det bästa var att alla satt vid samma bord. Jag slapp berätta allt fyra gånger."},
)  # fmt: skip
WITHDRAWN = 2


def stories(setting: Setting) -> None:
    """Two that hold and one whose consent is withdrawn."""
    by = By(setting.users["caseworker"], "demo", "Exempel")
    held = Enrolment.objects.filter(team=setting.team, ended_on=None, person__protected="").exclude(
        person__name=""
    )
    for place, (enrolment, said) in enumerate(
        zip(held.select_related("person", "team").order_by("pk"), SAID, strict=False)
    ):
        given = setting.today - timedelta(days=40 + place)
        made = commands.add(by, enrolment=enrolment, consented_on=given, **said)
        if place == WITHDRAWN:
            commands.withdraw(by, story=made, on=setting.today - timedelta(days=3))
