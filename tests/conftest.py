"""How hard does Hypothesis look, in which database, and which tests can this machine run?"""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis

from stegvis.web.access import append_only

# 25 examples, the same every time, told as they were found; 2,000 with STEGVIS_HYPOTHESIS=deep (make deep), made smaller.
hypothesis.register_profile(
    "ci",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.register_profile(
    "deep",
    hypothesis.get_profile("ci"),
    max_examples=2000,
    derandomize=False,
    phases=tuple(Phase),
    print_blob=True,
)
hypothesis.load_profile(os.environ.get("STEGVIS_HYPOTHESIS", "ci"))

# Real Argon2, at a thousandth of its price: nobody is to break the passwords of the tests, and every user has one.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1

# What a marked test needs of the machine: the command, and the package that has it.
NEEDS = {"spark": ("java", "openjdk-17-jre-headless"), "browser": ("chromium", "chromium")}

# A test with one of these fixtures touches the database; make pytest runs it on PostgreSQL too.
DATABASE = {"db", "transactional_db", "live_server"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite is tested as it is used: a file, with a connection for each thread. PostgreSQL has a name for each worker."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "stegvis.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """The log cannot be emptied, which a test that commits does afterwards: its triggers are away just for that."""
    operations = type(connection.ops)  # the class: a test in a browser may have a connection of its own
    empty = operations.execute_sql_flush

    def emptied(self: Any, statements: list[str]) -> None:
        append_only.remove(self.connection)
        empty(self, statements)
        append_only.install(self.connection)

    operations.execute_sql_flush = emptied  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what touches the database, before -m chooses; leaves out what the machine cannot run."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker("both")
    leave_out(config, items)


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
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
