"""A start is copied field by field into Uppföljning Finsam, with the keyboard, and ticked off."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.commands.leaving import observe
from stegvis.web.register.models import Consent, Enrolment, NationalEntry

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("national")]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def mira(team: Team, leader: User) -> Enrolment:
    made = people.enrolment(people.person(team, number=people.number(), education="compulsory"), team)
    Consent.objects.create(enrolment=made, answer="given", form="written", answered_on=today())
    observe(people.by(leader), "test", made, "start", made.started_on, [("sjukpenning", 100)], None)
    return made


def test_a_start_is_copied_and_ticked_off(page: Page, leader: User, mira: Enrolment, sign_in: SignIn) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, leader)
    page.goto("/nationell/")
    axe(page)
    shot(page, "nationell")
    page.get_by_role("link", name=re.compile(r"^Lägg in\s*: Mira Ekdunge")).click()
    axe(page)
    shot(page, "nationell-start")
    page.get_by_role("button", name=re.compile("^Kopiera Startdatum")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kopierat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == mira.started_on.isoformat()
    page.get_by_role("button", name="Visa och kopiera personnumret").press("Enter")
    expect(page.get_by_text("Kopierat")).to_have_count(2)
    number = mira.person.number
    assert page.evaluate("navigator.clipboard.readText()") == f"{number[:8]}-{number[8:]}"
    assert Entry.objects.filter(action="person.number", kind="read").count() == 1
    axe(page)
    page.get_by_role("button", name="Inlagt i Uppföljning Finsam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nationell uppföljning")
    assert NationalEntry.objects.get().entered_by == leader
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_role("button", name="Inlagt i Uppföljning Finsam")).to_be_visible()
    assert not NationalEntry.objects.exists()


@pytest.mark.parametrize("path", ["/nationell/", "/nationell/redan-inlagt/", "/nationell/{}/start/"])
def test_the_pages_fit_a_narrow_phone(
    another: Callable[..., Page], leader: User, mira: Enrolment, sign_in: SignIn, path: str
) -> None:
    page = another(viewport={"width": 320, "height": 640})
    sign_in(page, leader)
    page.goto(path.format(mira.pk))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
