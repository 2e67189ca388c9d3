"""Mål and Pengar in a real browser: a goal is written, followed up and shown with what chance could do."""

from __future__ import annotations

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


@pytest.mark.parametrize("width", [1280, 320])
def test_a_goal_is_written_and_followed(page: Page, sign_in: SignIn, site: str, width: int) -> None:
    build()
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, people.user("team_leader", Team.objects.get(code=TEAM), "Selma Stensjö"))
    page.goto("/mal/")
    axe(page)
    if width == 1280:
        shot(page, "mal")
    page.get_by_role("link", name="Nytt mål med en nivå").click()
    page.get_by_label("Vad målet gäller").select_option("positive")
    page.get_by_label("Nivå").fill("60")
    page.get_by_label("Utfall").select_option("work")
    page.get_by_role("button", name="Spara målet").click()
    expect(page.get_by_text("Det här målet gäller inget utfall.").first).to_be_visible()
    axe(page)
    page.get_by_label("Utfall").select_option("")
    page.get_by_role("button", name="Spara målet").click()
    expect(page.get_by_text("Målet är sparat.")).to_be_visible()
    expect(page.get_by_text("mål 60")).to_be_visible()
    page.goto("/pengar/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
