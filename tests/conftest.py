"""How hard does Hypothesis look? 25 examples, the same every time; 2,000 with STEGVIS_HYPOTHESIS=deep."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=2000, derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("STEGVIS_HYPOTHESIS", "ci"))
