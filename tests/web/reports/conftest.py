"""A report that an association has begun over two teams of two controllers, and those who work with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries import dataset
from stegvis.web.reports.commands import reports
from stegvis.web.reports.models import Chapter, Report
from stegvis.web.reports.queries import material

HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture(autouse=True)
def no_document_kept() -> None:
    material._documents.clear()


@pytest.fixture
def steering(team: Team) -> User:
    return people.user("steering_group", team, "Gunnar Åsmark")


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


@pytest.fixture
def economist(team: Team) -> User:
    return people.user("economist", team.association, "Nils Almnäs")


@pytest.fixture
def report(manager: User, team: Team, other_team: Team) -> Report:
    """Seven women and six men took part in the one team, three in the other."""
    for number in range(13):
        somebody = people.person(team, f"Deltagare {number}", sex="female" if number < 7 else "male")
        people.enrolment(somebody, team)
    for number in range(3):
        people.enrolment(people.person(other_team, f"Granne {number}"), other_team)
    return begun(manager, [team, other_team])


def one_fewer(team: Team) -> None:
    """The register is corrected: a woman did not take part after all."""
    woman = Enrolment.objects.filter(team=team, person__sex="female").first()
    assert woman is not None
    woman.delete()
    dataset._live.clear()  # a test writes past the log, which is what tells that something has changed


def begun(by: User, teams: list[Team], period: Period = HALF, audience: str = "association") -> Report:
    return reports.start(
        By(by, "test"),
        association=teams[0].association,
        teams=teams,
        period=period,
        layout_name="half_year",
        audience=audience,
    )


@pytest.fixture
def chapter_of(report: Report) -> Callable[[Team], Chapter]:
    return lambda team: report.chapters.get(team=team)
