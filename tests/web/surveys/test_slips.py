"""Lappar: the participants' NNS form at eight weeks and at exit, handed out by rule, and nobody knows which slip was whose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.web import people
from tests.web.surveys import sealed_people

from stegvis.definitions import load
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.clock import today
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries.due import due
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.commands import slips
from stegvis.web.surveys.models import SlipHanded, Survey, Ticket
from stegvis.web.surveys.queries.slips import turns

Signed = Callable[[User], Client]
NOW = timedelta(0)


@pytest.fixture
def survey(team: Team, leader: User) -> Survey:
    return sealed_people.survey(team, leader, instrument="nns_participant", occasion="week_8", title="NNS")


def began(team: Team, weeks: int, name: str = "Mira Ekdunge", **fields: object) -> Enrolment:
    return people.enrolment(people.person(team, name), team, today() - timedelta(weeks=weeks), **fields)


def test_the_participants_form_is_for_eight_weeks_and_exit() -> None:
    instrument = load().instruments["nns_participant"]
    assert (instrument.given_at, instrument.sealed) == (("week_8", "exit"), True)


@pytest.mark.parametrize("name", ["nns_staff", "nns_managers", "nns_board", "nns_referrers"])
def test_the_other_forms_are_yearly(name: str) -> None:
    assert load().instruments[name].given_at == ("yearly",)


@pytest.mark.parametrize(("weeks", "is_due"), [(7, False), (8, True), (12, True), (13, False)])
def test_a_slip_is_due_from_eight_weeks_after_the_start_and_for_four_weeks(
    team: Team, survey: Survey, weeks: int, is_due: bool
) -> None:
    of = began(team, weeks)
    assert [turn.enrolment for turn in turns(survey, NOW)] == [of] * is_due


def test_at_exit_it_is_due_to_those_who_have_left_lately(team: Team, leader: User) -> None:
    survey = sealed_people.survey(team, leader, instrument="nns_participant", occasion="exit")
    left = began(team, 40, ended_on=today() - timedelta(days=3), exit_outcome="work")
    began(team, 40, "Nora Vindal", ended_on=today() - timedelta(days=60), exit_outcome="work")
    began(team, 8, "Selma Stensjö")
    assert [turn.enrolment for turn in turns(survey, NOW)] == [left]


def test_it_stands_on_min_dag_until_it_is_handed_out_and_comes_back_when_that_was_wrong(
    team: Team, survey: Survey, caseworker: User, as_user: Signed
) -> None:
    of = began(team, 9)
    client, page = as_user(caseworker), reverse("surveys:slips", args=[survey.pk])
    wanted = "Lapp till NNS åt Mira Ekdunge"
    assert wanted in [one.what for one in due(people.by(caseworker), team)]
    assert "Mira Ekdunge" in client.get(page).content.decode()
    client.post(reverse("surveys:slip_hand", args=[survey.pk]), {"enrolment": of.pk})
    made = SlipHanded.objects.get()
    assert (made.enrolment, made.handed_on) == (of, today())
    assert wanted not in [one.what for one in due(people.by(caseworker), team)]
    again = client.post(reverse("surveys:slip_hand", args=[survey.pk]), {"enrolment": of.pk}, follow=True)
    assert "har redan fått den" in again.content.decode()
    client.post(reverse("surveys:slip_back", args=[made.pk]))
    assert wanted in [one.what for one in due(people.by(caseworker), team)]


def test_the_next_round_does_not_ask_the_same_person_again(
    team: Team, survey: Survey, leader: User, caseworker: User
) -> None:
    of = began(team, 9)
    slips.hand(people.by(caseworker), survey=survey, enrolment=of)
    other = sealed_people.survey(team, leader, instrument="nns_participant", occasion="week_8")
    assert turns(other, NOW) == []
    at_exit = sealed_people.survey(team, leader, instrument="nns_participant", occasion="exit")
    Enrolment.objects.filter(pk=of.pk).update(ended_on=today())
    assert [turn.enrolment for turn in turns(at_exit, NOW)] == [of]


def test_what_is_noted_is_the_same_whichever_slip_was_handed_over(
    team: Team, survey: Survey, leader: User, caseworker: User
) -> None:
    commands.invite(people.by(leader), survey=survey, codes=5)
    before = list(Ticket.objects.order_by("pk").values())
    slips.hand(people.by(caseworker), survey=survey, enrolment=began(team, 9))
    assert list(Ticket.objects.order_by("pk").values()) == before
    entry = Entry.objects.filter(action="answer.register", kind="change").latest("pk")
    assert not any(ticket["token_hash"] in str(entry.after) for ticket in before)


def test_a_closed_survey_hands_out_nothing(team: Team, survey: Survey) -> None:
    began(team, 9)
    with time_machine.travel(survey.closes_on + timedelta(days=1), tick=False):
        assert turns(survey, NOW) == []


def test_others_see_and_hand_out_nothing(team: Team, survey: Survey, stranger: User, as_user: Signed) -> None:
    began(team, 9)
    steering = people.user("steering_group", team, "Gunnar Åsmark")
    for user in (stranger, steering):
        assert as_user(user).get(reverse("surveys:slips", args=[survey.pk])).status_code == 404
    assert (
        "Lämna ut lappar"
        not in as_user(steering).get(reverse("surveys:survey", args=[survey.pk])).content.decode()
    )


def test_a_survey_to_others_than_participants_is_handed_to_none(team: Team, leader: User) -> None:
    began(team, 9)
    survey = sealed_people.survey(team, leader, asked="staff", occasion="", closes_on=date(2026, 12, 18))
    assert turns(survey, NOW) == []
