"""What the tests of the application share: a day, a team, those who work there, and a browser without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from tests.web import people
from tests.web.demo import forget

from stegvis.web.access.models import Team, User

TODAY = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))  # a Friday


@pytest.fixture(autouse=True)
def friday(settings: object) -> Iterator[None]:
    """Every test is about 20 November 2026, unless it travels; demo accounts need no second factor."""
    settings.DEMO = True  # type: ignore[attr-defined]
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """No test sees what another has counted."""
    forget()


@pytest.fixture
def team(db: None) -> Team:
    return people.team()


@pytest.fixture
def other_team(db: None) -> Team:
    """A team of another controller in the same association."""
    return people.team("Norrån", controller="Norråns kommun")


@pytest.fixture
def caseworker(team: Team) -> User:
    return people.user("caseworker", team)


@pytest.fixture
def leader(team: Team) -> User:
    return people.user("team_leader", team, "Selma Stensjö")


@pytest.fixture
def stranger(other_team: Team) -> User:
    """The leader of the other team."""
    return people.user("team_leader", other_team, "Nils Vinäng")


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A client that is signed in as somebody."""

    def signed_in(user: User) -> Client:
        client = Client(enforce_csrf_checks=False)
        client.force_login(user)
        return client

    return signed_in
