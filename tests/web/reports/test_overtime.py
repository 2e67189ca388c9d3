"""Över tid: what the page tells of those who came, left and were met again, and that its parts add up."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.web import people
from tests.web.demo import build

from stegvis.domain.period import Period
from stegvis.web.access.models import Team
from stegvis.web.register.demo.build import TEAM
from stegvis.web.register.models import Enrolment, FollowUp, Livelihood
from stegvis.web.reports.queries.overtime import overtime

PAGE = "/over-tid/"
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


def enrolled(team: Team, start: date, end: date | None = None, outcome: str = "") -> Enrolment:
    return people.enrolment(
        people.person(team), team, started_on=start, ended_on=end, exit_outcome=outcome, completed=bool(end)
    )


def text(client: Client, **asked: str) -> str:
    return client.get(PAGE, asked).content.decode().replace("\u00a0", " ")


def test_an_empty_team_is_told_what_will_be_here(team: Team, client: Client) -> None:
    client.force_login(people.user("steering_group", team))
    told = text(client)
    assert "Inte tillräckligt än" in told
    assert "Inga avslut i perioden" in told


def test_those_who_began_before_the_first_known_exit_are_left_out(team: Team) -> None:
    enrolled(team, date(2020, 1, 1), date(2025, 2, 1), "work")
    enrolled(team, date(2025, 3, 1), date(2025, 9, 1), "studies")
    enrolled(team, date(2025, 3, 1))
    way = overtime(team, YEAR, None).way
    assert (way.n, way.remaining, way.since) == (2, 1, date(2025, 2, 1))
    after = next(row for row in way.rows if row.months == 12)
    assert after.remaining == pytest.approx(0.5)
    assert {name: share for name, share, _, _ in after.shares}["Studier"] == pytest.approx(0.5)
    assert way.lead.replace("\u00a0", " ").startswith(
        "Tolv månader efter start var 50 % kvar. Avslutade: 50 % studier"
    )


def test_everybody_who_left_is_in_every_row(team: Team) -> None:
    reached, lost = (enrolled(team, date(2024, 6, 1), date(2025, 2, 1), "work") for _ in range(2))
    for who, answer in ((reached, True), (lost, False)):
        FollowUp.objects.create(
            enrolment=who, months=6, due_on=date(2025, 8, 1), reached=answer, outcome="work" if answer else ""
        )
    rows = {row.label: row for row in overtime(team, YEAR, None).lasting.rows}
    assert rows["Vid avslut"].parts == {"work": 2}
    assert rows["6 månader"].parts == {"work": 1, "unreached": 1}
    assert rows["6 månader"].note == "känt för 1 av 2"
    assert all(sum(row.parts.values()) == 2 for row in rows.values())


@pytest.mark.parametrize(
    ("met", "said", "counts"),
    [
        (False, ("Vid start", "Vid avslut"), ({("1", "missing"): 1},)),
        (
            True,
            ("Vid start", "Vid avslut", "Efter 12 månader"),
            ({("1", "missing"): 1}, {("missing", "5"): 1}),
        ),
    ],
)
def test_the_ladder_goes_as_far_as_anything_is_known(
    team: Team, met: bool, said: tuple[str, ...], counts: tuple[dict[tuple[str, str], int], ...]
) -> None:
    one = enrolled(team, date(2024, 6, 1), date(2025, 2, 1), "work")
    for occasion, livelihood in (("start", "sjukpenning"), *((("follow_up_12", "lon"),) if met else ())):
        Livelihood.objects.create(
            enrolment=one, occasion=occasion, livelihood=livelihood, extent=100, observed_on=date(2024, 6, 1)
        )
    steps = overtime(team, YEAR, None).steps
    assert (steps.said, steps.counts) == (said, counts)


def test_the_demo_has_a_page_whose_flow_is_its_figures(db: None, client: Client) -> None:
    build()
    team = Team.objects.get(code=TEAM)
    client.force_login(people.user("team_leader", team))
    shown = overtime(team, YEAR, None)
    assert len(shown.turns) == 12
    assert sum(turn.went for turn in shown.turns) == shown.lasting.n == shown.steps.n > 0
    assert "Tolv månader efter start" in text(client, period="2025")
