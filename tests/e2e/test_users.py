"""Users walked in a real browser: somebody is added, opens the link elsewhere, chooses a password and signs in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("users")]
SIZES = [{"width": 1280, "height": 800}, {"width": 320, "height": 640}]
NEW = "fyra-ord-som-hörs-långt"


@pytest.fixture
def administrator(site: str) -> User:
    team = people.team("Ekbacka")
    people.user("team_leader", team, "Selma Stensjö")
    people.user("auditor", team.controller, "Ingrid Holmdal")
    return people.user("administrator", team.controller, "Jonas Bergmark")


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(re.compile(rf"^{re.escape(label)}(\s*frivilligt)?$"))


def seen(page: Page, name: str = "") -> None:
    """The page is accessible and fits; at a desk it has its picture in the handbook."""
    axe(page)
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if name and width == 1280:
        shot(page, name)


def test_the_roles_are_gone_through_once_a_year(
    page: Page, administrator: User, sign_in: Callable[[Page, User], None]
) -> None:
    sign_in(page, administrator)
    page.goto("/anvandare/")
    page.get_by_role("link", name=re.compile("^Gå igenom ?: behörigheter")).click()
    expect(page.get_by_text("Tre roller har ingen bekräftat på ett år.")).to_be_visible()
    seen(page, "behorigheter")
    page.set_viewport_size(SIZES[1])
    seen(page)
    page.get_by_role("button", name="Bekräfta alla tre roller").click()
    expect(page.get_by_text("Tre roller är bekräftade.")).to_be_visible()
    seen(page)


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_somebody_is_added_and_signs_in(
    size: dict[str, int],
    another: Callable[..., Page],
    administrator: User,
    sign_in: Callable[[Page, User], None],
) -> None:
    at, theirs = another(viewport=size), another(viewport=size)
    sign_in(at, administrator)
    at.goto("/")
    at.get_by_role("link", name="Ny användare").click()
    at.get_by_role("button", name="Lägg upp användaren").click()
    seen(at)
    field(at, "Namn").fill("Ada Norrsken")
    field(at, "E-post").fill("ada@exempel.se")
    field(at, "Arbetsgivare").select_option("kommun")
    field(at, "Roll").select_option("caseworker")
    field(at, "Plats").select_option(label="Samordningsteam Ekbacka")
    field(at, "Behov").fill("Arbetar med teamets deltagare")
    at.get_by_role("button", name="Lägg upp användaren").click()
    expect(at.get_by_role("heading", name="Ada Norrsken")).to_be_visible()
    seen(at)
    at.get_by_role("button", name="Hämta en länk").click()
    seen(at)
    address = field(at, "Länk").input_value()
    at.goto("/anvandare/")
    seen(at, "anvandare")
    theirs.goto(address)
    seen(theirs)
    field(theirs, "Nytt lösenord").fill(NEW)
    field(theirs, "Lösenordet en gång till").fill(NEW)
    theirs.get_by_role("button", name="Spara lösenordet").click()
    expect(theirs.get_by_role("heading", name="Lösenordet är sparat")).to_be_visible()
    seen(theirs)
    theirs.get_by_role("link", name="Logga in").click()
    field(theirs, "E-post").fill("ada@exempel.se")
    field(theirs, "Lösenord").fill(NEW)
    theirs.get_by_role("button", name="Logga in", exact=True).click()
    expect(theirs.get_by_text("Samordningsteam Ekbacka").first).to_be_visible()
    assert theirs.url.endswith("/")
    theirs.goto(address)
    expect(theirs.get_by_role("heading", name="Länken gäller inte")).to_be_visible()
    seen(theirs)
