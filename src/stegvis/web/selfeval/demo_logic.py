"""Which logic model has the demo's team? A first version, fixed in the spring, and the second being written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from stegvis.web.access.by import By
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.models import KeptRow
from stegvis.web.selfeval.commands import logic as commands
from stegvis.web.selfeval.models import Logic

FILE = Path(__file__).parent / "data" / "demo_logic.yaml"


def logic(setting: Setting) -> None:
    """Two versions of the same rows; the second has a follow-up more."""
    said: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["rows"]
    by = By(setting.users["team_leader"], "demo")
    goals = list(KeptRow.objects.filter(team=setting.team, table="goals").order_by("-pk"))
    first = commands.begin(by, team=setting.team)
    for row in said:
        place = row.pop("kept", None)
        kept = goals[place] if place is not None and place < len(goals) else None
        commands.add(by, logic=first, kept=kept, **row)
    commands.fix(by, logic=first)
    Logic.objects.filter(pk=first.pk).update(fixed_on=setting.day(-200))
    second = commands.begin(by, team=setting.team)
    commands.add(
        by, logic=second, column="activity", text="Träffar med arbetsgivare varje termin", back=["M1"]
    )
