"""Answering an instrument in the conversation, and the curve afterwards, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment, WorkTraining
from stegvis.web.surveys.commands import answers as commands
from stegvis.web.surveys.models import Answer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("surveys")]
SignIn = Callable[[Page, User], None]
ORS = (16.8, 18.0, 17.2, 20.4, 24.0, 26.4, 28.0)


@pytest.fixture
def worker(team: Team) -> User:
    return people.user("caseworker", team)


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, today() - timedelta(days=240))


def test_somebody_answers_along_the_line_and_sees_what_was_answered(
    page: Page, worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    sign_in(page, worker)
    page.goto(f"/deltagare/{of.pk}/matningar/")
    expect(page.get_by_role("heading", name="Inga svar än")).to_be_visible()
    page.get_by_role("link", name="Livshjulet, fyra områden").click()
    home = page.get_by_role("slider").first
    expect(home).to_have_attribute("aria-valuetext", "Inget svar än")
    home.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    health = page.get_by_role("slider").nth(2)
    health.click(position={"x": 20, "y": 20})
    axe(page)
    shot(page, "matning-svara")
    page.get_by_role("button", name="Spara svaren").click()
    expect(page.get_by_text("Svaren på Livshjulet, fyra områden är sparade.")).to_be_visible()
    assert Answer.objects.get(item="home").value == Decimal("9.9")
    assert set(Answer.objects.values_list("item", flat=True)) == {"home", "health"}


def test_without_script_the_number_is_an_equal_way(
    another: Callable[..., Page], worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    page = another(java_script_enabled=False)
    sign_in(page, worker)
    page.goto(f"/deltagare/{of.pk}/matningar/progress_scale/")
    expect(page.get_by_role("slider")).to_have_count(0)
    page.locator("#id_step").fill("6,2")
    page.get_by_role("button", name="Spara svaren").click()
    expect(page.locator(".say")).to_contain_text("6,2 av 10 vid första tillfället")
    assert Answer.objects.get().value == Decimal("6.2")


def test_the_curve_is_read_on_a_screen_and_on_a_phone(
    page: Page, worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    ors = known().instruments["ors"]
    for place, total in enumerate(ORS):
        day: date = of.started_on + timedelta(days=7 + 35 * place)
        answers = {item.code: Decimal(str(round(total / 4, 1))) for item in ors.items}
        occasion = "session" if place else "start"
        commands.answer(
            people.by(worker),
            enrolment=of,
            instrument=ors,
            occasion=occasion,
            answered_on=day,
            answers=answers,
        )
    WorkTraining.objects.create(
        enrolment=of, employer="Ekbacka Plantskola", started_on=of.started_on + timedelta(days=90)
    )
    sign_in(page, worker)
    page.goto(f"/deltagare/{of.pk}/matningar/")
    expect(page.locator(".say").get_by_text("Gränsvärdet är passerat")).to_be_visible()
    expect(page.get_by_text("Arbetsträning: Ekbacka Plantskola")).to_be_visible()
    axe(page)
    shot(page, "matning-kurva")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    page.get_by_text("Visa som tabell").click()
    axe(page)
