"""Staff walked in a real browser: positions are set up, held and left, at a desk and on a narrow phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.seen import axe, shot

from stegvis.web.access.models import User
from stegvis.web.register.models import Holding

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("staff")]
SignIn = Callable[[Page, User], None]
SIZES = [{"width": 1280, "height": 800}, {"width": 320, "height": 640}]


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def at(request: pytest.FixtureRequest, another: Callable[..., Page]) -> Page:
    return another(viewport=request.param)


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(re.compile(rf"^{re.escape(label)}(\s*frivilligt)?$"))


def seen(page: Page, name: str = "") -> None:
    """The page is accessible and fits; at a desk it has its picture in the handbook."""
    axe(page)
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name and width == 1280:
        shot(page, name)


def test_the_team_is_staffed(at: Page, leader: User, sign_in: SignIn) -> None:
    sign_in(at, leader)
    at.goto("/bemanning/")
    seen(at)
    at.get_by_role("link", name="Lägg upp den första").click()
    field(at, "Roll").fill("Konsulent")
    field(at, "Andel av heltid").fill("120")
    field(at, "Arbetsgivare").select_option("kommun")
    field(at, "Från").fill("2026-01-01")
    at.get_by_role("button", name="Lägg upp tjänsten").click()
    expect(at.locator(".error")).to_have_text("Andel av heltid ska vara högst 100\u00a0%.")
    seen(at)
    field(at, "Andel av heltid").fill("50")
    at.get_by_role("button", name="Lägg upp tjänsten").click()
    at.get_by_role("link", name=re.compile("^Tillsätt.*Konsulent")).click()
    field(at, "Konto i teamet").select_option(label="Selma Stensjö")
    field(at, "Från").fill("2026-03-01")
    seen(at)
    at.get_by_role("button", name="Tillsätt tjänsten").click()
    assert Holding.objects.get().user == leader
    at.get_by_text("Visa som tabell").click()
    seen(at, "bemanning")
    at.get_by_role("button", name="Ångra").click()
    expect(at.get_by_text("Selma Stensjö är borttagen från tjänsten.")).to_be_visible()


def test_the_year_is_begun_and_ticked_off(at: Page, leader: User, sign_in: SignIn) -> None:
    sign_in(at, leader)
    at.goto("/arshjul/")
    seen(at)
    at.get_by_role("button", name="Börja med förslaget").click()
    seen(at, "arshjul")
    at.get_by_role("link", name=re.compile("^Bocka av.*Plan och budget")).click()
    field(at, "Anteckning").fill("Lämnad till förbundet")
    seen(at)
    at.get_by_role("button", name="Bocka av").click()
    expect(at.get_by_text("Lämnad till förbundet")).to_be_visible()
    seen(at)
    at.get_by_role("button", name="Ångra").first.click()
    expect(at.get_by_text("Uppgiften väntar igen.")).to_be_visible()
    at.get_by_role("link", name="Ny uppgift").click()
    field(at, "Vad ska göras?").fill("Planeringsdag")
    field(at, "Dag").fill("31")
    field(at, "Månad").select_option("9")
    at.get_by_role("button", name="Lägg in uppgiften").click()
    expect(at.locator(".error")).to_have_text("September har 30 dagar. Ange en tidigare dag.")
    seen(at)


def test_the_team_gets_its_tracks(at: Page, leader: User, sign_in: SignIn) -> None:
    sign_in(at, leader)
    at.goto("/teamet/")
    seen(at)
    at.get_by_role("link", name="Lägg upp en").click()
    field(at, "Namn").fill("Trädgård")
    field(at, "Platser").fill("12")
    seen(at)
    at.get_by_role("button", name="Lägg upp inriktningen").click()
    expect(at.get_by_text("12 platser.")).to_be_visible()
    seen(at, "teamet")
