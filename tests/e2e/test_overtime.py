"""Över tid in a real browser: charts with their tables, on a wide screen and a narrow one."""

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
def test_every_chart_has_its_table_and_the_page_is_accessible(
    page: Page, sign_in: SignIn, site: str, width: int
) -> None:
    build()
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, people.user("steering_group", Team.objects.get(code=TEAM), "Selma Stensjö"))
    page.goto("/over-tid/?period=2025")
    axe(page)
    expect(page.locator("svg.chart")).to_have_count(3)
    for more in page.get_by_text("Visa talen i en tabell").all():
        more.click()
    expect(page.locator("table")).to_have_count(4)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if width == 1280:
        page.goto("/over-tid/?period=2025")
        shot(page, "over-tid")
