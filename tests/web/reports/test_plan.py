"""The association's plan: its goals in order, and how each went, with what the teams' figures say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.reports.conftest import begun
from tests.web.reports.test_release import hand_over

from stegvis.web.access.models import Association, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.periods import year_of
from stegvis.web.reports.commands import plan
from stegvis.web.reports.models import Chapter, PlanGoal, Report
from stegvis.web.reports.queries.followed import line_of, plan_of
from stegvis.web.reports.queries.material import for_whole

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]


@pytest.fixture
def association(team: Team) -> Association:
    return team.association


def goal(user: User, association: Association, text: str, **values: Any) -> PlanGoal:
    return plan.add(by(user), association=association, year=2026, goal=text, **values)


def many(user: User, association: Association) -> PlanGoal:
    return goal(user, association, "Tio deltagare får stöd.", kind="participants", level=10.0)


@pytest.fixture
def report(report: Report, manager: User, team: Team, other_team: Team) -> Report:
    """The whole year's; the half-year's is there beside it."""
    return begun(manager, [team, other_team], year_of(2026))


def order(association: Association) -> list[str]:
    return [row.goal for row in PlanGoal.objects.filter(association=association)]


def test_goals_stand_in_the_order_they_came_and_are_moved(
    as_user: As, manager: User, association: Association
) -> None:
    for text in ("Ett", "Två", "Tre"):
        as_user(manager).post("/verksamhetsplanen/ny/", {"year": "2026", "goal": text})
    first, _, last = PlanGoal.objects.all()
    as_user(manager).post(f"/verksamhetsplanen/{last.pk}/upp/")
    as_user(manager).post(f"/verksamhetsplanen/{first.pk}/upp/")
    assert order(association) == ["Ett", "Tre", "Två"]
    as_user(manager).post(f"/verksamhetsplanen/{first.pk}/ner/")
    assert order(association) == ["Tre", "Ett", "Två"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"level": "25"}, "Välj vilket tal nivån gäller"),
        ({"kind": "participants"}, "Ange nivån som talet ska nå."),
        ({"kind": "at_exit", "level": "25"}, "Välj vilket utfall målet gäller."),
        ({"kind": "positive", "level": "250"}, "En andel är högst 100 procent."),
    ],
)
def test_a_goal_with_a_figure_says_which_and_how_much(
    as_user: As, manager: User, given: dict[str, str], says: str
) -> None:
    sent = {"year": "2026", "goal": "Fler till arbete."} | given
    assert says in as_user(manager).post("/verksamhetsplanen/ny/", sent).content.decode()
    assert not PlanGoal.objects.exists()


def test_the_figure_proposes_once_a_team_has_handed_over(
    report: Report, manager: User, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = many(manager, team.association)
    assert line_of(held).proposed == ""
    hand_over(chapter_of(team), leader, steering)
    line = line_of(held)
    assert (line.proposed, line.figure) == ("met", "Deltagare i perioden: 13. Målet är 10.")
    shown = plan_of(team.association, 2026)
    assert (shown.source, shown.handed, shown.teams) == (report, 1, 2)


def test_half_a_year_gives_the_figure_so_far_and_proposes_nothing(
    manager: User, leader: User, steering: User, team: Team
) -> None:
    people.enrolment(people.person(team), team)
    held = many(manager, team.association)
    hand_over(begun(manager, [team]).chapters.get(team=team), leader, steering)
    line = line_of(held)
    assert line.figure.startswith("Deltagare i perioden: ")
    assert line.proposed == ""
    shown = plan_of(team.association, 2026)
    assert (shown.days, shown.whole_year) == ("januari–juni 2026", False)


def test_who_decides_something_else_than_the_figure_says_why(
    as_user: As, report: Report, manager: User, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = many(manager, team.association)
    hand_over(chapter_of(team), leader, steering)
    address = f"/verksamhetsplanen/{held.pk}/uppfoljning/"
    refused = as_user(manager).post(address, {"result": "partly", "version": "1"}).content.decode()
    assert "Talen säger uppfyllt. Skriv varför bedömningen är en annan." in refused
    as_user(manager).post(address, {"result": "partly", "reason": "Två deltog en dag.", "version": "1"})
    held.refresh_from_db()
    assert (held.result, held.reason, held.followed_by) == ("partly", "Två deltog en dag.", manager)
    assert "Två deltog en dag." in as_user(manager).get("/verksamhetsplanen/").content.decode()


def test_a_goal_in_words_says_what_the_assessment_builds_on(
    as_user: As, manager: User, association: Association
) -> None:
    held = goal(manager, association, "Ett gemensamt arbetssätt.")
    address = f"/verksamhetsplanen/{held.pk}/uppfoljning/"
    answer = as_user(manager).post(address, {"result": "met", "version": "1"}).content.decode()
    assert "Skriv vad ni bygger bedömningen på." in answer


def test_a_reason_goes_when_the_assessment_follows_the_figure(
    manager: User, association: Association
) -> None:
    held = many(manager, association)
    with pytest.raises(Refused):
        plan.follow_up(
            by(manager), goal=held, proposed="met", said="", result="partly", evidence="", reason=""
        )
    kept = plan.follow_up(
        by(manager), goal=held, proposed="met", said="", result="met", evidence="", reason="Inte längre."
    )
    assert (kept.result, kept.reason) == ("met", "")


def test_the_report_has_the_plan_of_its_year(
    report: Report, manager: User, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    many(manager, team.association)
    plan.add(by(manager), association=team.association, year=2025, goal="Förra året.")
    hand_over(chapter_of(team), leader, steering)
    assert [told.goal for told in for_whole(report).plan] == ["Tio deltagare får stöd."]


def test_a_goal_moved_to_another_year_stands_last_there(manager: User, association: Association) -> None:
    held = goal(manager, association, "Flyttas.")
    plan.add(by(manager), association=association, year=2027, goal="Först.")
    moved = plan.change(by(manager), goal=held, year=2027)
    assert (moved.year, moved.place) == (2027, 2)


def test_only_the_association_sees_its_plan(
    as_user: As, manager: User, economist: User, leader: User, association: Association
) -> None:
    held = goal(manager, association, "Internt.")
    assert "Internt." in as_user(economist).get("/verksamhetsplanen/").content.decode()
    assert as_user(economist).get(f"/verksamhetsplanen/{held.pk}/").status_code == 404
    assert as_user(leader).get("/verksamhetsplanen/").status_code == 404
    other = Association.objects.create(code="annat", name="Annat förbund")
    plan_there = goal(manager, other, "Någon annans.")
    assert as_user(manager).get(f"/verksamhetsplanen/{plan_there.pk}/").status_code == 404


def test_the_address_takes_the_year(as_user: As, manager: User, association: Association) -> None:
    goal(manager, association, "I år.")
    assert (
        "Inga mål är inlagda för 2025."
        in as_user(manager).get("/verksamhetsplanen/?ar=2025").content.decode()
    )
