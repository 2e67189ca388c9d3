"""What does a team leader do to read a dataset in?"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow.csv as csv
from django.core.management import call_command
from django.test import Client

from stegvis.web.access.models import Association, Controller, Grant, Team, User
from stegvis.web.register.models import Enrolment

TRIAL = "/las-in/underlag/prov/"
MARK = re.compile(r'name="mark" value="([0-9a-f]+)"')


@dataclass
class Leader:
    """Somebody with a browser, a zip, and the teams that are in it."""

    client: Client
    packed: Path

    @classmethod
    def ready(cls, packed: Path) -> Leader:
        """An empty register with the teams of the zip, all led by one person."""
        call_command("migrate", verbosity=0)
        controller = Controller.objects.create(name="Mätkommun")
        association = Association.objects.create(code="matt", name="Mätförbundet")
        user = User.objects.create_user("ledare@exempel.se", None, name="Ledare")
        with zipfile.ZipFile(packed) as archive, archive.open("teams.csv") as file:
            codes = csv.read_csv(file).column("team").to_pylist()
        for code in codes:
            team = Team.objects.create(controller=controller, association=association, code=code, name=code)
            Grant.objects.create(
                user=user, role="team_leader", team=team, from_day=date(2020, 1, 1), why="Mätning"
            )
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        return cls(client, packed)

    def upload(self) -> None:
        """Sends the zip."""
        with self.packed.open("rb") as file:
            self._right(self.client.post("/las-in/underlag/", {"dataset": [file]}), 302)

    def tried(self) -> None:
        """Opens the dry run."""
        self._right(self.client.get(TRIAL), 200)
        assert not Enrolment.objects.exists()

    def read_in(self) -> None:
        """Presses the button that the dry run showed."""
        found = MARK.search(self.client.get(TRIAL).content.decode())
        mark = found.group(1) if found else ""
        answer = self.client.post("/las-in/underlag/klart/", {"mark": mark, "submission": str(uuid4())})
        self._right(answer, 302)
        if not Enrolment.objects.exists():
            raise SystemExit("Inget lästes in.")

    def again(self) -> None:
        """Tries the same dataset once more: nothing is new."""
        self.upload()
        if "Inget i underlaget är nytt här." not in self.client.get(TRIAL).content.decode():
            raise SystemExit("Samma underlag läses in två gånger.")

    def _right(self, answer: Any, status: int) -> None:
        if answer.status_code != status:
            raise SystemExit(f"Sidan svarade {answer.status_code} i stället för {status}.")
