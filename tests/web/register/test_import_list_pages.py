"""A list goes from file to register page by page, and what was told once is offered for the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.commands import lists
from stegvis.web.register.lists import read_list
from stegvis.web.register.models import Consent, HeldList
from stegvis.web.register.models import Mapping as Kept

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]


def test_a_list_goes_from_file_to_register_and_the_next_one_fits(
    leader: User, team: Team, as_user: AsUser
) -> None:
    client = as_user(leader)
    text = "Namn;Född;Start;Försörjning\nMira Ekdunge;1991;2026-03-02;Soc-bidrag\n"

    def sent(text: str) -> str:
        file = {"file": SimpleUploadedFile("vår lista.csv", text.encode())}
        return str(client.post("/las-in/lista/", file)["Location"])

    columns = sent(text)
    shown = client.get(columns).context["form"]
    given = {name: shown[name].value() or "" for name in shown.fields} | {"keep": "Vår lista"}
    assert given["livelihood"] == "Försörjning"
    values = client.post(columns, given)["Location"]
    asked = client.get(values).context["form"]
    assert [(one.column.code, one.value, one.rows) for one in asked.asked] == [
        ("livelihood", "Soc-bidrag", 1),
        ("consent", "", 1),
    ]
    answer = client.post(values, {"value_0": "forsorjningsstod"})
    assert "Välj vad som gäller för raderna utan svar." in answer.content.decode()
    trial = client.post(values, {"value_0": "forsorjningsstod", "value_1": "not_asked"})["Location"]
    assert "Mira Ekdunge" in client.get(trial).content.decode()
    answer = client.post(trial, follow=True)
    assert "1 inskrivning är inläst." in answer.content.decode()
    assert Consent.objects.get().answer == "not_asked"
    assert Kept.objects.get().codes["livelihood"] == {"Soc-bidrag": "forsorjningsstod"}
    columns = sent(text.replace("2026-03-02", "2026-04-07"))
    assert "valda som i Vår lista" in client.get(columns).content.decode()
    client.post(columns, given)
    held = HeldList.objects.get()
    assert held.codes == {"livelihood": {"Soc-bidrag": "forsorjningsstod"}, "consent": {"": "not_asked"}}


def test_columns_without_a_start_or_a_person_are_refused(leader: User, team: Team, as_user: AsUser) -> None:
    listed = read_list(b"Namn;Start\nMira Ekdunge;2026-03-02\n", "lista.csv")
    held = lists.hold(people.by(leader), team=team, purpose="import", listed=listed)
    answer = as_user(leader).post(f"/las-in/lista/{held.pk}/kolumner/", {})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Välj kolumnen med startdag." in page
    assert "Välj personnummer eller namn" in page
