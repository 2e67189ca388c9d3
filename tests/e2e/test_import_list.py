"""A hand-kept list is read in by a team leader, in a real browser: told, tried, mended and read in whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Enrolment

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]
SignIn = Callable[[Page, User], None]
HEADINGS = "Personnr;Namn;Start;Grupp;Samtycke;Försörjning;Slut;Resultat\n"


@pytest.fixture
def leader(site: str) -> User:
    team: Team = people.team()
    people.track(team, "Trädgård")
    known = people.person(team, "Nora Åsmark", number=people.number(date(1995, 2, 1), 4))
    people.enrolment(known, team, date(2026, 3, 2), ended_on=date(2026, 9, 30), exit_outcome="studies")
    return people.user("team_leader", team, "Selma Stensjö")


def rows(*, mended: bool) -> str:
    number = people.number(date(1991, 5, 6), 2)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    return HEADINGS + (
        f"{number if mended else wrong};Mira Ekdunge;2026-02-10;Trädgård;ja;FS 100 %;;\n"
        f"{people.number(date(1984, 3, 3), 6)};Alva Lindmo;2025-09-01;Trädgård;nej;sjp 50, FS 50;"
        f"{'2026-06-12' if mended else '2025-06-12'};Till jobb\n"
        f"{people.number(date(1995, 2, 1), 4)};Nora Åsmark;2026-03-02;;ja;;2026-09-30;Till jobb\n"
    )


def choose(page: Page, text: str) -> None:
    page.get_by_label("Lista").set_input_files(
        {"name": "deltagare.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Läs listan").click()


def handed_back(page: Page) -> None:
    with page.expect_download() as handed:
        page.get_by_role("link", name="Hämta raderna med fel").click()
    assert handed.value.suggested_filename == "rader-med-fel.xlsx"


@pytest.mark.parametrize("width", [1280, 320])
def test_a_list_is_tried_mended_and_read_in(
    another: Callable[..., Page], leader: User, sign_in: SignIn, width: int
) -> None:
    page = another(viewport={"width": width, "height": 800})

    def judged(name: str = "") -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        if name and width == 1280:
            shot(page, name)

    sign_in(page, leader)
    page.goto("/las-in/", timeout=60_000)  # the first page of a process takes its time
    page.get_by_role("link", name="Välj lista").click()
    judged()
    choose(page, rows(mended=False))
    expect(page.locator("[name=number]")).to_have_value("Personnr")
    expect(page.locator("[name=livelihood]")).to_have_value("Försörjning")
    judged("las-in-lista-kolumner")
    page.get_by_label("Spara valen som").fill("Vår lista")
    page.get_by_role("button", name="Gå vidare").click()
    expect(page.get_by_label("FS (2 rader)")).to_have_value("forsorjningsstod")
    page.get_by_label("Till jobb (2 rader)").select_option("work")
    judged("las-in-lista-varden")
    page.get_by_role("button", name="Prova").click()
    expect(page.get_by_text("Två av 3 rader går inte att läsa in")).to_be_visible()
    expect(page.get_by_text("Kontrollsiffran stämmer inte.")).to_be_visible()
    expect(page.get_by_text("Avslutsdagen är före startdagen")).to_be_visible()
    judged("las-in-lista-fel")
    handed_back(page)
    page.goto("/las-in/lista/")
    judged()
    choose(page, rows(mended=True))
    expect(page.get_by_text("Kolumnerna är valda som i Vår lista.")).to_be_visible()
    page.get_by_role("button", name="Gå vidare").click()
    expect(page.get_by_label("Till jobb (2 rader)")).to_have_value("work")
    page.get_by_role("button", name="Prova").click()
    expect(page.get_by_text("Utfall vid avslut: här Studier, i listan Arbete.")).to_be_visible()
    judged("las-in-lista")
    page.get_by_role("button", name="Läs in 2 inskrivningar").click()
    expect(page.get_by_text("2 inskrivningar är inlästa. 1 fanns redan.").first).to_be_visible()
    expect(page.get_by_role("link", name="Mira Ekdunge").first).to_be_visible()
    assert Enrolment.objects.count() == 3
    page.goto("/las-in/lista/")
    expect(page.get_by_text("Selma Stensjö: 2 inskrivningar, 2 nya personer.")).to_be_visible()
