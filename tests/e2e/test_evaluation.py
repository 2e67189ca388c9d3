"""Vad det är värt in a real browser: from a figure down to the law, the lines that answer at once, and the same without a script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people
from tests.web.demo import build

from stegvis.web.access.models import Team, User
from stegvis.web.register.demo.build import TEAM

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]
HALF_YEAR = "from=2025-01-01&to=2025-06-30"
CHANGE = "before=sjukpenning:100:25000&after=lon:100:25000&municipality=vasteras&year=2017&profile=reference"


@pytest.fixture
def leader(site: str) -> User:
    build()
    return people.user("team_leader", Team.objects.get(code=TEAM), "Selma Stensjö")


def no_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_it_is_accessible(page: Page, sign_in: SignIn, leader: User, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, leader)
    places = {
        "": "vad-det-ar-vart",
        "rader/fk/": "vardet-rader",
        "lagen/earned_income_tax_credit/?year=2025": "vardet-lagen",
        f"andring/?{CHANGE}": "vardet-andring",
        "lagen/?year=2025": "",
    }
    for place, name in places.items():
        page.goto(f"/vardet/{place}")
        axe(page)
        assert no_sideways(page), place
        if width == 1280 and name:
            shot(page, name)
    page.goto("/vardet/")
    for summary in page.locator("details > summary").all():
        summary.click()
    axe(page)
    if width == 1280:
        page.get_by_role("heading", name="Vad samhällets intäkt").scroll_into_view_if_needed()
        shot(page, "vardet-hanger-pa")


def test_a_line_that_is_dragged_answers_at_once(page: Page, sign_in: SignIn, leader: User) -> None:
    sign_in(page, leader)
    page.goto("/vardet/")
    said = page.locator("#svar-mening").inner_text()
    line = page.get_by_role("slider", name="Månadslön efter")
    with page.expect_response(lambda answer: "wage_after=" in answer.url) as got:
        line.press("ArrowRight")
    assert got.value.status == 200
    expect(page.locator("#svar-mening")).not_to_have_text(said)
    expect(line).to_be_focused()


def test_from_a_figure_to_the_source_of_a_value(page: Page, sign_in: SignIn, leader: User) -> None:
    sign_in(page, leader)
    page.goto(f"/vardet/?{HALF_YEAR}")
    page.get_by_role("row", name=re.compile("^Regionen")).first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Regionen, rad för rad")).to_be_visible()
    page.get_by_role("row", name=re.compile("^Regionskatt")).get_by_role(
        "link", name=re.compile("^regionskatt")
    ).click()
    expect(page.get_by_text("10,88 %, gäller från")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name=re.compile("^En persons huvudbok")).first.click()
    expect(page.get_by_role("heading", name="Huvudboken")).to_be_visible()


def test_without_script_the_button_does_the_same(
    another: Callable[..., Page], sign_in: SignIn, leader: User
) -> None:
    page = another(java_script_enabled=False)
    sign_in(page, leader)
    page.goto(f"/vardet/?{HALF_YEAR}")
    page.get_by_label("Profil").select_option("payoff-2017")
    page.get_by_label("Vad insatsen kostade").fill("1000000")
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("row", name=re.compile("^varav Övriga staten.*200 000"))).to_be_visible()
