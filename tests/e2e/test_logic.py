"""A logic model in a real browser: written row by row, what is missing pointed out, and fixed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.selfeval.commands import logic as commands
from stegvis.web.selfeval.models import Logic

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROWS = (
    ("purpose", "Människor som behöver flera myndigheter samtidigt ska hitta en väg till arbete.", []),
    ("goal", "De som avslutas går till arbete eller studier", ["S1"]),
    ("goal", "Deltagarna mår bättre och klarar mer av sin vardag", ["S1"]),
    ("activity", "Arbetsträning som trappas upp steg för steg", ["M1"]),
    ("activity", "Grupper två dagar i veckan", ["M2"]),
    ("resource", "Arbetsgivare som tar emot arbetsträning", ["A1"]),
    ("resource", "Trädgård och lokaler", ["A2"]),
)


@pytest.fixture(autouse=True)
def demo(settings: object) -> None:
    """Made-up people, as the banner says; no second factor is asked for."""
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def team(site: str) -> Team:
    return people.team("Ekbacka")


def test_a_leader_writes_a_logic_model_and_fixes_it(
    page: Page, team: Team, sign_in: Callable[[Page, User], None]
) -> None:
    leader = people.user("team_leader", team, "Selma Stensjö")
    sign_in(page, leader)
    page.goto("/programlogik/")
    axe(page)
    page.get_by_role("button", name="Börja skriva").click()
    expect(page.get_by_text("Inget mål är skrivet än.")).to_be_visible()
    for column, text, back in ROWS:
        commands.add(people.by(leader), logic=Logic.objects.get(), column=column, text=text, back=back)
    page.get_by_role("link", name="Ny rad").last.click()
    page.get_by_role("button", name="Spara raden").click()
    expect(page.get_by_text("Skriv en mening.").first).to_be_visible()
    axe(page)
    page.get_by_label("Hur vet ni att det blir så").fill("Andel positiva utfall vid avslut")
    page.get_by_label("M1 De som avslutas").check()
    page.get_by_label("A1 Arbetsträning").check()
    page.get_by_label("Mått i registret").select_option("positive_share")
    page.get_by_role("button", name="Spara raden").click()
    expect(page.get_by_text("Målet har inget mått.").first).to_be_visible()
    expect(
        page.get_by_text("Ett av två mål har ett mått, och en av två aktiviteter har en uppföljning.")
    ).to_be_visible()
    axe(page)
    page.goto("/programlogik/")
    shot(page, "programlogik")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    axe(page)
    page.get_by_role("button", name="Fastställ").click()
    page.get_by_role("dialog").get_by_role("button", name="Fastställ").click()
    expect(page.get_by_role("button", name="Ny version")).to_be_visible()
    expect(page.get_by_role("link", name="Ny rad")).to_have_count(0)
