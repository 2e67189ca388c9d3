"""A report from begun to published in a real browser, with several people at once, at a desk and on a narrow phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people
from tests.web.people import by

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.reports.commands import chapters, reports, texts
from stegvis.web.reports.models import Chapter, Report, Text

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture
def team(site: str) -> Team:
    made = people.team("Ekbacka")
    for number in range(14):
        somebody = people.person(made, f"Deltagare {number}", sex="female" if number % 2 else "male")
        people.enrolment(somebody, made)
    return made


@pytest.fixture
def report(team: Team) -> Report:
    manager = people.user("association_manager", team.association, "Birgitta Hedvik")
    return reports.start(
        by(manager),
        association=team.association,
        teams=[team],
        period=HALF,
        layout_name="half_year",
        audience="association",
    )


def handed_over(chapter: Chapter, leader: User) -> None:
    chapters.ready(by(leader), chapter=chapter)
    chapters.approve(by(people.user("steering_group", chapter.team, "Gunnar Åsmark")), chapter=chapter)  # type: ignore[arg-type]
    chapters.deliver(by(leader), chapter=chapter)


def asked_first(page: Page, button: str, verb: str) -> None:
    """Presses a button that asks, sees that the question is accessible, and answers it."""
    page.get_by_role("button", name=button).click()
    axe(page)
    page.get_by_role("dialog").get_by_role("button", name=verb, exact=True).click()


def test_a_team_writes_its_chapter_and_the_steering_group_approves_it(
    page: Page, another: Callable[..., Page], sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    sign_in(page, leader)
    page.goto("/rapporter/")
    axe(page)
    page.get_by_role("link", name="Halvårsrapport 2026").click()
    expect(page.get_by_text("Tabell 3.1", exact=True)).to_be_visible()
    axe(page)
    page.get_by_label("Text om deltagare").fill("Halvåret har varit lugnt.")
    expect(page.get_by_text(re.compile(r"Sparat \d\d\.\d\d"))).to_be_visible(timeout=4000)
    assert Text.objects.get(section="deltagare").body == "Halvåret har varit lugnt."
    shot(page, "rapport-kapitel")
    page.get_by_label("Text om planer").fill("I höst börjar en grupp till.")
    page.get_by_role("button", name="Kapitlet är klart").click()
    expect(page.get_by_text("Kapitlet är klart och väntar på styrgruppen.")).to_be_visible()
    assert Text.objects.get(section="planer").body == "I höst börjar en grupp till."
    other = another()
    sign_in(other, people.user("steering_group", team, "Gunnar Åsmark"))
    other.goto(f"/rapporter/{report.pk}/")
    expect(other.get_by_text("Halvåret har varit lugnt.")).to_be_visible()
    axe(other)
    other.get_by_role("button", name="Godkänn kapitlet").click()
    expect(other.get_by_text("Kapitlet är godkänt.")).to_be_visible()
    page.reload()
    asked_first(page, "Lämna till förbundet", "Lämna")
    expect(page.get_by_text("Kapitlet är lämnat.", exact=False)).to_be_visible()
    assert report.chapters.get(team=team).released is not None


def test_two_who_write_in_the_same_section_see_both_texts(
    page: Page, another: Callable[..., Page], sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    address = f"/rapporter/kapitel/{report.chapters.get(team=team).pk}/"
    other = another()
    sign_in(page, leader)
    sign_in(other, people.user("caseworker", team, "Karin Lövhage"))
    page.goto(address)
    other.goto(address)
    page.get_by_label("Text om deltagare").fill("Selmas mening.")
    expect(page.get_by_text("Sparat")).to_be_visible(timeout=4000)
    other.get_by_label("Text om deltagare").fill("Karins mening.")
    expect(other.get_by_text("Selma Stensjö skrev i avsnittet")).to_be_visible(timeout=4000)
    expect(other.get_by_text("Selmas mening.")).to_be_visible()
    axe(other)
    shot(other, "rapport-tva-skriver")
    other.get_by_role("button", name="Behåll min text").click()
    expect(other.get_by_text("Sparat")).to_be_visible(timeout=4000)
    held = Text.objects.get(section="deltagare")
    assert held.body == "Karins mening."
    assert [version.body for version in held.versions.all()] == ["Karins mening.", "Selmas mening."]


def test_the_association_freezes_and_somebody_else_publishes(
    page: Page, another: Callable[..., Page], sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    handed_over(report.chapters.get(team=team), leader)
    sign_in(page, User.objects.get(name="Birgitta Hedvik"))
    page.goto(f"/rapporter/{report.pk}/")
    axe(page)
    shot(page, "rapport-kapitlen")
    asked_first(page, "Frys rapporten", "Frys")
    expect(page.get_by_text("Halvårsrapport 2026 är fryst.")).to_be_visible()
    other = another()
    sign_in(other, people.user("economist", team.association, "Nils Almnäs"))
    other.goto(f"/rapporter/{report.pk}/")
    asked_first(other, "Publicera", "Publicera")
    expect(other.get_by_text("Halvårsrapport 2026 är publicerad.")).to_be_visible()
    axe(other)
    with other.expect_download() as fetched:
        other.get_by_role("link", name="PDF").click()
    assert fetched.value.path().read_bytes()[:5] == b"%PDF-"


def test_a_chapter_is_written_on_a_narrow_phone_in_the_dark(
    another: Callable[..., Page], sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    page = another(viewport={"width": 320, "height": 640}, color_scheme="dark")
    sign_in(page, leader)
    page.goto(f"/rapporter/kapitel/{report.chapters.get(team=team).pk}/")
    page.get_by_label("Text om personal").fill("Tre personer.")
    expect(page.get_by_text("Sparat")).to_be_visible(timeout=4000)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_figure_is_put_into_a_text_and_shown_as_it_becomes(
    page: Page, sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    sign_in(page, leader)
    page.goto(f"/rapporter/kapitel/{report.chapters.get(team=team).pk}/")
    text = page.get_by_label("Text om deltagare")
    text.fill("Vi har mött ")
    page.locator("summary", has_text="Infoga").click()
    axe(page)
    shot(page, "rapport-infoga")
    page.get_by_role("button", name="Deltagare i perioden: 14").click()
    expect(text).to_have_value("Vi har mött [[participants_active]]")
    expect(page.get_by_text("Vi har mött 14", exact=True)).to_be_visible(timeout=5000)
    axe(page)
    text.fill("Vi har mött [[deltagarna]].")
    expect(page.get_by_text("måttet deltagarna finns inte", exact=False)).to_be_visible(timeout=5000)


def test_a_text_goes_back_to_an_earlier_version(
    page: Page, sign_in: SignIn, team: Team, leader: User, report: Report
) -> None:
    chapter = report.chapters.get(team=team)
    worker = people.user("caseworker", team, "Karin Lövhage")
    texts.write(by(leader), chapter=chapter, section="personal", body="Vi är tre i teamet.", version=1)
    texts.write(by(worker), chapter=chapter, section="personal", body="Vi är fyra i teamet nu.", version=2)
    sign_in(page, leader)
    page.goto(f"/rapporter/kapitel/{chapter.pk}/")
    page.get_by_role("link", name="Tidigare versioner av personal").click()
    expect(page.locator("ins").first).to_be_visible()
    axe(page)
    shot(page, "rapport-versioner")
    page.get_by_role("button", name="Återställ").click()
    expect(page.get_by_text("Texten är återställd.", exact=False)).to_be_visible()
    assert Text.objects.get(section="personal").body == "Vi är tre i teamet."
