"""A team is set up by its leader or its administrator; what has been used is closed, never deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.models import Track

AsUser = Callable[[User], Client]


@pytest.mark.django_db
def test_the_name_places_and_goal_are_changed_and_the_log_shows_what_they_were(
    team: Team, leader: User, as_user: AsUser
) -> None:
    said = {"name": "Team Ek", "capacity": "30", "waiting_goal": "8", "version": str(team.version)}
    assert as_user(leader).post("/teamet/", said).status_code == 302
    team.refresh_from_db()
    assert (team.name, team.capacity, team.waiting_goal) == ("Team Ek", 30, 8)
    assert Entry.objects.filter(action="team.manage", before__capacity=28, after__capacity=30).count() == 1
    assert as_user(leader).post("/teamet/", {**said, "capacity": "31"}).status_code == 409


@pytest.mark.django_db
def test_an_administrator_sets_up_the_teams_of_the_own_controller_only(
    team: Team, other_team: Team, as_user: AsUser
) -> None:
    client = as_user(people.user("administrator", team.controller, "Jonas Bergmark"))
    client.post("/teamet/inriktning/ny/", {"name": "MAC", "capacity": "12"})
    own, foreign = Track.objects.get(), people.track(other_team)
    assert (own.team, own.code) == (team, "mac")
    assert client.get(f"/teamet/inriktning/{foreign.pk}/").status_code == 404


@pytest.mark.django_db
def test_a_track_with_stays_is_closed_and_not_deleted(team: Team, leader: User, as_user: AsUser) -> None:
    track, client = people.track(team), as_user(leader)
    stay = people.enrolment(people.person(team), team, track=track).placement_set.get()
    client.post(f"/teamet/inriktning/{track.pk}/ta-bort/")
    assert Track.objects.filter(pk=track.pk).exists()
    said = {"name": track.name, "ended_on": "2026-10-31"}
    told = client.post(f"/teamet/inriktning/{track.pk}/", said)
    assert "1 har plats i inriktningen efter 31\u00a0oktober" in told.content.decode()
    stay.ended_on = date(2026, 10, 1)
    stay.save()
    client.post(f"/teamet/inriktning/{track.pk}/", said)
    track.refresh_from_db()
    assert track.ended_on == date(2026, 10, 31)
    assert "Stängda inriktningar" in client.get("/teamet/").content.decode()


@pytest.mark.django_db
def test_an_unused_track_is_removed_and_two_open_ones_have_different_names(
    team: Team, leader: User, as_user: AsUser
) -> None:
    track, client = people.track(team, "MAC"), as_user(leader)
    assert "redan inriktningen mac" in client.post("/teamet/inriktning/ny/", {"name": "mac"}).content.decode()
    client.post(f"/teamet/inriktning/{track.pk}/ta-bort/")
    assert not Track.objects.exists()


@pytest.mark.django_db
def test_a_caseworker_does_not_set_up_the_team(caseworker: User, as_user: AsUser) -> None:
    assert as_user(caseworker).get("/teamet/").status_code == 404
