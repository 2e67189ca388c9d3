"""Jämför teamen in a real browser: at a desk, and on a narrow phone in the dark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LEFT = {"Ekbacka": (9, 22), "Furulund": (4, 11), "Lindö": (17, 20), "Skiljebo": (5, 12), "Tallen": (12, 34)}


@pytest.fixture
def leader(site: str) -> User:
    """Somebody who leads five teams of one controller: of each, so many of so many went on."""
    teams = [people.team(name, controller="Ekbacka kommun") for name in LEFT]
    made = people.user("team_leader", teams[0], "Selma Stensjö")
    for team, (positive, exits) in zip(teams, LEFT.values(), strict=True):
        if team != teams[0]:
            people.grant(made, "team_leader", team)
        left(team, positive, exits)
    return made


def left(team: Team, positive: int, exits: int) -> None:
    for number in range(exits):
        people.enrolment(
            people.person(team, f"{team.name} {number}"),
            team,
            date(2025, 2, 3),
            ended_on=date(2025, 11, 4),
            exit_outcome="work" if number < positive else "dropout",
            completed=number < positive,
        )


def test_teams_of_different_size_stand_around_the_share_of_all(
    page: Page, another: Callable[..., Page], sign_in: Callable[[Page, User], None], leader: User
) -> None:
    sign_in(page, leader)
    page.goto("/mal/")
    page.get_by_role("link", name="Jämför teamen").click()
    page.goto("/jamfor/?period=2025")
    expect(page.get_by_text("Samordningsteam Lindö (85\u00a0%) ligger", exact=False)).to_be_visible()
    axe(page)
    shot(page, "jamfor-teamen")
    phone = another(viewport={"width": 320, "height": 640}, color_scheme="dark")
    sign_in(phone, leader)
    phone.goto("/jamfor/?period=2025")
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
