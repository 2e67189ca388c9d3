"""What the annual report tells of, in a real browser: trainings and the plan, at a desk and on a narrow phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.e2e.test_studio import handed_over
from tests.web import people
from tests.web.reports.conftest import begun
from tests.web.reports.test_events import course
from tests.web.reports.test_plan import goal

from stegvis.web.access.models import Team, User
from stegvis.web.register.periods import year_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


def narrow_enough(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_training_is_entered_and_the_year_says_what_it_makes(
    page: Page, sign_in: SignIn, team: Team, leader: User, manager: User
) -> None:
    course(manager, team, own=False, title="Arbetsliv i rörelse", kind="conference", female=96, male=41)
    course(manager, team, own=False, title="Frukostmöte", kind="seminar", female=None, male=None, unknown=47)
    sign_in(page, leader)
    page.goto("/utbildningar/")
    page.get_by_role("link", name="Ny utbildning eller träff").click()
    page.get_by_label("Vad", exact=True).fill("Öppet hus")
    page.get_by_label("Slag").select_option("information")
    page.get_by_label("Dag", exact=True).fill("2026-04-15")
    page.get_by_label("För vem").fill("Arbetsgivare i kommunen")
    page.get_by_label("Kvinnor").fill("11")
    page.get_by_role("button", name="Lägg in").click()
    expect(page.get_by_text("Ange hur många män som kom, eller 0.").first).to_be_visible()
    axe(page)
    page.get_by_label("Män").fill("12")
    page.get_by_role("button", name="Lägg in").click()
    expect(page.get_by_text("Tre utbildningar och träffar hölls, med 207 deltaganden.")).to_be_visible()
    axe(page)
    shot(page, "utbildningar")
    page.set_viewport_size({"width": 320, "height": 800})
    assert narrow_enough(page)
    axe(page)


def test_the_plan_is_put_in_order_and_followed_up(
    page: Page, sign_in: SignIn, team: Team, leader: User, manager: User
) -> None:
    for number in range(14):
        somebody = people.person(team, f"Deltagare {number}", sex="female" if number % 2 else "male")
        people.enrolment(somebody, team)
    path, together = "Vägar till arbete", "Samverkan"
    goal(manager, team.association, "Teamen kartlägger behov på samma sätt.", area=together)
    goal(manager, team.association, "Tio personer får stöd.", kind="participants", level=10.0, area=path)
    handed_over(begun(manager, [team], year_of(2026)).chapters.get(team=team), leader)
    sign_in(page, manager)
    page.goto("/verksamhetsplanen/")
    axe(page)
    page.get_by_role("button", name=re.compile("Upp.*Tio")).click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(path)
    page.get_by_role("link", name=re.compile("Följ upp.*Tio")).click()
    expect(page.get_by_text("Deltagare i perioden: 14. Målet är 10.")).to_be_visible()
    expect(page.get_by_label("Uppfyllt", exact=True)).to_be_checked()
    page.get_by_label("Delvis uppfyllt").check()
    page.get_by_role("button", name="Spara bedömningen").click()
    expect(page.get_by_text("Talen säger uppfyllt.").first).to_be_visible()
    axe(page)
    shot(page, "verksamhetsplan-uppfoljning")
    page.get_by_label("Varför inte som talet säger?").fill("Tre av dem kom bara till ett första samtal.")
    page.get_by_role("button", name="Spara bedömningen").click()
    expect(page.get_by_text("Bedömningen är sparad.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Följ upp.*Teamen")).click()
    page.get_by_label("Uppfyllt", exact=True).check()
    page.get_by_label("Underlag").fill("Alla team använder samma underlag sedan i mars.")
    page.get_by_role("button", name="Spara bedömningen").click()
    expect(page.get_by_text("Av verksamhetsplanens två mål är ett uppfyllt")).to_be_visible()
    axe(page)
    shot(page, "verksamhetsplanen")
    page.set_viewport_size({"width": 320, "height": 800})
    assert narrow_enough(page)
    axe(page)


def test_a_quote_is_entered_put_in_the_chapter_and_withdrawn(
    page: Page, sign_in: SignIn, team: Team, leader: User, manager: User
) -> None:
    mira = people.enrolment(people.person(team, "Mira Ekdunge"), team)
    chapter = begun(manager, [team]).chapters.get(team=team)
    words = "Någon frågade vad jag ville, och sedan hände det."
    sign_in(page, leader)
    page.goto(f"/deltagare/{mira.pk}/citat/")
    axe(page)
    page.get_by_role("link", name="Skriv in det första").click()
    page.get_by_label("Deltagarens ord").fill(words)
    page.get_by_label("Ändrat namn").fill("Mira")
    page.get_by_label("Skriftligt på papper").check()
    page.get_by_label("I rapporter till förbundet och parterna").check()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("Namnet är deltagarens eget.").first).to_be_visible()
    axe(page)
    page.get_by_label("Ändrat namn").fill("Alva")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("Alva, ändrat namn.")).to_be_visible()
    page.goto(f"/rapporter/kapitel/{chapter.pk}/")
    page.get_by_label("Text om planer framåt").fill("Så här säger en deltagare:\n\n")
    page.get_by_text("Infoga").click()
    page.get_by_role("button", name=words).click()
    expect(page.get_by_text("– Alva. Namnet är ändrat.")).to_be_visible(timeout=15_000)
    axe(page)
    expect(page.get_by_text(re.compile(r"Sparat \d"))).to_be_visible(timeout=15_000)
    page.goto(f"/deltagare/{mira.pk}/citat/")
    expect(page.get_by_text("Halvårsrapport 2026: utkast.")).to_be_visible()
    axe(page)
    shot(page, "citat")
    page.get_by_role("link", name=re.compile("Återta.*citat")).click()
    expect(page.get_by_text("utkast, märket tas bort.")).to_be_visible()
    axe(page)
    shot(page, "citat-aterta")
    page.get_by_role("button", name="Återta samtycket").click()
    expect(page.get_by_text("Samtycket är återtaget. Orden är borta ur rapporterna.")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    assert narrow_enough(page)
    axe(page)
    page.goto(f"/rapporter/kapitel/{chapter.pk}/")
    assert words not in page.content()
