"""Mätningar i förbundet: the teams beside each other in protected figures, and nothing from which a person can be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.definitions import Instrument
from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.register.codes import known
from stegvis.web.surveys.commands import told
from stegvis.web.surveys.models import Answer, PublishedValues, Response, Survey, Tally, ToldMeasurements
from stegvis.web.surveys.queries.between import beside
from stegvis.web.surveys.queries.protected import of_counts, protected
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.tally import Counts

HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
SAFE = Rule(5, 10)
Signed = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-25T12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def team(db: None) -> Team:
    return people.team("Ekbacka")


@pytest.fixture
def other(team: Team) -> Team:
    return people.team("Lindhaga")


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


def answered(team: Team, *totals: float, months: tuple[int, ...] = (2, 5)) -> None:
    """A participant with ORS in each month."""
    enrolment = people.enrolment(people.person(team), team, started_on=date(2025, 12, 1))
    for month, total in zip(months, totals, strict=True):
        made = Response.objects.create(
            enrolment=enrolment,
            instrument="ors",
            instrument_version=1,
            occasion="session",
            answered_on=date(2026, month, 10),
            channel="paper",
        )
        for item in known().instruments["ors"].items:
            Answer.objects.create(response=made, item=item.code, value=total / 4)


def nns(hits: int, n: int) -> Counts:
    counts = Counts(answered=n)
    counts.values["support_of_great_use"] = {"5": hits, "2": n - hits}
    return counts


def closed(team: Team, hits: int, n: int, invited: int | None = None) -> None:
    survey = Survey.objects.create(
        team=team,
        title="NNS",
        instrument="nns_participant",
        definition="{}",
        asked="participants",
        occasion="exit",
        closes_on=HALF.last,
        opened_on=HALF.first,
        closed_on=HALF.last,
        answered=n,
        invited=invited,
    )
    Tally.objects.create(survey=survey, content=tally.sealed(nns(hits, n), survey.pk))


def page(client: Client, **asked: str) -> str:
    return client.get(reverse("surveys:between"), asked).content.decode().replace("\u00a0", " ")


def test_the_teams_changes_stand_beside_each_other_with_intervals_and_a_verdict(
    team: Team, other: Team, manager: User, as_user: Signed
) -> None:
    for n in range(8):
        answered(team, 16, 27 + n % 3)
        answered(other, 16, 17 + n % 3)
    call_command("release_figures")
    shown = page(as_user(manager))
    assert (
        "Samordningsteam Ekbacka ligger över Samordningsteam Lindhaga. Det är mer än slump kan förklara"
        in shown
    )
    assert re.search(r"\+11,\d poäng · spann \+1\d,\d till \+1\d,\d · 8 personer", shown)
    assert "8 av 8" in shown


def test_the_same_changes_are_not_told_apart(team: Team, other: Team, manager: User, as_user: Signed) -> None:
    for n in range(8):
        for one in (team, other):
            answered(one, 16, 20 + n)
    call_command("release_figures")
    assert "Inget team skiljer sig från ett annat mer än slump kan förklara." in page(as_user(manager))


@pytest.mark.parametrize("many", [1, 4])
def test_fewer_than_five_are_not_told(team: Team, many: int) -> None:
    for n in range(many):
        answered(team, 16, 20 + n)
    assert protected(team, HALF) == []


def test_the_same_change_in_a_small_group_is_not_told(team: Team) -> None:
    for _ in range(6):
        answered(team, 16, 20)
    whole, *items = protected(team, HALF)
    assert (whole.n, whole.points) == (6, None)
    assert [one.mean for one in items] == [None] * 4


@pytest.mark.parametrize(
    ("hits", "n", "told_hits"),
    [(20, 28, 20), (3, 28, None), (25, 28, None), (8, 8, None), (0, 8, None), (28, 28, 28), (2, 4, None)],
)
def test_a_share_that_tells_of_a_few_or_of_all_in_a_small_group_is_hidden(
    hits: int, n: int, told_hits: int | None
) -> None:
    instrument: Instrument = known().instruments["nns_participant"]
    rows = [one for one in of_counts(instrument, nns(hits, n), None, SAFE) if one.item]
    assert [one.hits for one in rows] == ([] if n < 5 else [told_hits])


def test_shares_of_sealed_surveys_are_compared_with_response_rate_and_a_published_value(
    team: Team, other: Team, manager: User, as_user: Signed
) -> None:
    closed(team, 25, 32, 40)
    closed(other, 8, 32, 40)
    told.keep_all(people.by(manager), date(2026, 11, 25))
    client = as_user(manager)
    address = reverse("surveys:published", args=["nns_participant"])
    given = {"source": "NNS 2022, sidan 14", "items__support_of_great_use": "71"}
    assert client.post(address, given).status_code == 302
    shown = page(client)
    assert "78 %" in shown
    assert "25 %" in shown
    assert "32 av 40" in shown
    assert "80 %" in shown
    assert "Strecket: publicerat, 71 %. Källa: NNS 2022, sidan 14." in shown
    assert "Samordningsteam Ekbacka ligger över Samordningsteam Lindhaga" in shown


def test_what_is_told_stays_as_it_was_when_somebody_answers_later(team: Team, manager: User) -> None:
    for n in range(5):
        answered(team, 16, 20 + n)
    told.keep_all(people.by(manager), date(2026, 11, 25))
    before = ToldMeasurements.objects.get(first=HALF.first).content
    answered(team, 16, 39)
    assert told.keep_all(people.by(manager), date(2026, 11, 25)) == 0
    assert ToldMeasurements.objects.get(first=HALF.first).content == before


def test_what_is_kept_has_nobody_and_nothing_hidden_in_it(team: Team, manager: User) -> None:
    for n in range(5):
        answered(team, 16, 20 + n)
    closed(team, 3, 28)
    told.keep_all(people.by(manager), date(2026, 11, 25))
    rows: list[dict[str, Any]] = ToldMeasurements.objects.get(first=HALF.first).content
    shares = [one for one in rows if one["instrument"] == "nns_participant" and one.get("item")]
    assert shares == [
        {
            "instrument": "nns_participant",
            "item": "support_of_great_use",
            "n": 28,
            "mean": pytest.approx(2.3214, abs=1e-3),
        }
    ]
    assert "enrolment" not in str(rows)


def test_half_years_stand_beside_each_other(team: Team, manager: User) -> None:
    for n in range(5):
        answered(team, 16, 20 + n)
    told.keep_all(people.by(manager), date(2026, 11, 25))
    with time_machine.travel("2027-01-10T12:00:00+01:00", tick=False):
        for n in range(5):
            answered(team, 16, 30 + n, months=(8, 11))
        told.keep_all(people.by(manager), date(2027, 1, 10))
    (found,) = beside(team.association, Period(date(2026, 7, 1), date(2026, 12, 31)))
    assert found.heads == ("Första halvåret 2026", "Andra halvåret 2026")
    assert found.change is not None
    assert found.change.halves[0][1] == ("+6,0 (5)", "+16,0 (5)")


@pytest.mark.parametrize("role", ["team_leader", "steering_group"])
def test_it_is_not_for_a_team(team: Team, as_user: Signed, role: str) -> None:
    assert as_user(people.user(role, team)).get(reverse("surveys:between")).status_code == 404


def test_an_association_without_measurements_is_told_what_will_be_here(
    manager: User, as_user: Signed
) -> None:
    assert "Inga mätningar att visa än" in page(as_user(manager))


def test_published_values_are_shares_of_one_and_means_on_the_scale(manager: User, as_user: Signed) -> None:
    client = as_user(manager)
    address = reverse("surveys:published", args=["ors"])
    wrong = client.post(address, {"source": "Manualen", "start": "41", "exit": "24"})
    assert wrong.status_code == 422
    assert "ska vara högst 40" in wrong.content.decode()
    client.post(address, {"source": "Manualen", "start": "17,5", "exit": "24"})
    held = PublishedValues.objects.get()
    assert (held.start, held.exit, held.change, held.association) == (17.5, 24, 6.5, held.association)
    assert "17,5" in client.get(address).content.decode()
