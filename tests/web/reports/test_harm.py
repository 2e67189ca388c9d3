"""A small count is shown in a report where two people have tested that it harms nobody, and then it gives no other away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.figures.disclosure.attacker import Attacker
from tests.web import people
from tests.web.people import by
from tests.web.reports.test_release import hand_over

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries import dataset
from stegvis.web.reports.commands import harm
from stegvis.web.reports.models import Chapter, HarmTest
from stegvis.web.reports.queries.harm import register_of

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]
WHY = "Ingen känner igen någon på ålder i länet."


@pytest.fixture
def chapter(team: Team, chapter_of: Find) -> Chapter:
    """Thirteen took part, and three of them left."""
    held = chapter_of(team)
    for enrolment in Enrolment.objects.filter(team=team).order_by("pk")[5:8]:
        enrolment.ended_on, enrolment.exit_outcome, enrolment.completed = date(2026, 5, 4), "work", True
        enrolment.save()
    dataset._live.clear()  # a test writes past the log, which is what tells that something has changed
    return held


@pytest.fixture
def tested(chapter: Chapter, leader: User) -> HarmTest:
    return harm.make(by(leader), chapter=chapter, figure=total(chapter), why=WHY)


def total(chapter: Chapter) -> str:
    assert chapter.team
    return f"exits|team={chapter.team.code}"


@pytest.fixture
def second(team: Team) -> User:
    return people.user("steering_group", team, "Eva Ek")


def shown(chapter: Chapter) -> object:
    """How many left, as the association gets it."""
    assert chapter.released
    return next(f["value"] for f in chapter.released["figures"] if f["measure"] == "exits")


def test_one_person_is_not_enough(chapter: Chapter, tested: HarmTest, leader: User, second: User) -> None:
    with pytest.raises(Refused, match="En annan person ska bekräfta"):
        harm.confirm(by(leader), test=tested)
    assert shown(hand_over(chapter, leader, second)) is None


def test_two_people_let_one_small_count_through_and_it_gives_no_other_away(
    chapter: Chapter, tested: HarmTest, leader: User, second: User
) -> None:
    true = {(f.measure, frozenset(f.by)): f.value for f in register_of(chapter).figures}
    harm.confirm(by(second), test=tested)
    held = hand_over(chapter, leader, second)
    assert shown(held) == 3
    assert held.released
    attacker = Attacker(held.released["figures"], known().scheme(held.released["scheme"]).positive)
    ends = {name: attacker.interval(name) for name in attacker.hidden() if 0 < (true.get(name) or 0) < 5}
    assert ends
    assert [name for name, (low, high) in ends.items() if high - low < 1 - 1e-6] == []


def test_the_report_says_that_a_small_count_was_let_through(
    as_user: As, chapter: Chapter, tested: HarmTest, leader: User, second: User, manager: User
) -> None:
    harm.confirm(by(second), test=tested)
    hand_over(chapter, leader, second)
    page = as_user(manager).get(f"/rapporter/{chapter.report_id}/rapport.html").content.decode()
    assert "efter menprövning av två personer hos den ansvariga myndigheten: 1." in page


def test_both_people_and_the_reason_stand_on_the_page_and_in_the_log(
    as_user: As, chapter: Chapter, leader: User, second: User
) -> None:
    address = f"/rapporter/kapitel/{chapter.pk}/menprovning/"
    assert "Inga prövade tal" in as_user(leader).get(address).content.decode()
    as_user(leader).post(address, {"figure": total(chapter), "why": WHY})
    made = HarmTest.objects.get()
    assert "Bekräfta<" not in as_user(leader).get(address).content.decode()
    as_user(second).post(f"/rapporter/menprovning/{made.pk}/bekrafta/")
    page = as_user(second).get(address).content.decode()
    assert "Bekräftad av Eva Ek" in page
    assert WHY in page
    logged = list(
        Entry.objects.filter(action="report.harm_test").order_by("pk").values_list("user_name", "why")
    )
    assert logged == [("Selma Stensjö", WHY), ("Eva Ek", "")]


def test_a_count_that_has_changed_is_not_there_to_test(chapter: Chapter, leader: User) -> None:
    with pytest.raises(Refused, match="Välj på nytt"):
        harm.make(by(leader), chapter=chapter, figure="exits|team=borta", why=WHY)


def test_nothing_is_tested_in_a_chapter_that_has_been_handed_over(
    chapter: Chapter, tested: HarmTest, leader: User, second: User
) -> None:
    hand_over(chapter, leader, second)
    with pytest.raises(Refused, match="Kapitlet är lämnat"):
        harm.confirm(by(second), test=HarmTest.objects.get())


def test_another_teams_chapter_is_not_tested(
    as_user: As, chapter: Chapter, stranger: User, manager: User
) -> None:
    address = f"/rapporter/kapitel/{chapter.pk}/menprovning/"
    assert [as_user(user).get(address).status_code for user in (stranger, manager)] == [404, 404]
