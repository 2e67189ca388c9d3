"""A participant answers on a phone: along the line, without a net, without script, in Arabic; and on the team's tablet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment, Plan
from stegvis.web.surveys.commands import answers, own
from stegvis.web.surveys.commands import invitations as commands
from stegvis.web.surveys.models import Answer, Invitation, Response

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("phone")]
SignIn = Callable[[Page, User], None]
Another = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def worker(team: Team) -> User:
    return people.user("caseworker", team)


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, today() - timedelta(days=60))


def secret_of(worker: User, of: Enrolment, way: str = "phone") -> str:
    made = commands.invite(
        people.by(worker),
        enrolment=of,
        instrument=known().instruments["life_areas"],
        occasion="start",
        way=way,
    )
    return made[1]


def skip(page: Page, place: int) -> None:
    expect(page.get_by_text(f"Fråga {place} av 4")).to_be_visible()
    page.get_by_role("button", name="Hoppa över frågan").click()


def fits(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 700})
    return bool(page.evaluate("w => document.documentElement.scrollWidth <= w", width))


def test_a_participant_answers_in_the_phone_and_may_skip(
    another: Another, worker: User, of: Enrolment
) -> None:
    phone = another(**PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    line = phone.get_by_role("slider", name="Hur har du det hemma och på fritiden?")
    expect(line).to_have_attribute("aria-valuetext", "Inget svar än")
    axe(phone)
    phone.get_by_role("button", name="Nästa fråga").click()
    expect(phone.get_by_role("alert")).to_contain_text("Svara på frågan, eller hoppa över den.")
    axe(phone)
    box = line.bounding_box()
    assert box is not None
    line.tap(position={"x": box["width"] * 0.62, "y": box["height"] / 2})
    expect(line).not_to_have_attribute("aria-valuetext", "Inget svar än")
    phone.get_by_role("button", name="Nästa fråga").click()
    expect(phone.get_by_text("Fråga 2 av 4")).to_be_visible()
    phone.get_by_text("Välj en siffra i stället").click()
    phone.get_by_text("7", exact=True).click()
    axe(phone)
    phone.get_by_role("button", name="Nästa fråga").click()
    skip(phone, 3)
    expect(phone.get_by_text("Fråga 4 av 4")).to_be_visible()
    assert fits(phone, 320)
    phone.get_by_role("button", name="Tillbaka").click()
    skip(phone, 3)
    expect(phone.get_by_text("Fråga 4 av 4")).to_be_visible()
    phone.get_by_role("slider").press("End")
    phone.get_by_role("button", name="Skicka svaren").click()
    expect(phone.get_by_role("heading", name="Tack. Svaren är skickade.")).to_be_visible()
    axe(phone)
    values = dict(Answer.objects.values_list("item", "value"))
    assert set(values) == {"home", "relations", "work"}
    assert abs(values["home"] - Decimal("6.2")) < Decimal("0.6")
    assert (values["relations"], values["work"]) == (7, 10)


def test_without_a_net_the_answer_waits_in_the_phone(another: Another, worker: User, of: Enrolment) -> None:
    phone = another(**PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    phone.get_by_role("slider").press("End")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Nästa fråga").click()
    expect(phone.get_by_text("Inget nät. Svaret finns kvar i telefonen")).to_be_visible()
    axe(phone)
    shot(phone, "telefon-utan-nat")
    assert Invitation.objects.get().held == ""
    phone.context.set_offline(False)
    expect(phone.get_by_text("Fråga 2 av 4")).to_be_visible()
    assert Invitation.objects.get().held
    assert phone.evaluate("localStorage.length") == 0


def test_a_page_closed_without_a_net_sends_its_answer_when_it_is_opened_again(
    another: Another, worker: User, of: Enrolment
) -> None:
    phone = another(**PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    page = phone.url
    phone.get_by_role("slider").press("End")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Nästa fråga").click()
    expect(phone.get_by_text("Inget nät.")).to_be_visible()
    context = phone.context
    phone.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(page)
    expect(again.get_by_text("Fråga 2 av 4")).to_be_visible()
    again.get_by_role("button", name="Tillbaka").click()
    expect(again.get_by_role("slider")).to_have_attribute("aria-valuetext", "10")


def test_what_is_chosen_but_not_sent_is_there_after_a_reload(
    another: Another, worker: User, of: Enrolment
) -> None:
    phone = another(**PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    phone.get_by_role("slider").press("Home")
    phone.reload()
    expect(phone.get_by_role("slider")).to_have_attribute("aria-valuetext", "0")


def test_without_script_the_numbers_do_the_same(another: Another, worker: User, of: Enrolment) -> None:
    phone = another(java_script_enabled=False, **PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    expect(phone.get_by_role("slider")).to_have_count(0)
    for place in range(1, 5):
        expect(phone.get_by_text(f"Fråga {place} av 4")).to_be_visible()
        phone.get_by_text(str(place), exact=True).click()
        phone.get_by_role("button", name=re.compile("Nästa fråga|Skicka svaren")).click()
    expect(phone.get_by_role("heading", name="Tack. Svaren är skickade.")).to_be_visible()
    assert sorted(Answer.objects.values_list("value", flat=True)) == [1, 2, 3, 4]


def test_the_page_is_read_from_right_to_left_in_arabic(another: Another, worker: User, of: Enrolment) -> None:
    phone = another(**PHONE)
    phone.goto(f"/s/{secret_of(worker, of)}/")
    phone.get_by_text("Svenska").click()
    phone.get_by_role("link", name="العربية").click()
    expect(phone.get_by_role("heading", name="كيف حالك في البيت وفي أوقات الفراغ؟")).to_be_visible()
    line = phone.get_by_role("slider")
    box = line.bounding_box()
    assert box is not None
    line.tap(position={"x": 5, "y": box["height"] / 2})  # the left end is the high one
    expect(line).to_have_attribute("aria-valuetext", "10")
    axe(phone)
    shot(phone, "telefon-arabiska")
    assert fits(phone, 320)
    phone.get_by_role("button", name="السؤال التالي").click()
    expect(phone.get_by_text("السؤال 2 من 4")).to_be_visible()
    assert Invitation.objects.get().language == "ar"


def test_the_caseworker_hands_out_a_link_and_sees_what_has_become_of_it(
    page: Page, another: Another, worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    sign_in(page, worker)
    page.goto(f"/deltagare/{of.pk}/matningar/")
    page.get_by_role("button", name=re.compile("^Telefon.*Livshjulet")).click()
    expect(page.get_by_role("img", name="QR-kod med länken")).to_be_visible()
    axe(page)
    shot(page, "telefon-lank")
    link = page.get_by_role("textbox", name="Länk").input_value()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    phone = another(**PHONE)
    phone.goto(link[link.index("/s/") :])
    line = phone.get_by_role("slider")
    line.tap(position={"x": 240, "y": 28})
    shot(phone, "telefon-fraga")
    phone.get_by_role("button", name="Nästa fråga").click()
    expect(phone.get_by_text("Fråga 2 av 4")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/deltagare/{of.pk}/matningar/")
    expect(page.get_by_text("1 av 4 frågor är besvarade")).to_be_visible()
    axe(page)
    shot(page, "telefon-utlamnat")


def test_the_tablet_takes_a_code_and_shows_nothing_of_the_one_before(
    page: Page, worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    sign_in(page, worker)
    page.goto("/teamets-platta/")
    axe(page)
    page.get_by_role("button", name="Gör enheten till teamets platta").click()
    expect(page.get_by_role("heading", name="Skriv din kod")).to_be_visible()
    axe(page)
    page.get_by_label("Kod").fill(secret_of(worker, of, "tablet"))
    shot(page, "platta-kod")
    page.get_by_role("button", name="Börja").click()
    expect(page.get_by_text("Fråga 1 av 4")).to_be_visible()
    page.get_by_role("slider").press("End")
    page.get_by_role("button", name="Nästa fråga").click()
    for place in (2, 3, 4):
        skip(page, place)
    expect(page.get_by_text("Lämna tillbaka plattan.")).to_be_visible()
    axe(page)
    assert Response.objects.get().channel == "tablet"
    for _ in range(4):
        page.go_back()
        expect(page.get_by_role("heading", name=re.compile("Hur har du|Hur är det"))).to_have_count(0)
    page.goto("/platta/")
    expect(page.get_by_label("Kod")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_a_tablet_left_alone_goes_back_to_the_code(
    page: Page, worker: User, of: Enrolment, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stegvis.web.surveys.views.tablet.ends_by_itself.__defaults__", (1,))
    sign_in(page, worker)
    page.goto("/teamets-platta/")
    page.get_by_role("button", name="Gör enheten till teamets platta").click()
    page.get_by_label("Kod").fill(secret_of(worker, of, "tablet"))
    page.get_by_role("button", name="Börja").click()
    expect(page.get_by_text("Fråga 1 av 4")).to_be_visible()
    expect(page.get_by_role("heading", name="Skriv din kod")).to_be_visible()


def test_the_leader_chooses_what_is_given_and_it_stands_on_min_dag(
    page: Page, team: Team, of: Enrolment, sign_in: SignIn
) -> None:
    sign_in(page, people.user("team_leader", team, "Selma Stensjö"))
    page.goto("/teamet/")
    page.get_by_role("link", name="Mätningar som ges").click()
    page.get_by_label("Livshjulet, fyra områden: start, samtal, avslut").check()
    axe(page)
    shot(page, "matningar-som-ges")
    assert fits(page, 320)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Spara valet").click()
    page.goto("/")
    page.get_by_role("link", name="Livshjulet, fyra områden med Mira Ekdunge", exact=True).click()
    expect(page.get_by_role("heading", name="Låt deltagaren svara själv")).to_be_visible()


def test_the_participant_reads_the_own_page_and_asks_for_a_correction(
    page: Page, another: Another, worker: User, of: Enrolment, sign_in: SignIn
) -> None:
    Plan.objects.create(
        enrolment=of,
        number=1,
        goals=["Orka en hel arbetsdag"],
        steps=[{"what": "Prova arbetsträning", "who": "Mira", "due": "", "state": "planned"}],
    )
    for place, value in enumerate(("3.5", "4.2", "6.1")):
        answers.answer(
            people.by(worker),
            enrolment=of,
            instrument=known().instruments["progress_scale"],
            occasion="session" if place else "start",
            answered_on=of.started_on + timedelta(days=28 * place),
            answers={"step": Decimal(value)},
        )
    sign_in(page, worker)
    page.goto(f"/deltagare/{of.pk}/matningar/")
    page.get_by_role("button", name="Ge en länk").click()
    axe(page)
    link = page.get_by_role("textbox", name="Länk").input_value()
    phone = another(**PHONE)
    phone.goto(link[link.index("/m/") :])
    expect(phone.get_by_text("Orka en hel arbetsdag")).to_be_visible()
    axe(phone)
    shot(phone, "min-sida")
    assert fits(phone, 320)
    phone.get_by_label("Vad är fel, och hur ska det vara?").fill("Jag slutade skolan 2009.")
    phone.get_by_role("button", name="Be om rättelse").click()
    expect(phone.get_by_text("Väntar på svar.")).to_be_visible()
    phone.get_by_role("link", name="Läs allt").click()
    expect(phone.get_by_role("heading", name="Allt som finns om mig")).to_be_visible()
    axe(phone)
    page.goto("/")
    page.get_by_role("link", name="Mira Ekdunge ber om en rättelse", exact=True).click()
    axe(page)
    page.get_by_label("Vad har du ändrat, eller varför inte?").fill("Ändrat till 2009.")
    shot(page, "rattelse")
    page.get_by_role("button", name="Svara").click()
    phone.goto("/min-sida/")
    expect(phone.get_by_text("Ändrat till 2009.")).to_be_visible()
    phone.get_by_role("button", name="Stäng sidan").click()
    expect(phone.get_by_role("heading", name="Sidan är stängd")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_text("Orka en hel arbetsdag")).to_have_count(0)


def test_the_own_page_is_read_in_arabic_and_a_new_link_is_asked_for(
    another: Another, worker: User, of: Enrolment
) -> None:
    Plan.objects.create(enrolment=of, number=1, goals=["Orka en hel arbetsdag"], steps=[])
    for place, value in enumerate(("3.5", "6.1")):
        answers.answer(
            people.by(worker),
            enrolment=of,
            instrument=known().instruments["progress_scale"],
            occasion="session" if place else "start",
            answered_on=of.started_on + timedelta(days=56 * place),
            answers={"step": Decimal(value)},
        )
    _, secret = own.hand_out(people.by(worker), enrolment=of)
    phone = another(**PHONE)
    phone.goto(f"/m/{secret}/")
    phone.goto("/min-sida/?sprak=ar")
    expect(phone.get_by_role("heading", name="صفحتي", exact=True)).to_be_visible()
    axe(phone)
    assert fits(phone, 320)
    shot(phone, "min-sida-arabiska")
    phone.context.clear_cookies(name="egen")
    phone.goto("/min-sida/?sprak=sv")
    phone.get_by_role("link", name="Be om en ny länk").click()
    axe(phone)
    phone.get_by_label("E-postadress eller telefonnummer").fill("mira@")
    phone.get_by_role("button", name="Skicka länken").click()
    expect(phone.get_by_text("Skriv en e-postadress, som namn@exempel.se")).to_be_visible()
    axe(phone)
    shot(phone, "min-sida-ny-lank")
    phone.get_by_label("E-postadress eller telefonnummer").fill("mira@exempel.se")
    phone.get_by_role("button", name="Skicka länken").click()
    expect(phone.get_by_role("heading", name="Länken är på väg om adressen stämmer")).to_be_visible()
