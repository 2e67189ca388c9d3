"""The demo's people for tests that need no report: the published one takes half the time of building it."""

from __future__ import annotations

from unittest.mock import patch

from stegvis.web.register import seams
from stegvis.web.register.demo import build as whole
from stegvis.web.reports.demo import studio


def build() -> None:
    """Everything that the demo has but its reports."""
    with patch.object(seams, "DEMO", [part for part in seams.DEMO if part is not studio]):
        whole.build()
