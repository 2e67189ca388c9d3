"""Mätningar i teamet in a real browser, on a wide screen and a narrow one."""

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
def test_the_change_of_all_together_is_told_and_accessible(
    page: Page, sign_in: SignIn, site: str, width: int
) -> None:
    build()
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, people.user("steering_group", Team.objects.get(code=TEAM), "Selma Stensjö"))
    page.goto("/matningar/")
    expect(page.get_by_text("poäng i medel för").first).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if width == 1280:
        shot(page, "matningar-i-teamet")
    sign_in(
        page, people.user("association_manager", Team.objects.get(code=TEAM).association, "Birgitta Hedvik")
    )
    page.goto("/matningar/forbundet/")
    page.get_by_text("Nytta av stödet: spann").click()
    expect(page.get_by_text("Strecket: publicerat, 71 %").first).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if width == 1280:
        shot(page, "matningar-i-forbundet")
