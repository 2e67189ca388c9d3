"""How long does a report of six teams take to open, to make as a file and to protect, against the bars?

`python -m benchmarks.studio [--times N]` builds the example as a register in a temporary folder and asks through Django's client.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django

OPENS, PROTECTS = 1.0, 2.0  # seconds


def main() -> None:
    """Builds, measures, prints a table against the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="stegvis-") as home:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "stegvis.web.config.settings",
            "STEGVIS_HOME": home,
            "STEGVIS_DEMO": "true",
        }
        django.setup()
        _built()
        import_module("stegvis.web.config.wsgi")  # as a server's worker is before it answers
        print(
            "| What | Cold, s | Of it processor, s | Median, s | Longest, s | Processor, s | Bar, s |\n|---|---|---|---|---|---|---|"
        )
        for what, act, forget, bar in _cases():
            forget()
            before = time.process_time()
            cold = _seconds(act)
            worked = time.process_time() - before
            before = time.process_time()
            times = [_seconds(act) for _ in range(asked.times)]
            processor = (time.process_time() - before) / asked.times
            print(
                f"| {what} | {cold:.2f} | {worked:.2f} | {_spread(times)} | {processor:.2f} | {bar} |",
                flush=True,
            )


def _built() -> None:
    call = import_module("django.core.management").call_command
    for command in ("migrate", "createcachetable", "build_demo"):
        call(command, verbosity=0)


def _cases() -> list[tuple[str, Callable[[], Any], Callable[[], Any], float]]:
    models = import_module("stegvis.web.reports.models")
    material = import_module("stegvis.web.reports.queries.material")
    dataset = import_module("stegvis.web.register.queries.dataset")
    figures = import_module("stegvis.web.register.queries.figures")
    published, begun = models.Report.objects.filter(team=None).order_by("last")[:2]
    manager, leader = _client("forbundschef"), _client("verksamhetsledare")
    chapter = begun.chapters.get(team__code="hallstahammar")
    handed = published.chapters.get(team__code="hallstahammar")

    def live() -> None:
        dataset._live.clear()
        figures._counted.clear()

    return [
        ("a six-team report, its page", _get(manager, f"/rapporter/{published.pk}/"), lambda: None, OPENS),
        (
            "a six-team report, built from what is frozen",
            lambda: (material._documents.clear(), material.document_of(published)),
            material._documents.clear,
            OPENS,
        ),
        ("the same, kept", lambda: material.document_of(published), lambda: None, OPENS),
        ("the published PDF", _get(manager, f"/rapporter/{published.pk}/rapport.pdf"), lambda: None, OPENS),
        ("a draft chapter", _get(leader, f"/rapporter/kapitel/{chapter.pk}/"), live, OPENS),
        ("a chapter handed over", _get(leader, f"/rapporter/kapitel/{handed.pk}/"), lambda: None, OPENS),
        ("figures protected and kept, one team", lambda: material.kept(chapter), live, PROTECTS),
    ]


def _client(name: str) -> Any:
    users = import_module("django.contrib.auth").get_user_model()
    client = import_module("django.test").Client()
    client.force_login(users.objects.get(email=f"{name}@exempel.stegvis.se"))
    return client


def _get(client: Any, address: str) -> Callable[[], None]:
    def got() -> None:
        assert client.get(address, headers={"Host": "localhost"}).status_code == 200, address

    return got


def _seconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} | {max(times):.2f}"


if __name__ == "__main__":
    main()
