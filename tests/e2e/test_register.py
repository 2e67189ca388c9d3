"""The whole way, walked in a real browser: from an application to the follow-up."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment, FollowUp, Person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def team(site: str) -> Team:
    made = people.team("Ekbacka", waiting_goal=12)
    people.track(made, "MAC")
    people.track(made, "Trädgård")
    return made


def field(page: Page, label: str) -> Locator:
    """The field with this label, whether it must be filled in or not."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}(\s*frivilligt)?$"))


def seen(page: Page, name: str) -> None:
    """The page is accessible, fits, and has its picture in the handbook."""
    axe(page)
    shot(page, name)


def test_somebody_signs_in_with_the_keyboard_alone(page: Page, leader: User) -> None:
    page.goto("/")
    expect(page).to_have_title("Logga in – Stegvis")
    seen(page, "logga-in")
    field(page, "E-post").focus()
    page.keyboard.type(leader.email)
    page.keyboard.press("Tab")
    page.keyboard.type(people.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_title("Min dag – Stegvis")


def test_the_way_from_application_to_follow_up(page: Page, leader: User, team: Team, sign_in: SignIn) -> None:
    sign_in(page, leader)
    number = people.number(date(1991, 3, 4))
    _apply(page, number)
    _decide(page)
    _enrol(page)
    enrolment = Enrolment.objects.get()
    assert enrolment.person.number == number
    assert enrolment.livelihood_set.get().livelihood == "sjukpenning"
    _work(page, enrolment)
    _leave(page, enrolment)
    _follow_up(page)
    assert Entry.objects.filter(kind="read").exists()


def _apply(page: Page, number: str) -> None:
    page.goto("/")
    axe(page)
    page.get_by_role("link", name="Ny ansökan").first.click()
    field(page, "Personnummer").fill(number)
    field(page, "Namn").fill("Mira Ekdunge")
    field(page, "Remittent").select_option(label="Försäkringskassan")
    page.get_by_role("button", name="Spara ansökan").click()
    expect(page.locator(".error").first).to_be_visible()
    seen(page, "ansokan")
    page.get_by_role("button", name="Spara som ofullständig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mira Ekdunge")
    axe(page)
    _apply_completely(page)


def _decide(page: Page) -> None:
    page.goto("/urvalsgrupp/")
    seen(page, "urvalsgrupp")
    page.get_by_role("link", name=re.compile("Mira Ekdunge")).first.click()
    page.get_by_role("link", name=re.compile("Besluta")).first.click()
    field(page, "Antagen").check()
    _fill_where_there(page, "Skäl", "Behöver samordning.")
    axe(page)
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_role("link", name="Skriv in").first).to_be_visible()
    page.goto("/ko/")
    seen(page, "ko")
    expect(page.get_by_role("link", name="Mira Ekdunge", exact=True)).to_be_visible()


def _follow_up(page: Page) -> None:
    follow_up = FollowUp.objects.order_by("due_on").first()
    assert follow_up is not None
    FollowUp.objects.filter(pk=follow_up.pk).update(due_on=today() - timedelta(days=3))
    page.goto("/uppfoljning/")
    seen(page, "uppfoljning")
    page.get_by_role("link", name="Följ upp Mira Ekdunge").click()
    field(page, "Vad gör deltagaren nu?").select_option("work")
    seen(page, "folj-upp")
    page.get_by_role("button", name="Spara").click()
    follow_up.refresh_from_db()
    assert (follow_up.reached, follow_up.outcome) == (True, "work")


def _fill_where_there(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label).first
    if field.count() and field.is_visible():
        field.fill(text)


def _apply_completely(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Komplettera")).first.click()
    for name in ("Försäkringskassan", "Arbetsförmedlingen"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label(re.compile("^Varför behövs|^Varför flera")).first.fill(
        "Behöver vård och väg till arbete samtidigt."
    )
    page.get_by_role("button", name="Spara ansökan").click()
    expect(page.get_by_text("klar att besluta").first).to_be_visible()


def _enrol(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Skriv in")).first.click()
    field(page, "Inriktning").select_option(label="MAC")
    page.get_by_role("radio", name="Lämnat", exact=True).check()
    field(page, "Försörjning").select_option("sjukpenning")
    field(page, "Omfattning").fill("100")
    seen(page, "skriv-in")
    page.get_by_role("button", name="Skriv in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mira Ekdunge")
    seen(page, "deltagare-en")


def _work(page: Page, enrolment: Enrolment) -> None:
    page.get_by_role("link", name="Skriv anteckning").first.click()
    field(page, "Anteckning").fill("Vill prova två dagar i veckan.")
    axe(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Vill prova två dagar i veckan.").first).to_be_visible()
    page.goto(f"/deltagare/{enrolment.pk}/plan/")
    field(page, "Eget mål").fill("Halvtid på växthuset till jul.")
    field(page, "Steg 1").fill("Ringa budgetrådgivaren")
    page.get_by_role("button", name="Spara planen").click()
    seen(page, "plan")
    page.goto("/aktiviteter/ny/")
    field(page, "Vad").fill("Trädgård")
    field(page, "Bjud in inriktning").select_option(label="MAC")
    axe(page)
    page.get_by_role("button", name="Lägg in").click()
    page.get_by_role("button", name=re.compile(r"^Kom\s*:")).click()
    seen(page, "narvaro")
    page.goto(f"/deltagare/{enrolment.pk}/flerpartsmote/")
    field(page, "Dag").fill((today() + timedelta(days=200)).isoformat())
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert").or_(page.locator(".error")).first).to_contain_text(
        "Mötet ska hållas senast"
    )
    axe(page)
    field(page, "Dag").fill((today() + timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Spara").click()
    seen(page, "samordning")
    page.goto("/")
    seen(page, "min-dag")
    page.goto("/deltagare/")
    seen(page, "deltagare")


def _leave(page: Page, enrolment: Enrolment) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(started_on=today() - timedelta(days=300))
    enrolment.placement_set.update(started_on=today() - timedelta(days=300))
    page.goto(f"/deltagare/{enrolment.pk}/avsluta/")
    field(page, "Vad ledde avslutet till?").select_option("work")
    seen(page, "avsluta")
    page.get_by_role("button", name="Avsluta").click()
    expect(page).to_have_title("Överlämning – Stegvis")
    seen(page, "overlamning")
    page.get_by_role("button", name="Ångra avslutet").click()
    enrolment.refresh_from_db()
    assert enrolment.ended_on is None
    page.goto(f"/deltagare/{enrolment.pk}/avsluta/")
    field(page, "Vad ledde avslutet till?").select_option("work")
    page.get_by_role("button", name="Avsluta").click()
    expect(page).to_have_title("Överlämning – Stegvis")


def test_two_people_write_the_same_plan_and_neither_is_lost(
    page: Page, another: Callable[..., Page], leader: User, caseworker_of: User, team: Team, sign_in: SignIn
) -> None:
    enrolment = people.enrolment(people.person(team), team)
    second = another()
    sign_in(page, leader)
    sign_in(second, caseworker_of)
    for one in (page, second):
        one.goto(f"/deltagare/{enrolment.pk}/inskrivning/")
    field(page, "Remittent").select_option("region")
    page.get_by_role("button", name="Spara").click()
    field(second, "Remittent").select_option("kommun")
    second.get_by_role("button", name="Spara").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Två versioner")
    axe(second)
    second.get_by_role("button", name="Spara det valda").click()
    enrolment.refresh_from_db()
    assert enrolment.referrer == "kommun"


@pytest.fixture
def caseworker_of(team: Team) -> User:
    return people.user("caseworker", team)


def test_a_draft_is_kept_within_three_seconds(page: Page, leader: User, team: Team, sign_in: SignIn) -> None:
    enrolment = people.enrolment(people.person(team), team)
    sign_in(page, leader)
    page.goto(f"/deltagare/{enrolment.pk}/samtal/")
    field(page, "Anteckning").fill("Halvfärdigt")
    expect(page.locator("[data-saved]")).to_contain_text("Sparat", timeout=3000)
    page.reload()
    expect(field(page, "Anteckning")).to_have_value("Halvfärdigt")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/deltagare/",
        "/ko/",
        "/uppfoljning/",
        "/laget/",
        "/siffror/",
        "/kvalitet/",
        "/mer/",
        "/aktiviteter/",
        "/informationstillfallen/",
        "/urvalsgrupp/",
        "/behorigheter/",
    ],
)
def test_an_empty_page_explains_itself_and_fits_a_narrow_phone(
    another: Callable[..., Page], leader: User, sign_in: SignIn, path: str
) -> None:
    page = another(viewport={"width": 320, "height": 640})
    sign_in(page, leader)
    page.goto(path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not Person.objects.exists()
