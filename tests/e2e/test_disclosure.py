"""What an association and its teams decide about small counts, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people
from tests.web.people import by

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.reports.commands import reports

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]


def test_the_manager_raises_the_smallest_count_and_reads_why(page: Page, sign_in: SignIn, team: Team) -> None:
    sign_in(page, people.user("association_manager", team.association, "Birgitta Hedvik"))
    page.goto("/forbundet/")
    page.get_by_role("link", name="Minsta tal som visas").click()
    axe(page)
    page.get_by_label("Förbundet").fill("3")
    page.get_by_label("Varför?").fill("Orterna är små.")
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_role("alert")).to_contain_text("5")
    page.get_by_label("Förbundet").fill("7")
    page.get_by_role("button", name="Spara beslutet").click()
    expect(page.get_by_text("Beslutet gäller nästa gång ett team lämnar siffror.")).to_be_visible()
    page.get_by_role("link", name="Minsta tal som visas").click()
    expect(page.get_by_text("Orterna är små.")).to_be_visible()
    axe(page)
    shot(page, "forbundet-minsta-tal")


def test_two_people_let_a_small_count_through(
    page: Page, sign_in: SignIn, another: Callable[[], Page], team: Team
) -> None:
    for number in range(14):
        left = {"ended_on": date(2026, 5, 4), "exit_outcome": "work", "completed": True} if number < 3 else {}
        people.enrolment(people.person(team, f"Deltagare {number}", sex="female"), team, **left)
    manager = people.user("association_manager", team.association, "Birgitta Hedvik")
    report = reports.start(
        by(manager),
        association=team.association,
        teams=[team],
        period=Period(date(2026, 1, 1), date(2026, 6, 30)),
        layout_name="half_year",
        audience="association",
    )
    chapter = report.chapters.get(team=team)
    sign_in(page, people.user("team_leader", team, "Selma Stensjö"))
    page.goto(
        f"/rapporter/kapitel/{chapter.pk}/", timeout=60_000
    )  # the figures are counted for the first time
    page.get_by_role("link", name="Menprövning").click()
    axe(page)
    page.get_by_label("Tal", exact=True).select_option(f"exits|team={team.code}")
    page.get_by_label("Varför tar ingen skada av det?").fill(
        "Alla i länet vet att tre har slutat. Förbundet behöver talet för att planera platserna."
    )
    page.get_by_role("button", name="Spara prövningen").click()
    expect(page.get_by_text("Väntar på att en annan person bekräftar.")).to_be_visible()
    axe(page)
    shot(page, "rapport-menprovning")
    other = another()
    sign_in(other, people.user("steering_group", team, "Gunnar Åsmark"))
    other.goto(f"/rapporter/kapitel/{chapter.pk}/menprovning/", timeout=30_000)
    other.get_by_role("button", name="Bekräfta").click()
    expect(other.get_by_text("Bekräftad av Gunnar Åsmark")).to_be_visible()
