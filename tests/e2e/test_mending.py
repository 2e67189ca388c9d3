"""Plans grow row by row, and what was registered is opened and mended, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.models import (
    Activity,
    CoordinatedAction,
    Enrolment,
    Livelihood,
    Meeting,
    Note,
    Sip,
    WorkTraining,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
DAY = date(2026, 3, 2)
SignIn = Callable[[Page, User], None]


@pytest.fixture
def team(site: str) -> Team:
    return people.team()


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, DAY)


def test_a_plan_grows_by_a_row_and_enter_saves_it(
    page: Page, leader: User, enrolment: Enrolment, sign_in: SignIn
) -> None:
    sign_in(page, leader)
    page.goto(f"/deltagare/{enrolment.pk}/plan/")
    page.locator("[name=goal_1]").fill("Halvtid till jul")
    page.locator("[name=what_1]").fill("Ringa budgetrådgivaren")
    page.get_by_role("button", name="Lägg till ett steg").press("Enter")
    expect(page.locator("[name=what_4]")).to_be_visible()
    expect(page.locator("[name=goal_1]")).to_have_value("Halvtid till jul")
    expect(page.locator("[name=what_1]")).to_have_value("Ringa budgetrådgivaren")
    axe(page)
    shot(page, "plan-rader")
    page.locator("[name=what_4]").fill("Läkarintyg")
    page.locator("[name=what_4]").press("Enter")
    expect(page.get_by_text("Version 1").first).to_be_visible()
    assert [step["what"] for step in enrolment.plan_set.get().steps] == [
        "Ringa budgetrådgivaren",
        "Läkarintyg",
    ]


def test_what_was_registered_is_opened_filled_in_on_a_narrow_phone(
    another: Callable[..., Page], leader: User, enrolment: Enrolment, sign_in: SignIn
) -> None:
    note = Note.objects.create(
        enrolment=enrolment, kind="phone", text="Ringde", on_day=DAY, written_by=leader
    )
    training = WorkTraining.objects.create(enrolment=enrolment, employer="Plantskolan", started_on=DAY)
    sip = Sip.objects.create(enrolment=enrolment, goals="Halvtid", main_responsible="Vården", agreed_on=DAY)
    meeting = Meeting.objects.create(enrolment=enrolment, planned_on=DAY)
    action = CoordinatedAction.objects.create(enrolment=enrolment, partner="primary_care", done_on=DAY)
    visit = Activity.objects.create(team=enrolment.team, kind="study_visit", title="Studiebesök", held_on=DAY)
    Livelihood.objects.create(enrolment=enrolment, occasion="start", livelihood="lon", observed_on=DAY)
    page = another(viewport={"width": 320, "height": 640})
    sign_in(page, leader)
    of = f"/deltagare/{enrolment.pk}"
    for path in (
        f"/anteckning/{note.pk}/",
        f"/arbetstraning/{training.pk}/avsluta/",
        f"/sip/{sip.pk}/",
        f"{of}/samordning/",
        f"{of}/studiebesok/",
        f"/flerpartsmote/{meeting.pk}/andra/",
        f"/atgard/{action.pk}/",
        f"/aktiviteter/{visit.pk}/andra/",
        f"{of}/forsorjning/",
        f"{of}/forsorjning/start/",
        f"{of}/plan/",
    ):
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.goto(f"/anteckning/{note.pk}/")
    expect(page.locator("[name=text]")).to_have_value("Ringde")
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort").click()
    expect(page.get_by_text("är borttagen").first).to_be_visible()
    assert not Note.objects.exists()
