"""The application stands up in a real browser: it is well, and every element of its language is accessible."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.e2e.seen import axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_application_says_that_it_is_well(page: Page) -> None:
    answer = page.goto("/healthz")
    assert answer is not None
    assert answer.status == 200


@pytest.mark.parametrize("width", [1280, 320])
def test_every_element_of_the_language_is_accessible(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/komponenter/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
