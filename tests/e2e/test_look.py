"""What the browser adds to the visual language, seen on the page that shows every element."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.e2e.seen import axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PAGE = "/komponenter/"
NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize(
    "window", [{}, {"color_scheme": "dark"}, {"viewport": NARROW}], ids=["light", "dark", "narrow"]
)
def test_every_element_can_be_reached_by_everyone(
    another: Callable[..., Page], window: dict[str, object]
) -> None:
    page = another(**window)
    page.goto(PAGE)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_is_whole_without_script(another: Callable[..., Page]) -> None:
    page = another(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Komponenter")
    expect(page.get_by_role("button", name="Mörkt")).to_have_count(0)


def test_a_question_is_asked_before_sending_and_escape_keeps_the_text(page: Page) -> None:
    page.goto(PAGE)
    page.locator("#tom_note").fill("Ringde i dag")
    page.get_by_role("button", name="Spara avslutet").click()
    expect(page.get_by_role("dialog", name="Spara avslutet?")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#tom_note")).to_have_value("Ringde i dag")
    expect(page.get_by_role("button", name="Spara avslutet")).to_be_focused()


def test_what_is_typed_is_kept_within_three_seconds_without_its_secrets(page: Page) -> None:
    kept: list[str] = []

    def keep(route: Route) -> None:
        kept.append(route.request.post_data or "")
        route.fulfill(status=200, body="{}")

    page.route("**/utkast/", keep)
    page.goto(PAGE)
    page.evaluate("document.querySelector('form').dataset.draft = ''")
    page.evaluate("document.querySelector('#tom_score').type = 'password'")
    page.locator("#tom_score").press_sequentially("hemligt")
    page.locator("#tom_note").press_sequentially("Ringde i dag", delay=100)
    expect(page.locator("[data-saved]")).to_contain_text("Sparat", timeout=3000)
    assert "/komponenter/" in kept[-1]
    assert "Ringde" in kept[-1]
    assert "hemligt" not in kept[-1]


def test_without_a_net_the_text_stays_and_is_kept_when_it_is_back(page: Page) -> None:
    page.route("**/utkast/", lambda route: route.fulfill(status=200, body="{}"))
    page.goto(PAGE)
    page.evaluate("""() => {
        document.querySelector('form').dataset.draft = '';
        window.net = window.fetch;
        window.fetch = () => Promise.reject(new TypeError('no net'));
    }""")
    page.locator("#tom_note").fill("Ringde i dag")
    expect(page.locator("[data-saved]")).to_contain_text("Inget nät. Texten finns kvar här")
    expect(page.locator("#tom_note")).to_have_value("Ringde i dag")
    page.evaluate("() => { window.fetch = window.net; dispatchEvent(new Event('online')) }")
    expect(page.locator("[data-saved]")).to_contain_text("Sparat")


def test_dark_is_chosen_and_stays_chosen(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Mörkt").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Mörkt")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Som datorn").click()
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_a_form_sent_twice_is_sent_once(page: Page) -> None:
    sent: list[str] = []
    page.route("**/prov/", lambda route: sent.append(route.request.method))
    page.goto(PAGE)
    page.evaluate("""() => {
        const form = document.querySelector('form');
        delete form.dataset.confirm;
        form.action = '/prov/';
        form.requestSubmit();
        form.requestSubmit();
    }""")
    page.wait_for_timeout(500)
    assert sent == ["POST"]
