"""Bemanning: what is funded, held and vacant is counted in one place, and what does not fit is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import staffing as commands
from stegvis.web.register.models import Holding, Position, Training
from stegvis.web.register.queries import staffing as queries

AsUser = Callable[[User], Client]
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
START = date(2026, 1, 1)


def place(by: User, team: Team, **said: Any) -> Position:
    given = {"role": "Konsulent", "employer": "kommun", "share": 100, "from_day": START, **said}
    return commands.add_position(By(by), team=team, **given)


def hold(by: User, position: Position, **said: Any) -> Holding:
    return commands.add_holding(
        By(by), position=position, **{"name": "Anna Ekvik", "from_day": START, **said}
    )


def shown(by: User, team: Team) -> queries.Staffing:
    return queries.staffing(By(by), team, YEAR)


@pytest.mark.django_db
def test_a_vacancy_is_told_with_its_day_and_its_months(team: Team, leader: User) -> None:
    hold(leader, place(leader, team), to_day=date(2026, 8, 31))
    found = shown(leader, team)
    assert found.lead == "En tjänst på 100\u00a0% av en heltid. Konsulent: vakant sedan 1\u00a0september."
    assert found.over_time is not None
    assert (found.over_time.total.filled, float(found.over_time.total.vacant)) == (
        8,
        pytest.approx(2 + 20 / 30),
    )
    assert "2,7\u00a0heltidsmånader" in found.over_time.words


@pytest.mark.django_db
def test_two_on_one_post_and_more_than_a_full_time_are_shown_and_not_mended(team: Team, leader: User) -> None:
    position = place(leader, team)
    hold(leader, position)
    hold(leader, position, name="Bo Lindvik", from_day=date(2026, 11, 1))
    hold(leader, place(leader, team, role="Arbetsterapeut", share=40))
    found = shown(leader, team)
    assert [p.state for p in found.places] == ["filled", "over"]
    assert found.notices == (
        "Anna Ekvik har 140\u00a0% i teamet från 20\u00a0november. Är någon dag fel?",
        "Konsulent: två har samma tjänst, 200\u00a0% på 100\u00a0%, från 20\u00a0november.",
    )


@pytest.mark.django_db
def test_a_post_can_be_shared_and_its_end_is_told_ahead(team: Team, leader: User) -> None:
    position = place(leader, team)
    hold(leader, position, share=60)
    hold(leader, position, name="Bo Lindvik", share=40, to_day=date(2026, 12, 31))
    found = shown(leader, team)
    assert found.places[0].words == "Tillsatt"
    assert found.notices == ("Konsulent: 40\u00a0% blir vakant 1\u00a0januari 2027.",)


@pytest.mark.django_db
def test_a_position_that_ends_ends_what_is_held_of_it_and_keeps_its_history(team: Team, leader: User) -> None:
    position = place(leader, team)
    held = hold(leader, position)
    last = date(2026, 10, 31)
    commands.change_position(
        By(leader),
        position=position,
        role="Konsulent",
        employer="kommun",
        share=100,
        from_day=START,
        to_day=last,
    )
    held.refresh_from_db()
    assert held.to_day == last
    assert [p.words for p in shown(leader, team).ended] == ["Till och med 31\u00a0oktober"]
    with pytest.raises(Refused, match="sista dag i stället"):
        commands.remove_position(By(leader), position=position)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"from_day": date(2025, 12, 31)}, "from_day", "Tjänsten finns från 1\u00a0januari."),
        ({"to_day": None}, "to_day", "Tjänsten finns till och med 30\u00a0november."),
        ({"from_day": date(2026, 5, 2), "to_day": date(2026, 5, 1)}, "to_day", "före den första"),
    ],
)
def test_a_holding_outside_its_position_is_refused_at_its_field(
    team: Team, leader: User, said: dict[str, Any], field: str, told: str
) -> None:
    position = place(leader, team, to_day=date(2026, 11, 30))
    with pytest.raises(Refused, match=told) as no:
        hold(leader, position, **{"to_day": date(2026, 6, 1), **said})
    assert no.value.field == field
    assert not Holding.objects.exists()


@pytest.mark.django_db
def test_the_leader_staffs_a_position_with_an_account_or_a_name(
    team: Team, leader: User, as_user: AsUser
) -> None:
    client, position = as_user(leader), place(leader, team)
    address = f"/bemanning/tjanst/{position.pk}/tillsatt/"
    empty = client.post(address, {"from_day": "2026-02-01"})
    assert "Välj ett konto, eller skriv namnet" in empty.content.decode()
    client.post(address, {"from_day": "2026-02-01", "account": str(leader.pk)})
    assert Holding.objects.get().user == leader
    assert Holding.objects.get().name == leader.name
    assert Entry.objects.filter(action="staff.manage", object_type="Holding", team=team).count() == 1


@pytest.mark.django_db
def test_training_is_registered_and_taken_back(team: Team, leader: User, as_user: AsUser) -> None:
    client = as_user(leader)
    said = {"name": "Anna", "title": "Motiverande samtal", "taken_on": "2026-11-19"}
    assert client.post("/bemanning/utbildning/ny/", {**said, "taken_on": "2026-11-21"}).status_code == 422
    client.post("/bemanning/utbildning/ny/", said)
    assert "Motiverande samtal" in client.get("/bemanning/").content.decode()
    client.post(f"/bemanning/utbildning/{Training.objects.get().pk}/ta-bort/")
    assert not Training.objects.exists()


@pytest.mark.django_db
def test_the_steering_group_sees_the_staffing_and_no_button(
    team: Team, leader: User, as_user: AsUser
) -> None:
    hold(leader, place(leader, team))
    steering = people.user("steering_group", team, "Gunnar Åsmark")
    html = as_user(steering).get("/bemanning/").content.decode()
    assert "Anna Ekvik" in html
    assert "Ny tjänst" not in html
    assert as_user(steering).get("/bemanning/tjanst/ny/").status_code == 404


@pytest.mark.django_db
def test_another_teams_staffing_cannot_be_reached(
    team: Team, leader: User, stranger: User, as_user: AsUser
) -> None:
    held = hold(leader, place(leader, team))
    client = as_user(stranger)
    for address in (f"/bemanning/tjanst/{held.position_id}/", f"/bemanning/innehav/{held.pk}/"):
        assert client.get(address).status_code == 404
    assert "Anna Ekvik" not in client.get("/bemanning/").content.decode()
