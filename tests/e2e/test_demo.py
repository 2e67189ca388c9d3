"""The report that `make demo` shows, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from stegvis.cli import main
from stegvis.cli.demo import NAME, server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo")
    answered = CliRunner().invoke(main, ["demo", str(made), "--no-serve"], catch_exceptions=False)
    assert answered.exit_code == 0, answered.output
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with server(folder, 8790) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(address)
    yield opened
    opened.close()


def test_every_format_lies_beside_the_page(folder: Path) -> None:
    sizes = {
        form: (folder / f"{NAME}.{form}").stat().st_size for form in ("html", "pdf", "docx", "xlsx", "json")
    }
    assert min(sizes.values()) > 10_000


def test_the_page_asks_nobody_else_for_anything(browser: Browser, address: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(address).netloc
    }


def test_the_content_security_policy_stops_nothing_of_its_own(browser: Browser, address: str) -> None:
    complaints: list[str] = []
    page = browser.new_page()
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [text for text in complaints if "favicon" not in text] == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_page_is_accessible_and_never_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = Axe().run(page)
    assert [fault["id"] for fault in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_reader_can_jump_from_the_contents_to_a_team(page: Page) -> None:
    page.get_by_role("link", name="Samordningsteam Sala").first.click()
    assert page.get_by_role("heading", name="Samordningsteam Sala").first.is_visible()


@pytest.mark.parametrize(
    ("name", "begins"), [("PDF", b"%PDF-"), ("Word", b"PK"), ("Excel", b"PK"), ("siffror (JSON)", b"{")]
)
def test_the_same_report_is_a_click_away_in_other_formats(
    page: Page, folder: Path, name: str, begins: bytes
) -> None:
    link = page.locator("header").get_by_role("link", name=name, exact=True)
    answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
    assert answer.ok
    assert answer.body().startswith(begins)


def test_a_click_on_word_downloads_the_report(page: Page, folder: Path) -> None:
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Word", exact=True).click()
    assert downloading.value.path().read_bytes() == (folder / f"{NAME}.docx").read_bytes()


def test_the_page_says_that_it_is_for_the_teams_own_use(page: Page) -> None:
    assert page.get_by_text("Endast för teamets eget bruk").first.is_visible()
