"""How many clicks and keys does the everyday cost, counted in the browser?

Every walk begins on Min dag. A click is a press of the pointer, on whatever it falls; a key is a key going down, Tab and Enter too.
A fact is a value that somebody must say and nobody else can know: its characters as typed, or its line in a list (`select_option`).
Facts are not counted; finding the field, opening the page, moving on and sending are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment, FollowUp

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
SignIn = Callable[[Page, User], None]

# Counted where the event first comes, whatever the page does with it; kept from one page to the next.
COUNTER = """for (const what of ["pointerdown", "keydown"])
  addEventListener(what, event => {
    if (event.isTrusted) sessionStorage.setItem(what, Number(sessionStorage.getItem(what)) + 1);
  }, true);"""


@pytest.fixture
def day(page: Page, team: Team, sign_in: SignIn) -> Page:
    """Min dag of somebody who has signed in, with nothing counted yet."""
    sign_in(page, people.user("team_leader", team, "Selma Stensjö"))
    page.add_init_script(COUNTER)
    return page


def open_day(page: Page) -> None:
    page.goto("/")
    expect(page).to_have_title("Min dag – Stegvis")


def clicks(page: Page) -> int:
    """How many there have been."""
    return int(page.evaluate("Number(sessionStorage.getItem('pointerdown'))"))


def keys(page: Page, facts: tuple[str, ...] = ()) -> int:
    """How many there have been beyond the characters of the facts."""
    return int(page.evaluate("Number(sessionStorage.getItem('keydown'))")) - sum(map(len, facts))


def tab_to(page: Page, label: str) -> None:
    """With the keyboard to the field or choice with this label."""
    wanted = page.get_by_label(re.compile(rf"^{label}(\s*frivilligt)?$")).first
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {label}.")


def test_the_counter_counts_what_is_done_on_every_page_and_nothing_else(day: Page) -> None:
    open_day(day)
    assert (clicks(day), keys(day)) == (0, 0)
    day.get_by_role("link", name="Skriv in deltagare").click()
    day.get_by_role("radio", name="Lämnat", exact=True).click()
    day.keyboard.press("Tab")
    day.keyboard.type("abc")
    assert (clicks(day), keys(day), keys(day, ("abc",))) == (2, 4, 1)


def test_a_new_participant_takes_three_clicks_and_at_most_sixty_keys_beyond_the_facts(day: Page) -> None:
    """The facts are the number and the name. That consent was given is said with the keyboard, and its keys are counted."""
    open_day(day)
    number, name = people.number(), "Wilma Åsmark"
    day.get_by_role("link", name="Skriv in deltagare").click()
    day.get_by_label("Personnummer").click()
    day.keyboard.type(number)
    tab_to(day, "Namn")
    day.keyboard.type(name)
    tab_to(day, "Lämnat")
    day.keyboard.press("Space")
    day.get_by_role("button", name="Skriv in").click()
    expect(day.get_by_role("heading", level=1)).to_have_text(name)
    made = Enrolment.objects.get()
    assert made.started_on == today()
    assert made.responsible is not None
    assert made.consent_set.get().holds
    assert clicks(day) <= 3
    assert keys(day, (number, name)) <= 60


def test_an_exit_takes_four_clicks_and_no_key(day: Page, team: Team) -> None:
    """The fact is the outcome, chosen from its list. The way goes over the list of participants."""
    enrolment = people.enrolment(people.person(team), team, today() - timedelta(days=60))
    open_day(day)
    day.get_by_role("link", name="Deltagare", exact=True).first.click()
    day.get_by_role("link", name="Mira Ekdunge").first.click()
    day.get_by_role("link", name="Avsluta").first.click()
    day.get_by_label("Vad ledde avslutet till?").select_option("work")
    day.get_by_role("button", name="Avsluta").click()
    expect(day).to_have_title("Överlämning – Stegvis")
    enrolment.refresh_from_db()
    assert (enrolment.ended_on, enrolment.exit_outcome) == (today(), "work")
    assert clicks(day) <= 4
    assert keys(day) == 0


def test_a_follow_up_takes_three_clicks_and_no_key(day: Page, team: Team) -> None:
    """The fact is what the participant does now, chosen from its list."""
    gone = today() - timedelta(days=183)
    enrolment = people.enrolment(
        people.person(team), team, gone - timedelta(days=300), ended_on=gone, exit_outcome="work"
    )
    due = FollowUp.objects.create(enrolment=enrolment, months=6, due_on=today())
    open_day(day)
    day.get_by_role("link", name=re.compile("Följ upp")).first.click()
    day.get_by_label("Vad gör deltagaren nu?").select_option("work")
    day.get_by_role("button", name="Spara").click()
    expect(day.get_by_role("button", name="Spara")).to_be_hidden()
    due.refresh_from_db()
    assert (due.reached, due.outcome) == (True, "work")
    assert clicks(day) <= 3
    assert keys(day) == 0
