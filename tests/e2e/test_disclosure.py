"""What an association decides about its figures, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]


def test_the_manager_raises_the_smallest_count_and_reads_why(page: Page, sign_in: SignIn, team: Team) -> None:
    sign_in(page, people.user("association_manager", team.association, "Birgitta Hedvik"))
    page.goto("/forbundet/")
    page.get_by_role("link", name="Minsta tal som visas").click()
    axe(page)
    page.get_by_label("Förbundet").fill("3")
    page.get_by_label("Varför?").fill("Orterna är små.")
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_role("alert")).to_contain_text("5")
    page.get_by_label("Förbundet").fill("7")
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_text("Beslutet gäller nästa gång ett team lämnar siffror.")).to_be_visible()
    page.get_by_role("link", name="Minsta tal som visas").click()
    expect(page.get_by_text("Orterna är små.")).to_be_visible()
    axe(page)
    shot(page, "forbundet-minsta-tal")
