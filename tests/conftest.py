"""How hard does Hypothesis look, and which tests can this machine run?"""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, Phase, settings

# 25 examples, the same every time, told as they were found; 2,000 with STEGVIS_HYPOTHESIS=deep (make deep), made smaller.
settings.register_profile(
    "ci",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "deep",
    settings.get_profile("ci"),
    max_examples=2000,
    derandomize=False,
    phases=tuple(Phase),
    print_blob=True,
)
settings.load_profile(os.environ.get("STEGVIS_HYPOTHESIS", "ci"))

# What a marked test needs of the machine: the command, and the package that has it.
NEEDS = {"spark": ("java", "openjdk-17-jre-headless"), "browser": ("chromium", "chromium")}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, by name, the tests that need what the machine lacks; under CI=true that is a failure."""
    lacking = {mark: package for mark, (command, package) in NEEDS.items() if not shutil.which(command)}
    left_out = [item for item in items if any(item.get_closest_marker(mark) for mark in lacking)]
    if not left_out:
        return
    said = (
        f"Körs inte, för {', '.join(lacking.values())} saknas: {', '.join(item.nodeid for item in left_out)}"
    )
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(said)
    config.get_terminal_writer().line(said, yellow=True)
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
