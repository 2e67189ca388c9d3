"""A self-evaluation day: set up, answered on phones or on paper, and what is left of the answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from tests.web import people

from stegvis.instruments import spread
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.selfeval.areas import Asked
from stegvis.web.selfeval.commands import days as commands
from stegvis.web.selfeval.models import Area, Day
from stegvis.web.selfeval.queries.days import shown
from stegvis.web.surveys.commands import sealed
from stegvis.web.surveys.models import Survey, Tally
from stegvis.web.surveys.queries.sealed import Place, entered, listed


@pytest.fixture
def day(team: Team, leader: User) -> Day:
    return planned(team, leader)


def planned(team: Team, leader: User, year: int = 2026) -> Day:
    by = people.by(leader)
    return commands.create(by, team=team, year=year, held_on=today(), present=6)


def answer(day: Day, values: list[int]) -> None:
    """Each of these is one phone's answer to every area."""
    survey = Survey.objects.get(room="selfeval", closed_on=None)
    for value in values:
        given = {area.code: Decimal(value) for area in day.areas.all()}
        sealed.answer(survey=survey, code=survey.common_code or "", answers=given)


def opened(day: Day, leader: User) -> Survey:
    commands.open_(people.by(leader), day=day)
    day.refresh_from_db()
    assert day.survey is not None
    return day.survey


def test_a_new_day_asks_about_seven_areas_and_the_next_one_about_the_same(
    team: Team, leader: User, day: Day
) -> None:
    assert day.areas.count() == 7
    own = Asked("lokaler", "Lokaler", "Hur bra är lokalerna?")
    commands.ask(people.by(leader), day=day, areas=[own], version=day.version)
    again = planned(team, leader, 2027)
    assert [area.label for area in again.areas.all()] == ["Lokaler"]


def test_a_year_has_one_day(team: Team, leader: User, day: Day) -> None:
    with pytest.raises(Refused, match="2026 har redan"):
        planned(team, leader)


def test_phones_answer_by_a_short_code_however_it_is_typed(leader: User, day: Day) -> None:
    survey = opened(day, leader)
    code = survey.common_code or ""
    assert len(code) == 9
    assert entered(code.upper().replace("-", " ")) == (survey, False)


def test_what_six_answered_becomes_highest_mean_and_lowest_and_nothing_else_is_kept(
    leader: User, day: Day
) -> None:
    survey = opened(day, leader)
    answer(day, [4, 6, 7, 7, 8, 9])
    assert commands.close(people.by(leader), day=day) == 6
    area = day.areas.get(code="teamwork")
    assert (area.n, area.highest, area.mean, area.lowest) == (6, 9, Decimal("6.8"), 4)
    assert not Tally.objects.filter(survey=survey).exists()


def test_nothing_is_shown_while_answers_are_taken(leader: User, day: Day) -> None:
    opened(day, leader)
    answer(day, [4, 6, 7, 7, 8, 9])
    found = shown(Day.objects.get(pk=day.pk))
    assert found.answered == 6
    assert {line.out for line in found.lines} == {"inget värde"}


def test_four_answers_are_erased_and_the_day_can_be_answered_anew(leader: User, day: Day) -> None:
    survey = opened(day, leader)
    answer(day, [4, 6, 7, 8])
    assert commands.close(people.by(leader), day=day) == 4
    assert set(day.areas.values_list("n", flat=True)) == {None}
    assert not Tally.objects.filter(survey=survey).exists()
    assert opened(Day.objects.get(pk=day.pk), leader) != survey


def test_an_area_that_four_answered_shows_nothing_though_six_answered_the_rest(
    leader: User, day: Day
) -> None:
    survey = opened(day, leader)
    codes = list(day.areas.values_list("code", flat=True))
    for place in range(6):
        given = {code: Decimal(7) for code in (codes if place < 4 else codes[1:])}
        sealed.answer(survey=survey, code=survey.common_code or "", answers=given)
    commands.close(people.by(leader), day=day)
    assert [area.n for area in day.areas.all()] == [None, 6, 6, 6, 6, 6, 6]


def test_answers_are_taken_on_the_day_it_is_opened_alone(leader: User, day: Day) -> None:
    survey = opened(day, leader)
    with time_machine.travel(date(2026, 11, 21)):
        assert not survey.takes_answers(today())


def test_the_answers_are_no_survey_under_enkater(team: Team, leader: User, day: Day) -> None:
    opened(day, leader)
    assert listed(people.by(leader), Place(team, "")) == []


def test_paper_gives_the_same_as_phones(leader: User, day: Day) -> None:
    commands.enter(people.by(leader), day=day, values={"teamwork": [4, 6, 7, 7, 8, 9]})
    area = day.areas.get(code="teamwork")
    assert (area.n, area.highest, area.mean, area.lowest) == (6, 9, Decimal("6.8"), 4)
    assert day.areas.get(code="methods").n is None


def test_paper_with_three_values_is_refused_and_one_is_what_all_agreed_on(leader: User, day: Day) -> None:
    by = people.by(leader)
    with pytest.raises(Refused, match="enas om ett värde") as no:
        commands.enter(by, day=day, values={"teamwork": [4, 6, 7]})
    assert no.value.field == "teamwork"
    commands.enter(by, day=day, values={"teamwork": [7]})
    assert day.areas.get(code="teamwork").agreed


def test_no_value_on_paper_stands_in_the_log(leader: User, day: Day) -> None:
    commands.enter(people.by(leader), day=day, values={"teamwork": [1, 6, 7, 7, 8, 9]})
    entry = Entry.objects.filter(action="selfeval.manage", object_id=day.areas.get(code="teamwork").pk)
    assert set(entry.latest("pk").after) == {"n", "highest", "mean", "lowest"}


def test_the_mean_is_compared_with_the_year_before(team: Team, leader: User) -> None:
    before, now = planned(team, leader, 2025), planned(team, leader)
    Area.objects.filter(day=before, code="methods").update(n=7, highest=8, mean=Decimal("6.1"), lowest=4)
    Area.objects.filter(day=now, code="methods").update(n=7, highest=8, mean=Decimal("6.9"), lowest=4)
    line = next(line for line in shown(now).lines if line.area.code == "methods")
    assert line.compared == "2025: 6,1, alltså 0,8 upp."


def test_other_areas_are_refused_once_somebody_has_been_asked(leader: User, day: Day) -> None:
    opened(day, leader)
    with pytest.raises(Refused, match="går inte att ändra nu"):
        commands.ask(people.by(leader), day=day, areas=[], version=None)


def test_a_planned_day_can_be_taken_away_and_one_with_a_result_cannot(leader: User, day: Day) -> None:
    by = people.by(leader)
    commands.enter(by, day=day, values={"teamwork": [7]})
    with pytest.raises(Refused):
        commands.remove(by, day=day)
    later = commands.create(by, team=day.team, year=2027, held_on=today() + timedelta(days=180))
    commands.remove(by, day=later)
    assert Day.objects.get() == day


def test_nobody_has_no_spread() -> None:
    assert spread({}) is None
