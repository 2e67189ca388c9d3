"""What the annual report tells of, in a real browser: trainings and events, at a desk and on a narrow phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people
from tests.web.reports.test_events import course

from stegvis.web.access.models import Team, User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]


@pytest.fixture(autouse=True)
def demo(settings: object) -> None:
    """Made-up people, as the banner says; no second factor is asked for."""
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def team(site: str) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def leader(team: Team) -> User:
    return people.user("team_leader", team, "Selma Stensjö")


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


def narrow_enough(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_training_is_entered_and_the_year_says_what_it_makes(
    page: Page, sign_in: SignIn, team: Team, leader: User, manager: User
) -> None:
    course(manager, team, own=False, title="Arbetsliv i rörelse", kind="conference", female=96, male=41)
    course(manager, team, own=False, title="Frukostmöte", kind="seminar", female=None, male=None, unknown=47)
    sign_in(page, leader)
    page.goto("/utbildningar/")
    page.get_by_role("link", name="Ny utbildning eller träff").click()
    page.get_by_label("Vad", exact=True).fill("Öppet hus")
    page.get_by_label("Slag").select_option("information")
    page.get_by_label("Dag", exact=True).fill("2026-04-15")
    page.get_by_label("För vem").fill("Arbetsgivare i kommunen")
    page.get_by_label("Kvinnor").fill("11")
    page.get_by_role("button", name="Lägg in").click()
    expect(page.get_by_text("Ange hur många män som kom, eller 0.").first).to_be_visible()
    axe(page)
    page.get_by_label("Män").fill("12")
    page.get_by_role("button", name="Lägg in").click()
    expect(page.get_by_text("Tre utbildningar och träffar hölls, med 207 deltaganden.")).to_be_visible()
    axe(page)
    shot(page, "utbildningar")
    page.set_viewport_size({"width": 320, "height": 800})
    assert narrow_enough(page)
    axe(page)
