"""A self-evaluation day in real browsers: the wall, phones that answer at once, and the talk that is written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today
from stegvis.web.selfeval.areas import suggested
from stegvis.web.selfeval.commands import days, undertakings
from stegvis.web.selfeval.models import Day
from stegvis.web.surveys.commands import sealed
from stegvis.web.surveys.models import Survey

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}
LAST_YEAR = {
    "development": [5, 6, 7, 6, 7, 8],
    "teamwork": [6, 7, 8, 7, 8, 9],
    "methods": [5, 6, 6, 7, 5, 7],
    "coordination": [3, 5, 4, 6, 5, 6],
    "conditions": [4, 6, 5, 7, 6, 5],
    "steering": [5, 6, 5, 7, 6, 6],
    "confidence": [4, 6, 5, 6, 5, 7],
}


THIS_YEAR = (
    [7, 8, 7, 6, 5, 6, 7],
    [8, 9, 8, 5, 4, 5, 6],
    [6, 7, 7, 6, 6, 6, 6],
    [7, 8, 6, 7, 3, 4, 5],
    [7, 7, 7, 6, 5, 6, 6],
    [8, 9, 8, 7, 5, 6, 7],
)


@pytest.fixture
def before(team: Team, leader: User) -> Day:
    by, year = people.by(leader), today().year - 1
    made = days.create(by, team=team, year=year, held_on=date(year, 11, 12), present=6)
    days.enter(by, day=made, values=LAST_YEAR)
    undertakings.add(
        by,
        area=made.areas.get(code="coordination"),
        what="Be vuxenpsykiatrin om en fast kontaktperson",
        who="Karin Lövhage",
        due_on=today(),
    )
    return made


def sent(day: Day, each: Iterable[list[int]]) -> None:
    """Phones that nobody looks at: the values of each, area by area."""
    survey = Survey.objects.get(room="selfeval", closed_on=None)
    codes = list(day.areas.values_list("code", flat=True))
    for values in each:
        given = {code: Decimal(value) for code, value in zip(codes, values, strict=False)}
        sealed.answer(survey=survey, code=survey.common_code or "", answers=given)


def answered(page: Page, values: list[int]) -> None:
    """A phone answers each question in turn, to the last but the sending."""
    for place, value in enumerate(values, 1):
        expect(page.get_by_text(f"Fråga {place} av {len(values)}")).to_be_visible()
        page.locator(".numbers label").filter(has_text=re.compile(f"^{value}$")).click()
        if place < len(values):
            page.get_by_role("button", name="Nästa fråga").last.click()


def test_the_day_begins_with_what_was_undertaken_the_year_before(
    page: Page, before: Day, leader: User, sign_in: SignIn
) -> None:
    sign_in(page, leader)
    page.goto("/sjalvvardering/")
    axe(page)
    page.get_by_role("link", name="Ny självvärdering").click()
    page.get_by_label("Hur många är med?").fill("6")
    page.get_by_role("button", name="Lägg upp dagen").click()
    expect(page.get_by_role("heading", name=f"Det ni bestämde {before.year}")).to_be_visible()
    axe(page)
    shot(page, "sjalvvardering-planerad")
    page.get_by_role("link", name=re.compile("Följ upp.*vuxenpsykiatrin")).click()
    page.get_by_label("Gjort", exact=True).check()
    axe(page)
    page.get_by_role("button", name="Spara uppföljningen").click()
    expect(page.get_by_text("allt är uppföljt")).to_be_visible()


def test_two_phones_answer_at_once_and_the_wall_turns_to_the_result(
    page: Page, another: Callable[..., Page], before: Day, leader: User, sign_in: SignIn
) -> None:
    made = days.create(people.by(leader), team=before.team, year=before.year + 1, held_on=today(), present=6)
    days.ask(people.by(leader), day=made, areas=suggested()[:3], version=None)
    sign_in(page, leader)
    page.goto(f"/sjalvvardering/{made.pk}/")
    page.get_by_role("button", name="Öppna för svar").click()
    page.get_by_role("dialog").get_by_role("button", name="Öppna").click()
    expect(page.get_by_text("Noll av sex har svarat.")).to_be_visible()
    axe(page)
    code = page.locator(".code").inner_text()
    phones = [another(**PHONE) for _ in range(2)]
    for phone, values in zip(phones, THIS_YEAR[:2], strict=True):
        phone.goto("/enkat/")
        phone.get_by_label("Kod").fill(code.replace("-", " ").upper())
        phone.get_by_role("button", name="Börja svara").click()
        answered(phone, values[:3])
    axe(phones[0])
    shot(phones[0], "sjalvvardering-telefon")
    for phone in phones:  # both are sent before either has its answer
        phone.get_by_role("button", name="Skicka svaren").last.dispatch_event("click")
    for phone in phones:
        expect(phone.get_by_role("heading", name="Tack. Ditt svar är räknat.")).to_be_visible()
    expect(page.get_by_text("Två av sex har svarat.")).to_be_visible()
    sent(made, THIS_YEAR[2:])
    expect(page.get_by_text("Sex av sex har svarat.")).to_be_visible()
    shot(page, "sjalvvardering-duk")
    days.close(people.by(leader), day=Day.objects.get(pk=made.pk))
    expect(page.get_by_text("högst 9 · medel 8,0 · lägst 7")).to_be_visible()
    axe(page)


def test_the_talk_is_written_down_area_by_area(
    page: Page, before: Day, leader: User, sign_in: SignIn
) -> None:
    by = people.by(leader)
    made = days.create(by, team=before.team, year=before.year + 1, held_on=today(), present=6)
    days.open_(by, day=made)
    sent(made, THIS_YEAR)
    sign_in(page, leader)
    page.goto(f"/sjalvvardering/{made.pk}/")
    axe(page)
    page.get_by_role("button", name="Avsluta och visa").click()
    page.get_by_role("dialog").get_by_role("button", name="Avsluta").click()
    expect(page.get_by_text("högst 9 · medel 8,0 · lägst 7")).to_be_visible()
    page.get_by_role("link", name="Visa på duken").click()
    shot(page, "sjalvvardering-duk-resultat")
    page.go_back()
    page.get_by_role("link", name=re.compile("Skriv.*Samarbetet")).click()
    page.get_by_label("Vad fungerar?").fill("Vi delar på samtalen och har ett kort möte varje morgon.")
    page.get_by_label("Vad är ett steg upp?").fill("Att vi tar upp det som skaver samma dag.")
    axe(page)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name=re.compile("Vem gör vad.*Samarbetet")).click()
    page.get_by_label("Vad ska göras?").fill("Ta upp det som skaver som första punkt på morgonmötet")
    page.get_by_label("Vem gör det?").fill("Selma Stensjö")
    page.get_by_role("button", name="Skriv in").click()
    expect(page.get_by_text("Vi delar på samtalen")).to_be_visible()
    expect(page.get_by_role("link", name="Ta upp det som skaver", exact=False).first).to_be_visible()
    axe(page)
    page.goto(f"/sjalvvardering/{made.pk}/")
    shot(page, "sjalvvardering")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    axe(page)


def test_nine_fields_are_written_on_one_sheet_and_the_areas_stand_in_theirs(
    page: Page, team: Team, leader: User, sign_in: SignIn
) -> None:
    made = days.create(people.by(leader), team=team, year=today().year, held_on=today())
    days.enter(people.by(leader), day=made, values=LAST_YEAR)
    sign_in(page, leader)
    page.goto("/sjalvvardering/")
    page.get_by_role("link", name="Nytt blad").click()
    page.get_by_role("button", name="Spara bladet").click()
    expect(page.get_by_text("Skriv i minst ett fält.").first).to_be_visible()
    axe(page)
    group = page.get_by_role("group", name="Genomförande")
    group.get_by_label("Organisationer").fill("Fast kontakt på vuxenpsykiatrin.")
    page.get_by_role("button", name="Spara bladet").click()
    expect(page.get_by_text("Något är skrivet i ett av nio fält.")).to_be_visible()
    cell = page.get_by_role("cell").filter(has_text="Fast kontakt")
    expect(cell.get_by_text("Samverkan med andra: medel 4,8")).to_be_visible()
    axe(page)
    shot(page, "nio-falt")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    axe(page)
    page.goto(
        f"/sjalvvardering/{days.create(people.by(leader), team=team, year=2031, held_on=today()).pk}/omraden/"
    )
    expect(page.locator("#id_field_1")).to_have_value("results_participants")
    page.locator("#id_field_1").select_option("results_staff")
    axe(page)
    page.get_by_role("button", name="Spara områdena").click()
    expect(page.get_by_text("Områdena är sparade.")).to_be_visible()


def test_paper_is_typed_in_and_what_cannot_be_is_said_at_its_field(
    page: Page, before: Day, leader: User, sign_in: SignIn
) -> None:
    made = days.create(people.by(leader), team=before.team, year=today().year, held_on=today())
    sign_in(page, leader)
    page.goto(f"/sjalvvardering/{made.pk}/papper/")
    page.get_by_label("Deltagarnas utveckling").fill("6 7 11")
    page.get_by_role("button", name="Räkna ihop").click()
    expect(page.get_by_text("Så ser inte det här ut: 11").first).to_be_visible()
    axe(page)
    page.get_by_label("Deltagarnas utveckling").fill("6, 7, 8, 8, 9")
    page.get_by_role("button", name="Räkna ihop").click()
    expect(page.get_by_text("högst 9 · medel 7,6 · lägst 6")).to_be_visible()
    page.goto(f"/sjalvvardering/{made.pk}/andra/")
    axe(page)
