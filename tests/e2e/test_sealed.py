"""A sealed survey in a real browser: set up, codes on paper, answered on a phone, closed and read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people
from tests.web.surveys import sealed_people

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey, Ticket
from stegvis.web.surveys.queries.sealed import line
from stegvis.web.surveys.sealed.asked import Question, own

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("surveys")]
SignIn = Callable[[Page, User], None]
ASKED = (
    Question("degree", "Har stödet varit till nytta för dig?", "Has the support been of use to you?"),
    Question("yes_no", "Vet du vad som händer efter tiden här?", "Do you know what happens afterwards?"),
    Question("text", "Vad ska vi ändra på?", "What should we change?"),
)
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def held(team: Team, leader: User) -> Survey:
    title = "Om stödet du får"
    asked = own(title, ASKED)
    return sealed_people.survey(
        team, leader, title=title, definition=asked, closes_on=today() + timedelta(days=18)
    )


def test_a_leader_writes_questions_opens_and_prints_codes(
    page: Page, team: Team, leader: User, sign_in: SignIn
) -> None:
    sign_in(page, leader)
    page.goto("/enkater/")
    expect(page.get_by_role("heading", name="Inga enkäter än")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Egna frågor").click()
    page.get_by_label("Namn").fill("Hur vi arbetar ihop")
    page.get_by_label("Personal").check()
    page.get_by_label("Var och en får en egen kod").check()
    page.get_by_role("button", name="Lägg upp enkäten").click()
    page.get_by_label("Fråga 1").fill("Har du den tid du behöver?")
    page.get_by_label("Fråga 2").fill("Vad skulle göra störst skillnad?")
    page.locator("#id_kind_2").select_option("text")
    page.get_by_role("button", name="Lägg till en fråga").click()
    expect(page.get_by_label("Fråga 4")).to_be_visible()
    expect(page.get_by_label("Fråga 1")).to_have_value("Har du den tid du behöver?")
    axe(page)
    shot(page, "enkat-fragor")
    page.get_by_role("button", name="Spara frågorna").click()
    page.get_by_role("button", name="Öppna enkäten").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Öppna enkäten").click()
    expect(page.get_by_text("Ingen är inbjuden än.")).to_be_visible()
    page.get_by_role("link", name="Koder på papper").click()
    page.get_by_label("Antal koder").fill("6")
    page.get_by_role("button", name="Gör koderna").click()
    expect(page.locator(".slips li")).to_have_count(6)
    axe(page)
    shot(page, "enkat-koder")
    assert Ticket.objects.count() == 6


def test_somebody_answers_on_a_phone_by_a_code_in_english_and_is_told_it_is_counted(
    another: Callable[..., Page], held: Survey, leader: User
) -> None:
    code = commands.invite(people.by(leader), survey=held, codes=6)[0][1]
    page = another(**PHONE, locale="en-GB")
    page.goto("/enkat/")
    axe(page)
    page.get_by_label("Code").fill(code.replace("-", ""))
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Has the support been of use to you?")).to_be_visible()
    axe(page)
    page.get_by_text("To a high degree").click()
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="Skip the question").click()
    expect(page.get_by_text("Write nothing that shows who you are.")).to_be_visible()
    axe(page)
    page.get_by_label("Your answer").fill("More time")
    page.get_by_role("button", name="Send the answers").click()
    expect(page.get_by_role("heading", name="Thank you. Your answer is counted.")).to_be_visible()
    assert line(held).answered == 1
    page.goto(f"/enkat/{code}/")
    expect(page.get_by_role("heading", name="The answers have already arrived")).to_be_visible()
    axe(page)


def test_without_script_half_an_answer_waits_and_the_rest_is_given_later(
    another: Callable[..., Page], held: Survey, leader: User
) -> None:
    code = commands.invite(people.by(leader), survey=held, codes=6)[0][1]
    page = another(**PHONE, java_script_enabled=False)
    page.goto(f"/enkat/{code}/")
    page.get_by_text("I hög grad").click()
    page.get_by_role("button", name="Nästa fråga").last.click()
    expect(page.get_by_role("heading", name="Vet du vad som händer")).to_be_visible()
    shot(page, "enkat-svara")
    page.goto("/enkat/tack/")
    page.goto("/enkat/")
    expect(page.get_by_role("heading", name="Vet du vad som händer")).to_be_visible()
    page.get_by_text("Ja", exact=True).click()
    page.get_by_role("button", name="Nästa fråga").last.click()
    page.get_by_role("button", name="Hoppa över frågan").click()
    expect(page.get_by_role("heading", name="Tack. Ditt svar är räknat.")).to_be_visible()
    assert line(held).answered == 1


def test_a_closed_survey_is_read_on_a_screen_and_on_a_phone(
    page: Page, held: Survey, leader: User, sign_in: SignIn
) -> None:
    codes = [code for _, code in commands.invite(people.by(leader), survey=held, codes=18)]
    for n, code in enumerate(codes[:14]):
        answers = {"q1": Decimal((5, 4, 4, 3, 5, 2, 4)[n % 7]), "q2": Decimal(n % 4 > 0)}
        words = {
            1: "Mer tid i trädgården på förmiddagarna.",
            5: "Att få samma person varje gång betyder mycket.",
        }
        commands.answer(survey=held, code=code, answers={**answers, "q3": words.get(n)})
    sign_in(page, leader)
    page.goto(f"/enkater/{held.pk}/")
    expect(page.get_by_text("14 av 18 har svarat")).to_be_visible()
    axe(page)
    shot(page, "enkat-oppen")
    page.get_by_role("button", name="Stäng enkäten").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Stäng enkäten").click()
    expect(page.get_by_text("10 av 14 svarade positivt").first).to_be_visible()
    axe(page)
    shot(page, "enkat-resultat")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    axe(page)


def test_the_words_of_a_form_are_entered_by_keyboard(page: Page, team: Team, sign_in: SignIn) -> None:
    sign_in(page, people.user("administrator", team.controller, "Jonas Bergmark"))
    page.goto("/matinstrument/")
    axe(page)
    shot(page, "matinstrument")
    page.get_by_role("link", name="NNS indikatorer, deltagare").first.click()
    axe(page)
    page.get_by_role("button", name="Spara orden").click()
    expect(page.get_by_role("link", name="Ange nytta av stödet.")).to_be_visible()
    axe(page)


def test_a_slip_is_handed_out_from_min_dag(
    page: Page, team: Team, leader: User, sign_in: SignIn, held: Survey
) -> None:
    Survey.objects.filter(pk=held.pk).update(occasion="week_8")
    for name in ("Mira Ekdunge", "Nora Vindal"):
        people.enrolment(people.person(team, name), team, today() - timedelta(weeks=9))
    sign_in(page, people.user("caseworker", team, "Karin Lövhage"))
    page.goto("/")
    page.get_by_role("link", name="Lapp till Om stödet du får åt Mira Ekdunge", exact=True).click()
    expect(page.get_by_text("Två deltagare ska få en lapp")).to_be_visible()
    axe(page)
    shot(page, "enkat-lappar")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Lappen är lämnad till Mira Ekdunge").click()
    expect(page.get_by_text("Mira Ekdunge har fått en lapp.")).to_be_visible()
    expect(page.get_by_text("En deltagare ska få en lapp")).to_be_visible()
    axe(page)
