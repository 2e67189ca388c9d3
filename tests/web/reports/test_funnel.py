"""Jämför teamen: for who follows several teams of one controller, and for the association from protected figures alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.register.commands import released
from stegvis.web.register.queries.released import protected

As = Callable[[User], Client]
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


def left(team: Team, positive: int, other: int) -> None:
    """So many ended with a positive outcome in the half, and so many with another."""
    for number in range(positive + other):
        people.enrolment(
            people.person(team, f"{team.name} {number}"),
            team,
            ended_on=date(2026, 5, 4),
            exit_outcome="work" if number < positive else "dropout",
            completed=number < positive,
        )


def handed(team: Team, somebody: User) -> None:
    safe = protected(team, HALF)
    assert safe is not None
    released.keep(by(somebody), team=team, release=safe)


@pytest.fixture
def sister(team: Team) -> Team:
    """Another team of the same controller."""
    return people.team("Furulund", controller=team.controller.name)


def test_who_leads_two_teams_of_a_controller_sees_them_around_the_share_of_both(
    as_user: As, leader: User, team: Team, sister: Team, other_team: Team
) -> None:
    people.grant(leader, "team_leader", sister)
    people.grant(leader, "team_leader", other_team)
    left(team, 2, 18)
    left(sister, 18, 2)
    left(other_team, 5, 5)
    page = as_user(leader).get("/jamfor/?period=2026-1").content.decode()
    assert f"{team.name} (10\xa0%) ligger klart lägre än slumpen kan ge." in page
    assert "alla 50\xa0%" in page
    assert other_team.name not in page.partition('<main class="page"')[2]
    work = as_user(leader).get("/jamfor/?period=2026-1&andel=exits+outcome%3Dwork").content.decode()
    assert "18 av 20" in work


def test_who_follows_one_team_is_told_why_there_is_nothing_to_compare(as_user: As, leader: User) -> None:
    assert "Du följer ett." in as_user(leader).get("/jamfor/").content.decode()


def test_the_association_compares_what_has_been_released_and_nothing_of_what_is_hidden(
    as_user: As, leader: User, team: Team, sister: Team, other_team: Team
) -> None:
    manager = people.user("association_manager", team.association, "Birgitta Hedvik")
    left(team, 8, 12)
    left(sister, 10, 11)
    left(other_team, 2, 3)
    address = "/forbundet/jamfor/?period=2026-1"
    assert "Inget att jämföra" in as_user(manager).get(address).content.decode()
    for one in (team, sister, other_team):
        handed(one, leader)
    page = as_user(manager).get(address).content.decode()
    assert "8 av 20" in page
    assert "Alla team ligger inom det som slumpen kan ge." in page
    assert f"kännas igen: {other_team.name}" in page
    assert as_user(leader).get(address).status_code == 404
