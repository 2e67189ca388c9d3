"""Mätningar i teamet: what a group's answers come to, and that nobody is shown by themselves."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.models import Team
from stegvis.web.surveys.commands.told import publish
from stegvis.web.surveys.models import Answer, Response
from stegvis.web.surveys.queries.groups import groups

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ITEMS = ("individual", "relational", "social", "overall")


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-25T12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


def answered(team: Team, *totals: float, name: str = "ors") -> None:
    """A participant with a total each month from January; ORS's lines share it evenly."""
    enrolment = people.enrolment(people.person(team), team, started_on=date(2025, 12, 1))
    for month, total in enumerate(totals, 1):
        made = Response.objects.create(
            enrolment=enrolment,
            instrument=name,
            instrument_version=1,
            occasion="session",
            answered_on=date(2026, month, 10),
            channel="conversation",
        )
        items = ITEMS if name == "ors" else ("asked",)
        for item in items:
            Answer.objects.create(response=made, item=item, value=total / len(items))


def test_a_change_is_told_in_points_with_its_interval(team: Team) -> None:
    for totals in ((16, 20, 28), (12, 24), (20, 20), (22,)):
        answered(team, *totals)
    people.enrolment(people.person(team), team, started_on=date(2026, 2, 1))
    (found,) = groups(people.by(people.user("caseworker", team)), team, YEAR)
    change = found.change
    assert change is not None
    assert (found.answered, found.taking_part) == (4, 5)
    assert (change.n, change.before, change.after, change.points) == (3, 16, 24, 8)
    assert (change.better, change.unchanged, change.worse) == (2, 1, 0)
    assert found.sentence.startswith(
        "Från 16,0 till 24,0, +8,0 poäng i medel för 3 personer (95 %: −9,2 till +25,2)."
    )
    assert found.sentence.endswith("Spannet täcker 0: förändringen kan vara slump.")
    assert found.percent.replace("\u00a0", " ") == "+50 %"
    assert [(half.label, half.n) for half in found.halves] == [("Första halvåret 2026", 4)]


def test_few_answers_are_shown_to_those_who_may_read_them_and_to_nobody_else(team: Team) -> None:
    for _ in range(4):
        answered(team, 16, 28)
    (near,) = groups(people.by(people.user("team_leader", team)), team, YEAR)
    (far,) = groups(people.by(people.user("steering_group", team)), team, YEAR)
    assert near.change is not None
    assert (far.hidden, far.change, far.items, far.halves) == (True, None, (), ())


def test_five_answers_are_shown_to_the_steering_group(team: Team, client: Client) -> None:
    for _ in range(5):
        answered(team, 16, 28)
    client.force_login(people.user("steering_group", team))
    told = client.get("/matningar/?period=2026").content.decode().replace("\u00a0", " ")
    assert "5 av 5 har svarat" in told
    assert "+12,0 poäng i medel för 5 personer" in told


def test_answers_with_an_access_of_their_own_are_not_here(team: Team) -> None:
    answered(team, 1, name="fov")
    assert groups(people.by(people.user("team_leader", team)), team, YEAR) == []


def test_each_question_and_the_response_rate_stand_half_year_by_half_year(team: Team, client: Client) -> None:
    for n in range(5):
        answered(team, 16, 16, 16, 16, 16, 16, 16, 28 + n)
    people.enrolment(people.person(team), team, started_on=date(2026, 8, 1))
    (found,) = groups(people.by(people.user("steering_group", team)), team, YEAR)
    rows = dict(found.over_time)
    assert [cell.replace("\u00a0", " ") for cell in rows["Har svarat"]] == ["5 av 5 (100 %)", "5 av 6 (83 %)"]
    assert rows["Medelpoäng"] == ["16,0", "30,0"]
    assert rows["Individuellt"] == ["4,0", "7,5"]
    client.force_login(people.user("caseworker", team))
    assert "Andra halvåret 2026" in client.get("/matningar/?period=2026").content.decode()


def test_a_half_year_with_few_answers_is_hidden_from_those_who_may_not_read_each_ones(team: Team) -> None:
    for n in range(5):
        answered(team, *[16] * 6, *[28] * (n < 2))
    (far,) = groups(people.by(people.user("steering_group", team)), team, YEAR)
    assert (dict(far.over_time)["Medelpoäng"], dict(far.over_time)["Socialt"]) == (
        ["16,0", ".."],
        ["4,0", ".."],
    )


def test_the_change_is_held_against_what_is_published(team: Team) -> None:
    for n in range(6):
        answered(team, 16, 22 + n)
    leader = people.by(people.user("team_leader", team))
    for published, said in ((7.0, "går inte att skilja från det"), (2.0, "skiljer sig från det")):
        publish(
            leader,
            owner=team.association,
            name="ors",
            source="Manualen",
            items={},
            start=16,
            exit_mean=16 + published,
        )
        (found,) = groups(leader, team, YEAR)
        assert found.compared.startswith(f"Publicerat +{published:.0f},0 poäng (Manualen)")
        assert found.compared.endswith(f"{said}.")


def test_an_empty_team_is_told_what_will_be_here(team: Team, client: Client) -> None:
    client.force_login(people.user("caseworker", team))
    assert "Inga svar i perioden" in client.get("/matningar/").content.decode()
