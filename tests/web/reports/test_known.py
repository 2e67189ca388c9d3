"""Kända intäkter: what is reckoned from incomes somebody already knows, for whom, and what it says when something is not known."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Team
from stegvis.web.reports.queries.known import example

PAGE = "/vardet/kanda/"
TEXT = dict.fromkeys(("\u00a0", "&nbsp;"), " ")


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def leader(team: Team, client: Client) -> Client:
    client.force_login(people.user("team_leader", team))
    return client


def shown(client: Client, **asked: object) -> str:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    text = answer.content.decode()
    for mark, plain in TEXT.items():
        text = text.replace(mark, plain)
    return text


def test_before_anything_is_known_the_page_says_what_will_be_here(leader: Client) -> None:
    told = shown(leader)
    assert "Inget att räkna på än" in told
    assert "Registret vet inte vad insatsen kostade i perioden." in told


def test_the_published_incomes_of_2017_give_the_published_result(leader: Client) -> None:
    told = shown(leader, **example())
    assert "För samhället är insatsen återbetald i månad 70. Det är senare än målet, 34 månader." in told
    assert "−1 280 000" in told
    assert "12 × 1 836 000 / 29 600 = 744,3" in told
    assert "Skillnaden, 50 000 kronor" in told


def test_a_moved_slider_changes_the_answer(leader: Client) -> None:
    told = shown(leader, **example(), shown="payoff-2017", deadweight=50, persistence=100, discount_rate=0)
    assert "återbetald i månad 140" in told


def test_sliders_that_stood_by_another_profile_are_not_carried_over(leader: Client) -> None:
    told = shown(
        leader, **example() | {"profile": "cautious"}, shown="payoff-2017", deadweight=0, persistence=100
    )
    assert 'name="deadweight" value="25.0"' in told


def test_an_income_that_is_not_given_is_left_out_and_never_nothing(leader: Client) -> None:
    told = shown(leader, profile="statutory", cost=1000000, income_region=50000)
    assert "Samhällets intäkt är inte angiven" in told
    assert '<th scope="row">Kommunen</th>' not in told


def test_an_income_that_does_not_pay_is_never_paid_back(leader: Client) -> None:
    told = shown(leader, profile="statutory", cost=1000000, income_society=-5000)
    assert "blir insatsen aldrig återbetald" in told


def test_letters_for_an_amount_are_told_at_the_field(leader: Client) -> None:
    told = shown(leader, profile="statutory", cost="mycket", income_society=1)
    assert "Skriv ett helt tal, till exempel 12." in told


@pytest.mark.parametrize(
    ("role", "status"), [("team_leader", 200), ("steering_group", 200), ("caseworker", 404), ("auditor", 404)]
)
def test_who_may_open_it(team: Team, client: Client, role: str, status: int) -> None:
    client.force_login(people.user(role, team.controller if role == "auditor" else team))
    assert client.get(PAGE).status_code == status


def test_incomes_wait_in_their_boxes_until_the_cost_is_given(leader: Client) -> None:
    told = shown(leader, profile="statutory", income_region=50000)
    assert 'name="income_region" value="50000"' in told
    assert "behöver ändras" not in told
