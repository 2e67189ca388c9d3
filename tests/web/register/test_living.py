"""What somebody lives on is kept an occasion at a time, replaced when it is mended, with both in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands import follow_up, leaving, living
from stegvis.web.register.models import Enrolment, FollowUp, Livelihood, Occupation

START, LATER, EXIT = date(2026, 2, 10), date(2026, 6, 1), date(2026, 8, 31)


@pytest.fixture
def enrolment(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team, START)


@pytest.fixture
def client(leader: User, as_user: Callable[[User], Client]) -> Client:
    return as_user(leader)


def lives(occasion: str) -> list[tuple[str, int | None, date | None]]:
    return list(
        Livelihood.objects.filter(occasion=occasion).values_list("livelihood", "extent", "observed_on")
    )


@pytest.mark.django_db
def test_what_is_filled_in_already_is_not_filled_in_twice(enrolment: Enrolment, leader: User) -> None:
    said = {"enrolment": enrolment, "occasion": "start", "day": START}
    living.register(By(leader), **said, livelihoods=[("sjukpenning", 100)])
    with pytest.raises(Refused, match="Starten är redan ifylld"):
        living.register(By(leader), **said, livelihoods=[("lon", 100)])
    assert lives("start") == [("sjukpenning", 100, START)]


@pytest.mark.django_db
def test_a_mended_start_takes_the_place_of_what_was_said_and_the_log_has_both(
    enrolment: Enrolment, leader: User
) -> None:
    living.register(
        By(leader),
        enrolment=enrolment,
        occasion="start",
        day=START,
        livelihoods=[("sjukpenning", 100), ("forsorjningsstod", None)],
    )
    living.mend(
        By(leader),
        enrolment=enrolment,
        occasion="start",
        was=START,
        day=START,
        livelihoods=[("sjukpenning", 50)],
    )
    assert lives("start") == [("sjukpenning", 50, START)]
    before = [entry.before for entry in Entry.objects.filter(object_type="Livelihood").exclude(before=None)]
    assert {"extent": 100} in before
    assert any(told["livelihood"] == "forsorjningsstod" for told in before if "livelihood" in told)


@pytest.mark.django_db
def test_the_page_of_an_occasion_is_filled_in_and_moves_its_day(enrolment: Enrolment, client: Client) -> None:
    Livelihood.objects.create(
        enrolment=enrolment, occasion="session", livelihood="lon", extent=25, observed_on=LATER
    )
    address = reverse("register:livelihood_edit", args=[enrolment.pk, LATER.isoformat()])
    asked = client.get(address)
    assert asked.context["form"]["extent_1"].value() == 25
    sent = {"observed_on": "2026-06-03", "livelihood_1": "lon", "extent_1": "50"}
    assert client.post(address, sent | {"version": str(enrolment.version)}).status_code == 302
    assert lives("session") == [("lon", 50, date(2026, 6, 3))]


@pytest.mark.django_db
def test_the_second_who_mends_an_occasion_sees_both_versions(enrolment: Enrolment, client: Client) -> None:
    Livelihood.objects.create(
        enrolment=enrolment, occasion="start", livelihood="lon", extent=25, observed_on=START
    )
    address = reverse("register:livelihood_edit", args=[enrolment.pk, "start"])
    sent = {"observed_on": "2026-02-10", "livelihood_1": "lon", "version": str(enrolment.version)}
    assert client.post(address, sent | {"extent_1": "50"}).status_code == 302
    second = client.post(address, sent | {"extent_1": "75"})
    assert second.status_code == 409
    assert [(d.mine, d.theirs) for d in second.context["differences"]] == [("75", "50")]


@pytest.mark.django_db
def test_an_empty_occasion_is_not_saved(enrolment: Enrolment, client: Client) -> None:
    address = reverse("register:livelihood", args=[enrolment.pk])
    answer = client.post(address, {"occasion": "session", "observed_on": "2026-06-01"})
    assert answer.context["form"].errors["livelihood_1"] == ["Välj vad deltagaren lever av, eller gör."]


@pytest.mark.django_db
def test_a_mended_exit_shows_what_was_said_and_replaces_it_with_its_day(
    enrolment: Enrolment, leader: User, client: Client
) -> None:
    work = {"occupation": "employed", "extent": 50}
    leaving.close(
        By(leader), enrolment=enrolment, ended_on=EXIT, livelihoods=[("lon", 50)], occupations=[work]
    )
    address = reverse("register:exit_correct", args=[enrolment.pk])
    form = client.get(address).context["form"]
    told = {name: form[name].value() for name in ("livelihood_1", "extent_1", "occupation")}
    assert told == {"livelihood_1": "lon", "extent_1": 50, "occupation": "employed"}
    enrolment.refresh_from_db()
    sent = {"ended_on": "2026-09-04", "livelihood_1": "lon", "extent_1": "75", "version": enrolment.version}
    assert client.post(address, sent).status_code == 302
    assert lives("exit") == [("lon", 75, date(2026, 9, 4))]
    assert not Occupation.objects.filter(occasion="exit").exists()


@pytest.mark.django_db
def test_a_moved_exit_day_takes_its_livelihood_along(enrolment: Enrolment, leader: User) -> None:
    leaving.close(By(leader), enrolment=enrolment, ended_on=EXIT, livelihoods=[("lon", 50)])
    leaving.correct(By(leader), enrolment=enrolment, ended_on=LATER)
    assert lives("exit") == [("lon", 50, LATER)]


@pytest.mark.django_db
def test_a_follow_up_answered_again_has_one_set(enrolment: Enrolment, leader: User, client: Client) -> None:
    leaving.close(By(leader), enrolment=enrolment, ended_on=date(2026, 4, 1))
    first = FollowUp.objects.get(months=6)
    said = {"follow_up": first, "on_day": date(2026, 10, 2), "reached": True, "outcome": "work"}
    follow_up.answer(By(leader), **said, livelihoods=[("lon", 50)])
    shown = client.get(reverse("register:follow_up", args=[first.pk])).context["form"]
    assert shown["livelihood_1"].value() == "lon"
    follow_up.answer(By(leader), **said, livelihoods=[("lon", 100)])
    assert lives("follow_up_6") == [("lon", 100, date(2026, 10, 2))]
    follow_up.answer(By(leader), follow_up=first, on_day=date(2026, 10, 2), reached=False)
    assert lives("follow_up_6") == []


@pytest.mark.django_db
def test_an_exit_guesses_nothing(enrolment: Enrolment, client: Client) -> None:
    form = client.get(reverse("register:exit", args=[enrolment.pk])).context["form"]
    assert {name: bound.value() for name in form.fields if (bound := form[name]).value()} == {
        "ended_on": date(2026, 11, 20)
    }


@pytest.mark.django_db
def test_an_outcome_says_that_somebody_was_reached_and_nothing_is_guessed(
    enrolment: Enrolment, leader: User, client: Client
) -> None:
    leaving.close(By(leader), enrolment=enrolment, ended_on=date(2026, 4, 1))
    address = reverse("register:follow_up", args=[FollowUp.objects.get(months=6).pk])
    assert not client.get(address).context["form"]["reached"].value()
    assert client.post(address, {"on_day": "2026-10-02"}).status_code == 422
    assert client.post(address, {"on_day": "2026-10-02", "outcome": "work"}).status_code == 302
    assert FollowUp.objects.get(months=6).reached is True


@pytest.mark.django_db
def test_both_occupations_of_an_imported_occasion_are_there_to_mend(
    enrolment: Enrolment, client: Client
) -> None:
    held = {"enrolment": enrolment, "occasion": "session", "observed_on": LATER}
    Occupation.objects.create(**held, occupation="employed", extent=25, subsidy="lonebidrag")
    Occupation.objects.create(**held, occupation="studies", extent=50)
    address = reverse("register:livelihood_edit", args=[enrolment.pk, LATER.isoformat()])
    form = client.get(address).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    said |= {"occupation_extent_2": "75", "version": enrolment.version, "observed_on": LATER.isoformat()}
    assert client.post(address, said).status_code == 302
    kept = Occupation.objects.order_by("pk").values_list("occupation", "extent", "subsidy")
    assert list(kept) == [("employed", 25, "lonebidrag"), ("studies", 75, "")]
    said |= {"occupation_2": "", "occupation_extent_2": "", "version": enrolment.version + 1}
    assert client.post(address, said).status_code == 302
    assert Occupation.objects.get().occupation == "employed"


@pytest.mark.django_db
def test_the_ladder_says_what_this_participant_lives_of_and_not_the_name_of_the_step(
    enrolment: Enrolment, leader: User, client: Client
) -> None:
    living.register(
        By(leader),
        enrolment=enrolment,
        occasion="start",
        day=START,
        livelihoods=[("aktivitetsersattning", 100)],
    )
    page = client.get(reverse("register:participant", args=[enrolment.pk])).content.decode()
    assert "Start och nu<span>Aktivitets\u00adersättning 100\u00a0%</span>" in page
    assert "På steg 1, som vid start." in page
