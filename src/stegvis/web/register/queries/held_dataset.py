"""Which dataset has somebody uploaded, and which teams is it for?"""

from __future__ import annotations

import base64
import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from stegvis.dataset import Dataset, DatasetError, Limits, load
from stegvis.domain.finding import Finding
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.secrecy import Unreadable, decrypt
from stegvis.web.look.swedish import number
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.commands.held_dataset import ACTION, PURPOSE, SEAL
from stegvis.web.register.commands.lists import HOURS
from stegvis.web.register.models import HeldList

ROWS = 100_000  # in all tables: what one process reads in within its memory (docs/benchmarks.md)
LIMITS = Limits(unpacked=64 << 20, rows=ROWS, memory="256MB", threads=1)
TOO_MANY = "Underlaget har {rows} rader. Här läses högst {most} in på en gång."
DIVIDE = "Dela underlaget per team eller år, och läs in delarna var för sig."


@dataclass(frozen=True, slots=True)
class FileTeam:
    """A team of the file: how many enrolments it has there, and the team of ours that it is. `decided` also where that is none."""

    code: str
    name: str
    controller: str
    enrolments: int
    ours: Team | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A held dataset. `data` is None where it cannot be read at all; `findings` say why, or what is wrong in it."""

    held: HeldList
    name: str
    data: Dataset | None
    findings: tuple[Finding, ...]
    file_teams: tuple[FileTeam, ...] = ()

    @property
    def teams(self) -> Mapping[str, Team]:
        """Our team by the file's code, for those that are read in."""
        return {one.code: one.ours for one in self.file_teams if one.ours}

    @property
    def undecided(self) -> bool:
        """Whether it is still to be said which team some rows go to."""
        return not all(one.decided for one in self.file_teams)


def held(by: By, team: Team) -> HeldList | None:
    """The user's own, as it lies; None where there is none or it has been held too long."""
    since = timezone.now() - timedelta(hours=HOURS)
    rows = HeldList.objects.filter(team=team, user=by.user, purpose=PURPOSE, added_at__gte=since)
    return policy.visible(by, ACTION, rows).first()


def opened(by: By, team: Team) -> Opened | None:
    """The user's own dataset, read and checked as of today."""
    found = held(by, team)
    if found is None:
        return None
    try:
        name, packed = json.loads(decrypt(found.sealed, SEAL))
    except Unreadable:
        return None
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        path = Path(folder) / name
        path.write_bytes(base64.b64decode(packed))
        try:
            data = load(path, definitions=known(), on=today(), limits=LIMITS)
        except DatasetError as fault:
            return Opened(found, name, None, fault.findings)
    rows = sum(table.num_rows for table in data.tables.values() if not isinstance(table, Path))
    if rows > ROWS:
        said = TOO_MANY.format(rows=number(rows), most=number(ROWS))
        return Opened(found, name, None, (Finding("import_too_many", "error", name, said, DIVIDE),))
    return Opened(found, name, data, data.findings, tuple(_file_teams(by, found, data)))


def ours(by: By) -> list[Team]:
    """The teams that the user may read data into."""
    return list(policy.teams(by, ACTION).order_by("name"))


def _file_teams(by: By, of: HeldList, data: Dataset) -> list[FileTeam]:
    """The file's teams; one with the code of a team of the user's is that team unless something else is said."""
    mine = {team.pk: team for team in ours(by)}
    same = {team.code: team.pk for team in mine.values()}
    counted = Counter(row["team"] for row in data.rows("enrolments", ["team"]))
    found = []
    for row in data.rows("teams", ["team", "name", "controller"]):
        code = row["team"]
        chosen = of.columns.get(code, same.get(code))
        decided = code in of.columns or code in same
        team = mine.get(chosen) if chosen is not None else None
        lost = chosen is not None and team is None
        found.append(
            FileTeam(code, row["name"], row["controller"] or "", counted[code], team, decided and not lost)
        )
    return found
