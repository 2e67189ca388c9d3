"""What does a user do to read in a list, page by page, and how much processor time does each take?"""

from __future__ import annotations

import gc
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from stegvis.web.access.models import Association, Controller, Grant, Team, User
from stegvis.web.register.models import Enrolment, Track


def through(path: Path) -> dict[str, Any]:
    """The processor's seconds of each step, and what came of it: rows added, rows told to be wrong."""
    setup_test_environment()  # so that a page's form can be read
    call_command("migrate", verbosity=0)
    client = _leader()
    data, seconds = path.read_bytes(), {}
    began = time.process_time()

    def took(step: str) -> None:
        nonlocal began
        seconds[step] = seconds.get(step, 0.0) + time.process_time() - began
        gc.collect()  # what the test client keeps of a page, a server would not
        began = time.process_time()

    columns = client.post("/las-in/lista/", {"file": SimpleUploadedFile(path.name, data)})["Location"]
    took("upload")
    trial = _told(client, client.post(columns, _as_shown(client, columns))["Location"])
    took("told")
    found = client.get(trial).context["found"]
    took("trial")
    if not found.wrong:
        client.post(trial)
    took("read")
    if not found.wrong:
        again = client.post("/las-in/lista/", {"file": SimpleUploadedFile(path.name, data)})["Location"]
        trial = _told(client, client.post(again, _as_shown(client, again))["Location"])
        took("sent again")
        same = client.get(trial).context["found"]
        took("again")
        if (same.new, same.same) != (0, found.new):
            raise SystemExit(f"Samma lista igen skulle lägga till {same.new} rader.")
    told = {(fault.row, fault.heading) for fault in found.faults}
    return {**seconds, "added": Enrolment.objects.count(), "wrong": len(told)}


def _told(client: Client, values: str) -> str:
    """Sends what is chosen by itself; what cannot be told is left, so that its rows are wrong."""
    return str(client.post(values, _as_shown(client, values))["Location"])


def _as_shown(client: Client, address: str) -> dict[str, str]:
    form = client.get(address).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def _leader() -> Client:
    controller = Controller.objects.create(name="Mätkommun")
    association = Association.objects.create(code="matt", name="Mätförbundet")
    team = Team.objects.create(
        controller=controller, association=association, code="t", name="Team", capacity=40
    )
    Track.objects.create(team=team, code="a", name="Trädgård")
    user = User.objects.create_user("ledare@exempel.se", None, name="Selma Stensjö")
    Grant.objects.create(user=user, role="team_leader", team=team, from_day=date(2020, 1, 1), why="Mätning")
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client
