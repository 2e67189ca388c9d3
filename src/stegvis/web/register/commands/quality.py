"""How does a team let a finding stand?"""

from __future__ import annotations

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import Waiver


def waive(by: By, *, team: Team, code: str, table: str, row: str, why: str) -> Waiver:
    """Lets a finding stand, with the reason; waiving it again changes the reason."""
    held = Waiver.objects.filter(team=team, code=code, table=table, row=row).first()
    if held:
        return record.changed(by, "quality.waive", held, why=why, waived_by=by.user)
    made = Waiver(team=team, code=code, table=table, row=row, why=why, waived_by=by.user)
    return record.added(by, "quality.waive", made)


def take_back(by: By, *, waiver: Waiver) -> None:
    """Asks about the finding again."""
    record.removed(by, "quality.waive", waiver)
