"""The application holds to its rules: who may open what, what is kept how long, where data is read, what a page loads."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.urls import URLPattern, get_resolver
from django.utils import translation

from stegvis.web.access.policy import OPEN, SIGNED_IN, actions
from stegvis.web.register.commands.merging import STAYS, pointing
from stegvis.web.register.models import Person

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "stegvis" / "web"
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
LOADED = [
    *TEMPLATES,
    *sorted(p for form in ("css", "js", "svg", "webmanifest") for p in WEB.rglob(f"static/**/*.{form}")),
]
VIEWS = sorted({*WEB.glob("**/views.py"), *WEB.glob("**/views/**/*.py")})
PRODUCTION = {
    "STEGVIS_SECRET_KEY": "not-a-secret-only-long-enough-" + "-".join("abcdefghijklmnopqrstuvwxyz"),
    "STEGVIS_PERSON_KEY": "not-a-secret-only-long-enough",
    "STEGVIS_HOSTS": "stegvis.example.se",
    "STEGVIS_ORIGIN": "https://stegvis.example.se",
    "STEGVIS_COLLECTED": "true",
    "STEGVIS_DEMO": "false",
    "DATABASE_URL": "postgres://stegvis@localhost/stegvis",
}


def name(path: Path) -> str:
    return str(path.relative_to(WEB))


def patterns(inside: list[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in inside:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from patterns(pattern.url_patterns, route)


def lines_with(pattern: str, text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if re.search(pattern, line)]


def test_every_address_says_who_may_open_it() -> None:
    known = {OPEN, SIGNED_IN, *actions()}
    found = dict(patterns(get_resolver().url_patterns))
    assert len(found) > 20
    assert [
        route for route, pattern in found.items() if getattr(pattern.callback, "action", None) not in known
    ] == []


def test_every_table_about_a_person_says_how_long_it_is_kept() -> None:
    rules = yaml.safe_load((WEB / "register" / "retention.yaml").read_text(encoding="utf-8"))
    about = {m.__name__ for m in apps.get_models() if getattr(m, "person_path", None) is not None}
    assert about
    assert about - {model for model, rule in rules.items() if isinstance(rule, dict) and rule} == set()
    assert set(rules) - {m.__name__ for m in apps.get_models()} == set()


def test_every_changed_model_has_its_migration() -> None:
    loader = MigrationLoader(None)
    with translation.override(None):  # as makemigrations does: a migration knows no language
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(loader.graph)
    assert {app: [m.operations for m in made] for app, made in changes.items()} == {}


def test_django_finds_nothing_to_say_about_a_production_server(tmp_path: Path) -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={**os.environ, **PRODUCTION, "STEGVIS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("path", VIEWS, ids=name)
def test_a_view_asks_a_query_or_a_command_and_never_the_database(path: Path) -> None:
    assert lines_with(r"\.(objects|_default_manager|_base_manager)\b", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_style_and_no_script(path: Path) -> None:
    inline = r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:|<script\b(?![^>]*\bsrc=)"
    assert lines_with(inline, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", LOADED, ids=name)
def test_nothing_is_loaded_from_anyone_else(path: Path) -> None:
    # A link to follow loads nothing, and a namespace is a name.
    text = re.sub(r"<a\b[^>]*>|http://www\.w3\.org/[\w/]+", "", path.read_text(encoding="utf-8"))
    assert lines_with(r"(https?|wss?)://|[\"'(=]//\w", text) == []


def test_whatever_leads_to_a_person_moves_when_two_records_become_one() -> None:
    moved = set(pointing())
    roads = {(m.__name__, m.person_path) for m in apps.get_models() if getattr(m, "person_path", None)}
    assert len(roads) > 20
    unmoved = []
    for name, road in roads - {("Person", "self")}:
        model = next(m for m in apps.get_models() if m.__name__ == name)
        for step in road.split("__"):
            last, model = (model, step), model._meta.get_field(step).related_model
        if last not in moved and (last[0].__name__, last[1]) not in STAYS:
            unmoved.append((name, road))
    assert unmoved == []
    many = {
        (m.__name__, f.name)
        for m in apps.get_models()
        for f in m._meta.many_to_many
        if Person in (m, f.related_model)
    }
    assert many == {
        ("Person", "teams"),
        ("Person", "handlers"),
    }  # commands/merging.py sees to these two by name
