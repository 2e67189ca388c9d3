"""Värdet i förbundet: all teams together, and nothing from which a team or a person can be told."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.evaluation.test_trail import SICK, WORK, some_people
from tests.web import people
from tests.web.demo import build
from tests.web.reports.test_worth import shown

from stegvis.evaluation.outcome import grouped, law
from stegvis.evaluation.profiles import profile
from stegvis.evaluation.together import Exits
from stegvis.web.access.models import Team
from stegvis.web.register.demo.build import TEAM
from stegvis.web.reports.queries.together import told

PAGE = "/vardet/forbundet/"
PROFILE = profile("statutory")


def team_of(many: int, place: str) -> Exits:
    """A team of which so many went from sickness benefit to work."""
    return Exits(grouped(some_people(many, SICK, WORK), "exit"), law(2017, place))


def amounts(page: str) -> list[int]:
    cells = re.findall(r'data-label="Intäkt per år">(−?[\d ]+)<', page)
    return [int(cell.replace(" ", "").replace("−", "-")) for cell in cells]


def test_the_teams_are_added_up_and_rounded_with_an_interval_and_its_months() -> None:
    row = told([team_of(7, "vasteras"), team_of(6, "sala")], [1e6, 1e6], 0, PROFILE).rows[0]
    assert row.account.yearly_income is not None
    assert row.account.yearly_income % row.step == row.low % row.step == 0
    assert row.low < row.account.yearly_income < row.high
    assert row.account.cost == 2_000_000
    months = (row.first_month, row.account.payback_months, row.last_month)
    assert list(months) == sorted(months)  # type: ignore[type-var]


def test_another_profile_shares_the_cost_otherwise_and_gives_no_second_sum_of_the_same_persons() -> None:
    teams = [team_of(7, "vasteras"), team_of(6, "sala")]
    own, other = (told(teams, [1e6, 1e6], 0, one).rows for one in (PROFILE, profile("payoff-2017")))
    assert [row.account.yearly_income for row in own] == [row.account.yearly_income for row in other]
    assert [row.account.cost for row in own] != [row.account.cost for row in other]


@pytest.mark.parametrize("sizes", [(12,), (4, 5)])
def test_one_team_alone_or_too_few_people_are_not_told(sizes: tuple[int, ...]) -> None:
    found = told([team_of(many, "vasteras") for many in sizes], [1e6] * len(sizes), 0, PROFILE)
    assert (found.rows, found.exits) == ((), None)
    assert "Det behövs minst 2 team" in found.why


def test_changes_that_no_rounding_hides_are_not_told() -> None:
    still = Exits(grouped(some_people(9, SICK, SICK), "exit"), law(2017, "sala"))
    found = told([team_of(3, "vasteras"), still], [1e6, 1e6], 0, PROFILE)
    assert found.rows == ()
    assert "hur grovt de än avrundas" in found.why


def test_without_every_teams_cost_there_is_no_profit() -> None:
    found = told([team_of(7, "vasteras"), team_of(6, "sala")], [1e6, None], 0, PROFILE)
    assert found.unpriced == 1
    assert all(row.account.cost == 0 and row.account.payback_months is None for row in found.rows)


def test_only_whole_years_that_have_ended_are_told_and_no_team_is_named(db: None, client: Client) -> None:
    build()
    own = Team.objects.get(code=TEAM).association
    client.force_login(people.user("association_manager", own))
    page = shown(client, PAGE)
    assert len(amounts(page)) == 10
    assert all(amount % 10_000 == 0 for amount in amounts(page))
    assert not any(team.name in page.split("<main")[1] for team in Team.objects.all())
    for asked in ({"period": "2025-1"}, {"from": "2025-01-01", "to": "2025-01-02"}):
        assert amounts(shown(client, PAGE, **asked)) == amounts(page)


@pytest.mark.parametrize("role", ["team_leader", "steering_group"])
def test_it_is_not_for_a_team(db: None, client: Client, role: str) -> None:
    client.force_login(people.user(role, people.team("Ekbacka")))
    assert client.get(PAGE).status_code == 404
