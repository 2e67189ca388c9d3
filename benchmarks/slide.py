"""How long does the server take to answer one step of a slider on Vad det är värt?

`python -m benchmarks.slide ADDRESS [PASSWORD]` signs in at a running demo (`stegvis demo`) as its steering group and moves the wage.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

LOGIN = "styrgrupp@exempel.stegvis.se"
STEPS = 40
BAR = 200.0  # ms


def main() -> None:
    site, password = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "stegvis-visar-exempel"
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = read(browser, f"{site}/konto/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    said = {"csrfmiddlewaretoken": token[1], "login": LOGIN, "password": password}
    sent = Request(f"{site}/konto/login/", urlencode(said).encode(), {"Referer": f"{site}/konto/login/"})
    with browser.open(sent):
        pass
    read(browser, f"{site}/vardet/")
    taken, worked = [], []
    for step in range(STEPS):
        asked = {
            "profile": "statutory",
            "shown": "statutory",
            "cost": 885_000,
            "wage_after": 25_000 + 100 * step,
        }
        begun = time.perf_counter()
        answer = read(browser, f"{site}/vardet/?{urlencode(asked)}")
        taken.append(1000 * (time.perf_counter() - begun))
        worked.append("Samhällets intäkt är" in answer)
    ordered = sorted(taken)
    print(
        f"{STEPS} steps, all answered: {all(worked)}; median {statistics.median(taken):.0f} ms, "
        f"p95 {ordered[int(0.95 * STEPS)]:.0f} ms, bar {BAR:.0f} ms"
    )


def read(browser: OpenerDirector, address: str) -> str:
    """The page as text."""
    with browser.open(address) as answer:
        text: str = answer.read().decode()
    return text


if __name__ == "__main__":
    main()
