"""What does a browser test stand on? The application, served; a browser; pages that tell what went wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.e2e.seen import Watch
from tests.web import people
from tests.web.demo import forget

from stegvis.web.access.models import Team, User

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Date boxes follow the page's language: the machine's Chromium has but English texts of its own.
    "--enable-blink-features=LangAttributeAwareFormControlUI",
]
# The same on every machine, so that a picture taken twice is the same picture.
WINDOW = {
    "viewport": {"width": 1280, "height": 800},
    "reduced_motion": "reduce",
    "color_scheme": "light",
    "locale": "sv-SE",
    "timezone_id": "Europe/Stockholm",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for each file."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        # Playwright's event loop runs in this thread; without this Django takes the test's own queries for asynchronous ones.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        launched = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    """Made-up people, as the banner says; no second factor is asked for. No test sees what another has counted."""
    settings.DEMO = True
    forget()


@pytest.fixture
def site(live_server: LiveServer) -> Iterator[str]:
    """The address of the application: threads of this process, so it has the test's database and clock.

    What the test writes is seen at once; after the test every table is empty. What a closed page had asked for is answered
    first: PostgreSQL cannot empty a table that somebody reads.
    """
    asked: list[object] = []
    answered: list[object] = []

    def begun(**_: object) -> None:
        asked.append(None)

    def ended(**_: object) -> None:
        answered.append(None)

    request_started.connect(begun)
    request_finished.connect(ended)
    yield str(live_server.url)
    patience = monotonic() + 10
    while len(answered) < len(asked) and monotonic() < patience:
        sleep(0.01)
    request_started.disconnect(begun)
    request_finished.disconnect(ended)


@pytest.fixture
def team(site: str) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def leader(team: Team) -> User:
    return people.user("team_leader", team, "Selma Stensjö")


@pytest.fixture
def another(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of a browser that shares nothing with the others, for a second person: `another(**window)`.

    The test fails afterwards if any of them had an error in its console, a violation of the content security policy, a failed
    request, or a request to another server.
    """
    watches: list[Watch] = []
    contexts = []

    def opened(**window: object) -> Page:
        contexts.append(browser.new_context(base_url=site, **(WINDOW | window)))
        watches.append(Watch(contexts[-1], site))
        contexts[-1].set_default_timeout(20_000)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(another: Callable[..., Page]) -> Page:
    """A page of the application, 1280 by 800; `page.goto("/deltagare/")`."""
    return another()


@pytest.fixture
def sign_in(site: str) -> Callable[[Page, AbstractBaseUser], None]:
    """Signs a user in, second factor and all, without the sign-in pages: `sign_in(page, user)`."""

    def signed_in(page: Page, user: AbstractBaseUser) -> None:
        client = Client()
        client.force_login(user)
        session = client.session
        session["second_factor"] = True
        session.save()
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])

    return signed_in
