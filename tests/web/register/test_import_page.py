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

from stegvis.web.access import drafts
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.models import Enrolment, HeldList, Person
from stegvis.web.register.queries import held_dataset

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


def choose(client: Client, *teams: str) -> Any:
    held = HeldList.objects.get()
    said = {f"team_{held.pk}_{place}": team for place, team in enumerate(teams)}
    return client.post("/las-in/underlag/team/", said, follow=True)


def confirm(client: Client, shown: Any, key: str = "6a5d4c6e-5d0c-4c0e-9a57-0a2f5f1f3b11") -> Any:
    mark = shown.context["tried"].plan.mark
    return client.post("/las-in/underlag/klart/", {"mark": mark, "submission": key}, follow=True)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_upload_is_tried_and_writes_nothing(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    assert "Vilket team är vilket?" in text(sent(client, packed()))
    answer = choose(client, str(team.pk))
    assert "Två deltagare och två inskrivningar skulle läggas till. Inget har skrivits" in text(answer)
    assert "10 februari 2025 till 1 mars 2025" in text(answer).replace("\u00a0", " ")
    assert not Enrolment.objects.exists()


def test_loose_files_are_as_good_as_a_zip(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    loose = [SimpleUploadedFile(name, said.encode()) for name, said in FILES.items()]
    client = as_user(leader)
    sent(client, *loose)
    assert "Två deltagare" in text(choose(client, str(team.pk)))


def test_every_fault_is_told_with_file_row_and_remedy_and_comes_as_a_list(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    wrong = FILES["enrolments.csv"].replace("2025-03-01", "i våras")
    sent(client, packed(enrolments=wrong))
    shown = text(choose(client, str(team.pk)))
    assert "Läs in</button>" not in shown
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
    assert "Välj zip-filen" in text(sent(as_user(leader)))
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


def test_it_is_read_in_once_however_often_it_is_sent_and_the_upload_is_gone(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    sent(client, packed())
    shown = choose(client, str(team.pk))
    first, second = confirm(client, shown), confirm(client, shown)
    assert first.redirect_chain == second.redirect_chain == [("/las-in/", 302)]
    assert "2 deltagare och 2 inskrivningar är nya" in text(first).replace("\u00a0", " ")
    assert Enrolment.objects.count() == 2
    assert not HeldList.objects.exists()
    sent(client, packed())
    assert "Inget i underlaget är nytt här" in text(choose(client, str(team.pk)))


def test_what_was_not_seen_is_not_read_in(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    sent(client, packed())
    choose(client, str(team.pk))
    answer = client.post("/las-in/underlag/klart/", {"mark": "annat"}, follow=True)
    assert "Registret har ändrats sedan du provläste" in text(answer)
    assert not Enrolment.objects.exists()


def test_a_team_of_the_file_that_is_not_the_users_is_a_finding_until_something_is_chosen(
    leader: User, team: Team, other_team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    asked = text(sent(client, packed()))
    assert team.name in asked
    assert other_team.name not in asked
    assert choose(client, str(other_team.pk)).status_code == 422
    outside = text(choose(client, "outside"))
    assert "Team Norr (norr) lämnas utanför." in outside
    assert "Läs in</button>" not in outside
    HeldList.objects.update(columns={"norr": other_team.pk})
    foreign = client.get(TRIAL)
    assert "Teamet Team Norr (norr) är inget av dina." in text(foreign)
    assert "Välj vilket av dina team" in text(confirm(client, foreign))
    assert not Enrolment.objects.exists()


def test_the_team_with_the_same_code_is_chosen_by_itself(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    same = {name: said.replace("norr", team.code) for name, said in FILES.items()}
    assert "Två deltagare" in text(sent(as_user(leader), packed(same)))


def test_what_differs_is_shown_with_both_values_and_hidden_with_a_protected_identity(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    sent(client, packed())
    confirm(client, choose(client, str(team.pk)))
    sent(client, packed(enrolments=FILES["enrolments.csv"].replace("2025-03-01,", "2025-03-02,")))
    shown = text(choose(client, str(team.pk))).replace("\u00a0", " ")
    assert "Startade: här 1 mars 2025, i filen 2 mars 2025." in shown
    assert Entry.objects.filter(kind="read", action="data.import").exists()
    Person.objects.filter(birth_year=1980).update(protected="marking")
    hidden = text(client.get(TRIAL)).replace("\u00a0", " ")
    assert "Skyddad identitet" in hidden
    assert "här 1 mars 2025" not in hidden
    listed = client.get("/las-in/underlag/anmarkningar/").content.decode("utf-8-sig")
    assert "Skiljer sig;enrolments.csv;3;Startade;e2;Dolt" in listed


def test_a_list_never_begins_a_cell_with_a_formula(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    wrong = FILES["enrolments.csv"].replace("e2,p2,norr,2025-03-01", "=1+1,p2,norr,i våras")
    sent(client, packed(enrolments=wrong))
    assert ";'=1+1;" in client.get("/las-in/underlag/anmarkningar/").content.decode("utf-8-sig")


def test_a_dataset_with_more_rows_than_a_process_can_hold_is_told_to_be_divided(
    leader: User, team: Team, as_user: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_dataset, "ROWS", 5)
    shown = text(sent(as_user(leader), packed()))
    assert "Underlaget har 6 rader" in shown
    assert "Dela underlaget per team eller år" in shown


def test_a_file_with_a_very_long_name_is_read(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    file = packed()
    file.name = "å" * 240 + ".zip"
    assert "Vilket team är vilket?" in text(sent(as_user(leader), file))


def test_what_was_chosen_for_one_file_is_not_kept_for_the_next(
    leader: User, team: Team, as_user: Callable[[User], Client]
) -> None:
    client = as_user(leader)
    sent(client, packed())
    name = f"team_{HeldList.objects.get().pk}_0"
    drafts.keep(leader, "/las-in/underlag/team/", {name: [str(team.pk)]})
    assert f'value="{team.pk}" selected' in text(client.get("/las-in/underlag/team/"))
    assert f'value="{team.pk}" selected' not in text(sent(client, packed()))
