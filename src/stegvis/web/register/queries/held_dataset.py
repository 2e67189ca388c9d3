"""Which dataset has somebody uploaded, and what is found in it?"""

from __future__ import annotations

import base64
import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from stegvis.dataset import Dataset, DatasetError, Limits, load
from stegvis.documents.tidy import FORMULA_SIGNS
from stegvis.domain.finding import Finding
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.secrecy import Unreadable, decrypt
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.commands.held_dataset import ACTION, PURPOSE, SEAL
from stegvis.web.register.commands.lists import HOURS
from stegvis.web.register.models import HeldList

COLUMNS = ("Allvar", "Fil", "Rad", "Kolumn", "Nyckel", "Vad", "Gör så här")
SEVERITIES = {"error": "Fel", "warning": "Varning"}
LIMITS = Limits(unpacked=400 << 20, rows=500_000, memory="256MB", threads=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A held dataset. `data` is None where it cannot be read at all; `findings` say why, or what is wrong in it."""

    held: HeldList
    name: str
    data: Dataset | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps rows from being read."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth a look, and keeps nothing."""
        return tuple(one for one in self.findings if one.severity != "error")

    def bad_rows(self) -> Mapping[str, int]:
        """How many rows with errors each file has."""
        rows = {(one.file, one.line) for one in self.errors if one.line}
        return Counter(file for file, _ in rows)


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
    return Opened(found, name, data, data.findings)


def findings_as_csv(of: Opened) -> bytes:
    """Every finding as a row, for a Swedish spreadsheet: semicolons, and nothing that it would run as a formula."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in of.findings:
        told = (SEVERITIES[one.severity], one.file, one.line, one.column, one.key, one.message, one.remedy)
        writer.writerow(["" if cell is None else _cell(str(cell)) for cell in told])
    return page.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
