"""The team's goals in its chapter: those in words follow the page Mål, and come along when the chapter is handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from tests.web.people import by
from tests.web.reports.test_release import hand_over

from stegvis.web.access.models import Team, User
from stegvis.web.register.commands import promises
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries.material import for_whole

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]


def test_a_goal_in_words_stands_in_the_chapter_with_how_it_went(
    as_user: As, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    said = {"goal": "Fler arbetsgivare tar emot.", "result": "partly", "followed_up": "Tre nya i vården."}
    promises.add_local(by(leader), team=team, year=2026, **said)
    promises.add_local(by(leader), team=team, year=2025, **{**said, "goal": "Förra årets mål."})
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/"
    page = as_user(leader).get(address).content.decode()
    assert "Fler arbetsgivare tar emot." in page
    assert "Delvis uppfyllt" in page
    assert "Förra årets mål." not in page
    hand_over(chapter_of(team), leader, steering)
    assert [goal.goal for goal in for_whole(chapter_of(team).report).local_goals] == [said["goal"]]


def test_a_goal_for_the_payback_time_is_told_by_the_evaluation_to_who_may_see_it(
    as_user: As, leader: User, caseworker: User, team: Team
) -> None:
    days = {"period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
    goal = {"measure": "payback_months", "outcome": None, "horizon": None, "level": 34, "unit": "months"}
    promises.add(by(leader), team=team, table="goals", **goal, **days)
    page = as_user(leader).get("/mal/?ar=2026").content.decode()
    assert "Vad insatsen kostade i perioden är inte känt." in page
    assert "/vardet/?from=2026-01-01&amp;to=2026-11-20" in page
    assert "Räknas på sidan Vad det är värt." in as_user(caseworker).get("/mal/?ar=2026").content.decode()
