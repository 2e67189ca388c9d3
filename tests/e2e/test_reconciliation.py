"""A list is read, its columns told and compared, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
DAY = date(2026, 3, 2)
SignIn = Callable[[Page, User], None]
LIST = (
    "Namn;Födelseår;Startdatum;Slutdatum;Resultat\n"
    "Mira Ekdunge;1991;2026-03-02;2026-10-01;Till jobb\n"
    "Alva Lindmo;1984;2026-03-02;;\n"
    "Vide Holmgren;1979;2026-04-07;;\n"
    "Sten Bergvall;1970;2026-02-01;;\n"
    "Elis Markdal;1988;i våras;;\n"
)


@pytest.fixture
def leader(site: str) -> User:
    team: Team = people.team()
    for name, year in (("Alva Lindmo", 1984), ("Nora Åsmark", 1995), ("Sten Bergvall", 1970)):
        people.enrolment(people.person(team, name, birth_year=year), team, DAY)
    people.enrolment(people.person(team, "Sten Bergvall", birth_year=1970), team, date(2026, 4, 1))
    mira = people.person(team, birth_year=1991)
    people.enrolment(mira, team, DAY, ended_on=date(2026, 9, 30), exit_outcome="studies")
    return people.user("team_leader", team, "Selma Stensjö")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_list_from_another_register_is_compared(
    another: Callable[..., Page], leader: User, sign_in: SignIn, width: int
) -> None:
    page = another(viewport={"width": width, "height": 800})

    def judged() -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url

    sign_in(page, leader)
    page.goto("/avstamning/")
    judged()
    page.get_by_role("button", name="Läs listan").click()
    expect(page.get_by_text("Välj filen med listan.").first).to_be_visible()
    page.get_by_label("Lista").set_input_files(
        {"name": "uppfoljning.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    page.get_by_role("button", name="Läs listan").click()
    expect(page.locator("[name=started_on]")).to_have_value("Startdatum")
    judged()
    page.get_by_role("button", name="Gå vidare").click()
    expect(page.get_by_label("Till jobb (1 rad)")).to_be_visible()
    page.get_by_label("Till jobb (1 rad)").select_option("work")
    judged()
    page.get_by_role("button", name="Jämför").click()
    expect(page.get_by_text("här Studier, där Arbete")).to_be_visible()
    expect(page.get_by_text("”i våras” är ingen dag.")).to_be_visible()
    judged()
    if width == 1280:
        shot(page, "avstamning")
    page.get_by_role("button", name="Ta bort listan").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort listan").click()
    expect(page.get_by_text("Listan är borttagen.").first).to_be_visible()
    expect(page.get_by_text("uppfoljning.csv")).to_have_count(0)
