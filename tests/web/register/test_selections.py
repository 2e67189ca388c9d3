"""A user's own choices of participants: kept, renamed, removed, and never with a name or a number in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import selections as commands
from stegvis.web.register.models import SavedView
from stegvis.web.register.queries import selections as queries


@pytest.mark.django_db
def test_the_filters_are_kept_under_a_name_and_shown_to_their_user_alone(
    team: Team, caseworker: User, leader: User, as_user: Callable[[User], Client]
) -> None:
    track = people.track(team)
    address = f"/deltagare/urval/nytt/?visa=avslutade&inriktning={track.pk}&ansvarig="
    assert as_user(caseworker).post(address, {"name": "Klara i trädgården"}).status_code == 302
    assert SavedView.objects.get().query == f"visa=avslutade&inriktning={track.pk}"
    assert "Klara i trädgården" in as_user(caseworker).get("/deltagare/").content.decode()
    assert "Klara i trädgården" not in as_user(leader).get("/deltagare/").content.decode()


def test_what_somebody_typed_is_not_kept() -> None:
    assert queries.query("Mira Ekdunge", "Mira", people.number() + "x") == "visa=inskrivna"


@pytest.mark.django_db
def test_two_choices_exchange_names_and_an_emptied_one_is_removed(
    team: Team, caseworker: User, as_user: Callable[[User], Client]
) -> None:
    by = By(caseworker)
    one, two, three = (commands.save(by, team=team, name=n, query="visa=mina") for n in ("A", "B", "C"))
    fields = {f"view_{one.pk}": "B", f"view_{two.pk}": "A", f"view_{three.pk}": ""}
    assert as_user(caseworker).post("/deltagare/urval/", fields).status_code == 302
    assert dict(SavedView.objects.values_list("pk", "name")) == {one.pk: "B", two.pk: "A"}


@pytest.mark.django_db
def test_the_same_name_again_keeps_one_and_two_of_a_name_are_refused(team: Team, caseworker: User) -> None:
    by = By(caseworker)
    one = commands.save(by, team=team, name="A", query="visa=mina")
    assert commands.save(by, team=team, name="A", query="visa=avslutade").pk == one.pk
    two = commands.save(by, team=team, name="B", query="visa=mina")
    with pytest.raises(Refused, match="heter så"):
        commands.rename(by, views={one: "B", two: "B"})
