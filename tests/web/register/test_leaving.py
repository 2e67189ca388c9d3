"""Exit, its undoing and mending, and the follow-ups that come of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from tests.web import people
from tests.web.conftest import TODAY

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import follow_up, leaving
from stegvis.web.register.forms.leaving import ExitForm, FollowUpForm
from stegvis.web.register.models import Enrolment, FollowUp, Livelihood

DAY = date(2026, 8, 31)


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, date(2026, 2, 10), track=people.track(team))


def close(leader: User, enrolment: Enrolment, ended_on: date = DAY, **said: object) -> Enrolment:
    return leaving.close(By(leader), enrolment=enrolment, ended_on=ended_on, exit_outcome="work", **said)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_exit_ends_the_stay_and_makes_the_follow_ups(enrolment: Enrolment, leader: User) -> None:
    close(leader, enrolment, livelihoods=[("lon", 100)])
    assert enrolment.placement_set.get().ended_on == DAY
    assert Livelihood.objects.get(occasion="exit").livelihood == "lon"
    due = list(FollowUp.objects.values_list("months", "due_on"))
    assert due == [
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
        (18, date(2028, 2, 29)),
        (24, date(2028, 8, 31)),
    ]


@pytest.mark.django_db
def test_the_deceased_are_not_followed_up(enrolment: Enrolment, leader: User) -> None:
    leaving.close(By(leader), enrolment=enrolment, ended_on=DAY, exit_outcome="deceased")
    assert not FollowUp.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 2, 9), "Avslutsdagen är före startdagen, 10\u00a0februari 2026. Ange en senare dag."),
        (date(2026, 11, 21), "Avslutsdagen har inte varit än. Ange i dag eller en tidigare dag."),
    ],
)
def test_an_impossible_day_is_refused_with_what_to_do(
    enrolment: Enrolment, leader: User, day: date, told: str
) -> None:
    with pytest.raises(Refused) as no:
        close(leader, enrolment, day)
    assert (no.value.message, no.value.field) == (told, "ended_on")
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_exit_is_undone_within_a_day(enrolment: Enrolment, leader: User) -> None:
    close(leader, enrolment, livelihoods=[("lon", 100)])
    leaving.undo(By(leader), enrolment=enrolment)
    enrolment.refresh_from_db()
    assert (enrolment.ended_on, enrolment.exit_outcome) == (None, "")
    assert enrolment.placement_set.get().ended_on is None
    assert not FollowUp.objects.exists()
    assert not Livelihood.objects.filter(occasion="exit").exists()


@pytest.mark.django_db
def test_after_a_day_an_exit_is_mended_instead(enrolment: Enrolment, leader: User) -> None:
    close(leader, enrolment)
    with (
        time_machine.travel(TODAY + timedelta(days=1, minutes=1)),
        pytest.raises(Refused, match="Rätta avslutet"),
    ):
        leaving.undo(By(leader), enrolment=enrolment)


@pytest.mark.django_db
def test_a_mended_day_moves_what_is_not_done_and_keeps_the_history(
    enrolment: Enrolment, leader: User
) -> None:
    close(leader, enrolment, date(2026, 4, 1))
    first = FollowUp.objects.get(months=6)
    follow_up.answer(By(leader), follow_up=first, on_day=date(2026, 10, 2), reached=True, outcome="work")
    leaving.correct(By(leader), enrolment=enrolment, ended_on=date(2026, 5, 1), exit_outcome="studies")
    first.refresh_from_db()
    assert first.due_on == date(2026, 10, 1)
    assert FollowUp.objects.get(months=12).due_on == date(2027, 5, 1)
    told = Entry.objects.filter(object_type="Enrolment").first()
    assert told is not None
    assert told.before == {"ended_on": "2026-04-01", "exit_outcome": "work"}
    assert told.after == {"ended_on": "2026-05-01", "exit_outcome": "studies"}


@pytest.mark.django_db
def test_could_not_be_reached_is_an_answer(enrolment: Enrolment, leader: User) -> None:
    close(leader, enrolment, date(2026, 4, 1))
    first = FollowUp.objects.get(months=6)
    follow_up.attempt(By(leader), follow_up=first, on_day=date(2026, 10, 5), how="phone")
    follow_up.answer(By(leader), follow_up=first, on_day=date(2026, 10, 9), reached=False, outcome="work")
    assert (first.reached, first.outcome, first.attempts.count()) == (False, "", 1)


def form(**said: str) -> ExitForm:
    return ExitForm(data={"ended_on": "2026-08-31", **said})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        (
            {"livelihood_1": "lon", "extent_1": "75", "livelihood_2": "sjukpenning", "extent_2": "50"},
            "extent_1",
            "Omfattningarna blir 125 %. De ska bli högst 100 %.",
        ),
        ({"extent_1": "50"}, "livelihood_1", "Välj vilken försörjning omfattningen gäller."),
        (
            {"livelihood_1": "none", "livelihood_2": "lon"},
            "livelihood_1",
            "Ingen försörjning går inte ihop med en annan. Ta bort en av dem.",
        ),
        ({"subsidy": "lonebidrag"}, "occupation", "Välj sysselsättning, så hör stödet till något."),
    ],
)
def test_what_does_not_add_up_is_told_at_its_field(said: dict[str, str], field: str, told: str) -> None:
    assert form(**said).errors[field] == [told]


@pytest.mark.django_db
def test_support_that_is_paid_beside_other_counts_outside_the_hundred() -> None:
    given = form(livelihood_1="sjukpenning", extent_1="100", livelihood_2="forsorjningsstod", extent_2="30")
    assert given.is_valid(), given.errors
    assert given.cleaned_data["livelihoods"] == [("sjukpenning", 100), ("forsorjningsstod", 30)]


@pytest.mark.django_db
def test_what_is_known_already_is_not_asked() -> None:
    asked = ExitForm(
        without=frozenset({"livelihoods", "occupation", "occupation_extent", "subsidy", "hours"})
    ).fields
    assert not {name for name in asked if name.startswith(("livelihood", "extent", "occupation"))}


@pytest.mark.django_db
def test_somebody_who_was_reached_has_an_outcome() -> None:
    asked = FollowUpForm(data={"on_day": "2026-11-01", "reached": "true"})
    assert asked.errors["outcome"] == ["Välj vad deltagaren gör nu, eller svara att det inte gick att nå."]
