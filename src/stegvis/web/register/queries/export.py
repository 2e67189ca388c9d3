"""How is a team's register handed out as a file?"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.register.models import Person
from stegvis.web.register.queries.dataset import Handed, write_dataset

ACTION = "data.export"


def teams(by: By) -> list[Team]:
    """The teams whose register the user may hand out."""
    return list(policy.teams(by, ACTION).select_related("controller", "association").order_by("name"))


def handed_out(
    by: By, team: Team, *, recipient: str, why: str, whole_dates: bool, decision: str = ""
) -> tuple[bytes, Handed]:
    """The team's register as a zipped dataset; logged with everybody in it. An empty recipient is the team itself."""
    with tempfile.TemporaryDirectory(prefix="stegvis-") as held:
        folder = Path(held) / team.code
        told = write_dataset([team], folder, recipient=recipient, whole_dates=whole_dates)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
    people = Person.objects.filter(teams=team).values_list("pk", flat=True)
    said = {
        "recipient": recipient,
        "whole_dates": whole_dates,
        "decision": decision,
        "bare": told.bare,
        **told.counts,
    }
    log.write(by.because(why), "export", ACTION, persons=people, team=team, thing=team, after=said)
    return packed.getvalue(), told


def exports(team: Team) -> list[Entry]:
    """The latest exports of a team's register."""
    return list(Entry.objects.filter(team=team, kind="export", action=ACTION)[:20])
