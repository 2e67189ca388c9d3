"""Data in, out and in order, walked in a real browser: duplicates, saved views, the extract, imports and the hand-out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
SignIn = Callable[[Page, User], None]
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def team(site: str) -> Team:
    made = people.team("Ekbacka")
    people.track(made, "Trädgård")
    return made


def seen(page: Page, name: str = "") -> None:
    """The page is accessible, wide and narrow, and has its picture in the handbook where it is named."""
    axe(page)
    if name:
        shot(page, name)
    wide = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if wide:
        page.set_viewport_size(wide)


def test_two_records_become_one_and_two_again(page: Page, leader: User, team: Team, sign_in: SignIn) -> None:
    sign_in(page, leader)
    page.goto("/dubbletter/")
    expect(page.get_by_text("ser ut att finnas två gånger")).to_be_visible()
    seen(page)
    kept = people.person(team, number=people.number(date(1991, 3, 4)), birth_year=1991, phone="070-174 06 05")
    people.enrolment(kept, team)
    people.application(people.person(team, "Mira Ekdunghe", birth_year=1991, email="mira@exempel.se"), team)
    page.goto("/dubbletter/")
    seen(page, "dubbletter")
    page.get_by_role("link", name="Jämför Mira Ekdunge och Mira Ekdunghe").click()
    seen(page, "jamfor")
    page.get_by_role("button", name="Slå ihop").click()
    expect(page.locator(".summary")).to_contain_text("Namn: välj vad som ska gälla.")
    seen(page)
    page.get_by_role("radio", name="Namn: Mira Ekdunge", exact=True).check()
    seen(page)
    page.get_by_role("button", name="Slå ihop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mira Ekdunge")
    kept.refresh_from_db()
    assert (kept.email, kept.applications.count()) == ("mira@exempel.se", 1)
    page.goto("/dubbletter/")
    seen(page)
    page.get_by_role("button", name="Ångra sammanslagningen").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Ångra sammanslagningen").click()
    expect(page.get_by_text("De är två poster igen.")).to_be_visible()
    assert not Person.objects.exclude(merged_into=None).exists()
    page.get_by_role("link", name=re.compile(r"Olika personer\s*: Mira Ekdunge")).click()
    page.get_by_label("Hur vet du det?").fill("Kusiner, båda har varit här.")
    seen(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Kusiner, båda har varit här.")).to_be_visible()


def test_a_participant_is_merged_from_their_own_page(
    page: Page, leader: User, team: Team, sign_in: SignIn
) -> None:
    enrolled = people.enrolment(people.person(team), team)
    people.person(team, "Miriam Sjöhage", birth_year=1970)
    sign_in(page, leader)
    page.goto(f"/deltagare/{enrolled.pk}/")
    page.get_by_role("link", name="Slå ihop med …").click()
    seen(page)
    page.get_by_role("searchbox", name="Namn eller personnummer").last.fill("sjöhage")
    page.get_by_role("button", name="Sök").last.click()
    seen(page)
    page.get_by_role("link", name="Jämför med Miriam Sjöhage").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Är det samma person?")


def test_a_choice_of_participants_is_kept_and_renamed(
    page: Page, leader: User, team: Team, sign_in: SignIn
) -> None:
    people.enrolment(people.person(team), team)
    sign_in(page, leader)
    page.goto("/deltagare/?visa=mina")
    page.get_by_role("link", name="Spara urvalet").click()
    page.get_by_label("Namn", exact=True).fill("Mina nu")
    seen(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("link", name="Mina nu")).to_be_visible()
    seen(page, "urval")
    page.get_by_role("link", name="Ändra dina urval").click()
    page.get_by_label("Mina nu").fill("Mina i dag")
    seen(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("link", name="Mina i dag")).to_be_visible()
