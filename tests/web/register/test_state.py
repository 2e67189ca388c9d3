"""The figures on the page are those of `stegvis report` on what is handed out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.web.demo import build

from stegvis.cli import main
from stegvis.domain.interval import wilson
from stegvis.domain.period import Period
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register import periods
from stegvis.web.register.clock import today
from stegvis.web.register.demo.build import TEAM
from stegvis.web.register.demo.logins import LOGINS

AsUser = Callable[[User], Client]


@pytest.fixture
def clients(db: None, as_user: AsUser) -> dict[str, Client]:
    build()
    return {login.role: as_user(User.objects.get(email=login.email)) for login in LOGINS}


def test_the_figures_page_equals_the_report_on_the_exported_dataset(
    clients: dict[str, Client], tmp_path: Path
) -> None:
    leader = clients["team_leader"]
    packed = leader.post("/underlag/", {"who": "own", "dates": "month", "why": "Prov"})
    zipfile.ZipFile(io.BytesIO(packed.content)).extractall(tmp_path / "ut")
    told = CliRunner().invoke(
        main,
        [
            "report",
            str(tmp_path / "ut"),
            "--team",
            TEAM,
            "--from",
            "2025-01-01",
            "--to",
            "2025-06-30",
            "--format",
            "json",
        ],
        catch_exceptions=False,
    )
    page = leader.get("/siffror/rapport.json?from=2025-01-01&to=2025-06-30")
    assert json.loads(page.content)["figures"] == json.loads(told.stdout)["figures"]
    assert len(json.loads(told.stdout)["figures"]) > 100


def test_an_export_is_logged_with_recipient_and_reason(clients: dict[str, Client]) -> None:
    clients["evaluator"].post(
        "/underlag/", {"who": "other", "recipient": "Payoff", "dates": "month", "why": "Utvärdering"}
    )
    entry = Entry.objects.filter(kind="export").latest("pk")
    assert entry.after is not None
    assert (entry.after["recipient"], entry.why) == ("Payoff", "Utvärdering")
    assert entry.subjects.count() > 50


def test_another_recipient_must_have_a_name(clients: dict[str, Client]) -> None:
    answer = clients["team_leader"].post("/underlag/", {"who": "other", "dates": "month", "why": "Prov"})
    assert answer.status_code == 422
    assert "Ange vem underlaget lämnas till." in answer.content.decode()


def test_the_steering_group_opens_a_figure_but_not_its_records(clients: dict[str, Client]) -> None:
    address = "/siffror/exits/?from=2025-01-01&to=2025-06-30&by.outcome=rehab_medical"
    assert "Raderna bakom siffran ser bara" in clients["steering_group"].get(address).content.decode()
    assert "Inskriven" in clients["caseworker"].get(address).content.decode()


def test_an_association_sees_each_teams_protected_counts(clients: dict[str, Client]) -> None:
    told = clients["association_manager"].get("/forbundet/?from=2025-01-01&to=2025-06-30").content.decode()
    assert '<span class="muted">..</span>' in told
    assert "Två punkter" in told
    assert 'data-label="Deltagare">95</td>' in told  # Västerås
    assert 'data-label="Deltagare">238</td>' in told  # all
    assert Team.objects.get(code=TEAM).name in told


def test_the_log_tells_what_was_searched_for_and_checks_itself(clients: dict[str, Client]) -> None:
    clients["team_leader"].get("/deltagare/")
    auditor = clients["auditor"]
    assert "Selma Stensjö" in auditor.get("/logg/?vad=read").content.decode()
    assert "Loggen är hel" in auditor.post("/logg/kontroll/").content.decode()
    assert Entry.objects.filter(action="log.see").exists()


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(6, 17)
    assert (round(low, 3), round(high, 3)) == (0.173, 0.587)


def test_the_last_twelve_months_end_today() -> None:
    assert periods.last_twelve_months(today()).last == today()
    assert periods.half(2025, 1) == Period(periods.date(2025, 1, 1), periods.date(2025, 6, 30))
