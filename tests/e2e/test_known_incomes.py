"""Kända intäkter in a real browser: the example, the sliders that answer at once, and the same without a script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import User
from stegvis.web.reports.queries.known import example

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def leader(site: str) -> User:
    return people.user("team_leader", people.team("Ekbacka"), "Selma Stensjö")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_is_accessible_empty_and_with_an_answer(
    page: Page, sign_in: SignIn, leader: User, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, leader)
    page.goto("/vardet/kanda/")
    axe(page)
    page.get_by_role("link", name="Visa med talen från Västerås 2017").click()
    expect(page.get_by_text("återbetald i månad 70")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if width == 1280:
        shot(page, "kanda-intakter")


def test_a_slider_answers_at_once(page: Page, sign_in: SignIn, leader: User) -> None:
    sign_in(page, leader)
    page.goto(f"/vardet/kanda/?{urlencode(example())}")
    slider = page.get_by_role("slider", name="Hade skett ändå")
    with page.expect_response(lambda answer: "deadweight=1" in answer.url) as got:
        slider.press("ArrowRight")
    assert got.value.status == 200
    expect(page.get_by_text("återbetald i månad 71")).to_be_visible()
    expect(page.get_by_text("Hade skett ändå: 1")).to_be_visible()
    expect(slider).to_be_focused()


def test_without_script_the_button_does_the_same(
    another: Callable[..., Page], sign_in: SignIn, leader: User
) -> None:
    page = another(java_script_enabled=False)
    sign_in(page, leader)
    page.goto(f"/vardet/kanda/?{urlencode(example())}")
    page.get_by_label("Profil").select_option("statutory")
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_text("Enligt Finsamlagen").last).to_be_visible()
    expect(page.get_by_role("row", name="varav Försäkringskassan").nth(1)).to_contain_text("2 295 000")
