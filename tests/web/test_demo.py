"""The demo: the example's figures stay, every role can sign in, and there is something to do today."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from tests.web.demo import build

from stegvis.cli import main
from stegvis.dataset import load
from stegvis.definitions import load as definitions
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import ask
from stegvis.web.access.by import By
from stegvis.web.access.models import Grant, Team, User
from stegvis.web.access.policy import roles
from stegvis.web.register.commands.lists import ACTIONS
from stegvis.web.register.demo.build import EXAMPLE, TEAM, is_built
from stegvis.web.register.demo.logins import LOGINS
from stegvis.web.register.models import Person
from stegvis.web.register.queries.dataset import live
from stegvis.web.register.queries.lists import held
from stegvis.web.register.queries.waiting import waiting

HALF = Period(date(2025, 1, 1), date(2025, 6, 30))


@pytest.mark.django_db
def test_the_published_figures_of_the_example_are_those_of_the_demo(tmp_path: Path) -> None:
    """Goals and later answers are the demo's own; everything that the example knows is as it was."""
    write_example(EXAMPLE, tmp_path / "ut")
    original = ask(load(tmp_path / "ut", definitions=definitions()), HALF).figures
    build()
    now = {(f.measure, f.by): f for f in ask(live(Team.objects.all()), HALF).figures}
    differing = {
        (f.measure, f.by): (f.value, now[f.measure, f.by].value)
        for f in original
        if f.measure not in ("goal_attainment", "capacity") and now[f.measure, f.by].value != f.value
    }
    assert differing == {}


@pytest.mark.django_db
def test_the_queue_of_the_demo_is_the_one_that_its_figures_count() -> None:
    build()
    today = timezone.localdate()
    figures = ask(live(Team.objects.all()), Period(today, today)).figures
    counted = {dict(f.by).get("team"): f.value for f in figures if f.measure == "queue"}
    assert {team.code: waiting(team)[0] for team in Team.objects.all()} == {
        team.code: counted.get(team.code, 0) for team in Team.objects.all()
    }
    assert 0 < waiting(Team.objects.get(code=TEAM))[0] < 10


@pytest.mark.django_db
def test_there_is_a_login_for_every_role_and_it_has_that_role() -> None:
    assert not is_built()
    build()
    assert is_built()
    assert [login.role for login in LOGINS] == list(roles())
    held = dict(Grant.objects.values_list("user__email", "role"))
    assert held == {login.email: login.role for login in LOGINS}


@pytest.mark.django_db
def test_a_login_of_the_demo_signs_in(client: Client) -> None:
    build()
    told = LOGINS[0].as_dict()
    answer = client.post("/konto/login/", {"login": told["email"], "password": told["password"]})
    assert answer.status_code == 302
    assert client.get("/laget/").status_code == 200


@pytest.mark.django_db
def test_everybody_has_a_name_and_a_number_of_the_test_series() -> None:
    build()
    assert not Person.objects.filter(name="").exists()
    assert {int(person.number[8:11]) // 20 for person in Person.objects.exclude(number_sealed="")} == {49}


@pytest.mark.django_db
def test_the_lists_that_the_demo_holds_are_there_a_month_later() -> None:
    build()
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        call_command("forget_held")
        leader = By(User.objects.get(email=LOGINS[1].email))
        assert all(held(leader, Team.objects.get(code=TEAM), purpose) for purpose in ACTIONS)


def test_the_logins_are_listed_as_json() -> None:
    told = CliRunner().invoke(main, ["demo-logins", "--format", "json"], catch_exceptions=False)
    listed = json.loads(told.output)
    assert [list(login) for login in listed] == [["role", "email", "password", "name"]] * len(roles())
