"""Värdet i förbundet: all teams together, and nothing from which a team or a person can be told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from tests.web import people
from tests.web.demo import build
from tests.web.reports.test_worth import shown

from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, Question, answered
from stegvis.evaluation.people import Part, Person
from stegvis.evaluation.profiles import profile
from stegvis.web.access.models import Team
from stegvis.web.register.demo.build import TEAM
from stegvis.web.reports.queries.together import STEP, told

PAGE = "/vardet/forbundet/"
PROFILE = profile("statutory")
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))


def team_of(many: int, place: str) -> Answer:
    """A team of which so many went from sickness benefit to work."""
    living = {"start": (Part("sjukpenning", 100),), "exit": (Part("lon", 100),)}
    left = [Person(str(n), place, "", "work", True, living) for n in range(many)]
    return answered(left, Question(place, YEAR, place, 1_000_000, draws=20), PROFILE, 34)


def amounts(page: str) -> list[int]:
    cells = re.findall(r'data-label="Intäkt per år">(−?[\d ]+)<', page)
    return [int(cell.replace(" ", "").replace("−", "-")) for cell in cells]


def test_the_teams_are_added_up_and_rounded() -> None:
    teams = [team_of(7, "vasteras"), team_of(6, "sala")]
    whole = sum(team.accounts["society"].yearly_income or 0 for team in teams)
    society = told(teams, 0, 0, PROFILE).rows[0].account
    assert society.yearly_income == STEP * round(whole / STEP) != whole
    assert society.cost == 2_000_000


@pytest.mark.parametrize("sizes", [(12,), (4, 5)])
def test_one_team_alone_or_too_few_people_are_not_told(sizes: tuple[int, ...]) -> None:
    found = told([team_of(many, "vasteras") for many in sizes], 0, 0, PROFILE)
    assert (found.rows, found.exits) == ((), None)
    assert "Det behövs minst 2 team" in found.why


def test_without_every_teams_cost_there_is_no_profit() -> None:
    found = told([team_of(7, "vasteras"), team_of(6, "sala")], 0, 1, PROFILE)
    assert all(row.account.cost == 0 and row.account.payback_months is None for row in found.rows)


def test_only_whole_years_that_have_ended_are_told_and_no_team_is_named(db: None, client: Client) -> None:
    build()
    own = Team.objects.get(code=TEAM).association
    client.force_login(people.user("association_manager", own))
    page = shown(client, PAGE)
    assert len(amounts(page)) == 10
    assert all(amount % STEP == 0 for amount in amounts(page))
    assert not any(team.name in page.split("<main")[1] for team in Team.objects.all())
    for asked in ({"period": "2025-1"}, {"from": "2025-01-01", "to": "2025-01-02"}):
        assert amounts(shown(client, PAGE, **asked)) == amounts(page)


@pytest.mark.parametrize("role", ["team_leader", "steering_group"])
def test_it_is_not_for_a_team(db: None, client: Client, role: str) -> None:
    client.force_login(people.user(role, people.team("Ekbacka")))
    assert client.get(PAGE).status_code == 404
