"""A dataset is uploaded, tried without anything being written, and thrown away or read in."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Enrolment, HeldList

pytestmark = pytest.mark.django_db
TRIAL = "/las-in/underlag/prov/"
FILES = {
    "associations.csv": "association,name\nf,Förbundet\n",
    "teams.csv": "team,association,name,controller\nnorr,f,Team Norr,Norrkommun\n",
    "participants.csv": "participant,sex,birth_year\np1,female,1991\np2,male,1980\n",
    "enrolments.csv": "enrolment,participant,team,started_on,exit_outcome\ne1,p1,norr,2025-02-10,\ne2,p2,norr,2025-03-01,\n",
}


def packed(files: Mapping[str, str] = FILES, **changed: str) -> SimpleUploadedFile:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, text in {**files, **{f"{n}.csv": t for n, t in changed.items()}}.items():
            archive.writestr(name, text)
    return SimpleUploadedFile("underlag.zip", into.getvalue())


def sent(client: Client, *files: SimpleUploadedFile) -> Any:
    return client.post("/las-in/underlag/", {"dataset": list(files)}, follow=True)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_upload_is_tried_and_writes_nothing(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    answer = sent(as_user(leader), packed())
    assert "Inget har skrivits i registret" in text(answer)
    assert not Enrolment.objects.exists()


def test_loose_files_are_as_good_as_a_zip(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    loose = [SimpleUploadedFile(name, said.encode()) for name, said in FILES.items()]
    assert "Inga fel i underlaget" in text(sent(as_user(leader), *loose))


def test_every_fault_is_told_with_file_row_and_remedy_and_comes_as_a_list(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    wrong = FILES["enrolments.csv"].replace("2025-03-01", "i våras")
    shown = text(sent(client, packed(enrolments=wrong)))
    assert "Rad 3" in shown
    assert "enrolments.csv" in shown
    listed = client.get("/las-in/underlag/anmarkningar/")
    assert listed.headers["Content-Type"].startswith("text/csv")
    rows = listed.content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Allvar;Fil;Rad;Kolumn;Nyckel;Vad;Gör så här"
    assert any(row.startswith("Fel;enrolments.csv;3;started_on;e2;") for row in rows)


def test_a_file_that_is_no_dataset_is_refused_at_the_field(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    answer = sent(as_user(leader), SimpleUploadedFile("brev.pdf", b"%PDF-1.7"))
    assert answer.status_code == 422
    assert "brev.pdf är ingen zip-fil" in text(answer)
    assert not HeldList.objects.exists()


def test_what_is_held_is_encrypted_its_users_own_and_goes_when_told(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    file = packed()
    sent(client, file)
    file.seek(0)
    assert base64.b64encode(file.read()).decode()[:40] not in HeldList.objects.get().sealed
    colleague = as_user(people.user("team_leader", team, "Vera Åsmark"))
    assert colleague.get(TRIAL).status_code == 302
    client.post("/las-in/underlag/slang/")
    assert not HeldList.objects.exists()
    assert client.get(TRIAL).status_code == 302
