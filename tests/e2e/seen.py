"""What does a browser see that it should not, what does axe find, and what does the page look like?"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

PICTURES = Path(__file__).parents[2] / "docs" / "handbok" / "bilder"
TELLS_OF_CSP = """addEventListener("securitypolicyviolation", e =>
  console.error(`CSP: ${e.violatedDirective} stopped ${e.blockedURI} at ${e.sourceFile}:${e.lineNumber}`))"""
# An answer of 4xx is often what a test is about when it is a page or what htmx fetches, never when it is a style or a picture.
ASKED_FOR = {"document", "xhr", "fetch"}


class Watch:
    """Listens to everything that is opened in a browser context; `faults` is what should not have happened."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.faults: list[str] = []
        self.site = urlsplit(site).netloc
        context.add_init_script(TELLS_OF_CSP)
        context.on("console", self._said)
        context.on("weberror", self._thrown)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # The browser's own line about a 4xx or 5xx answer (`_answered` judges those), or about a net that the test took away.
        if message.type in ("error", "warning") and not message.text.startswith(
            ("Failed to load resource: the server", "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
        ):
            self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _thrown(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.site:
            self.faults.append(f"asked another server: {request.url}")

    def _answered(self, response: Response) -> None:
        allowed = 500 if response.request.resource_type in ASKED_FOR else 400
        if response.status >= allowed:
            self.faults.append(f"answered {response.status}: {response.request.method} {response.url}")


def axe(page: Page) -> None:
    """Fails when axe finds a fault on the page as it stands; says the rule and where."""
    found = Axe().run(page).response["violations"]
    said = [f"{fault['id']}: {', '.join(str(node['target']) for node in fault['nodes'])}" for fault in found]
    assert not said, "\n".join(said)


def shot(page: Page, name: str) -> None:
    """A picture for the handbook, docs/handbok/bilder/NAME.png; taken only with STEGVIS_PICTURES=1 (make pictures)."""
    if os.environ.get("STEGVIS_PICTURES") != "1":
        return
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")
