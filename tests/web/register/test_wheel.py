"""The yearly wheel: what is done is ticked off, what is near is reminded of, and what lay before the wheel is not asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.look import wheel as drawing
from stegvis.web.register.commands import wheel as commands
from stegvis.web.register.data import listing
from stegvis.web.register.forms.wheel import DutyForm
from stegvis.web.register.models import Duty, DutyDone
from stegvis.web.register.queries import wheel as queries
from stegvis.web.register.queries.due import due

AsUser = Callable[[User], Client]
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def duty(by: User, team: Team, day: str, days_before: int = 21) -> Duty:
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=STOCKHOLM), tick=False):
        return commands.add(By(by), team=team, title="Rapporten", due=day, days_before=days_before)


def reminded(by: User, team: Team) -> list[date]:
    return [one.day for one in due(By(by), team) if one.what == "Rapporten"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "days_before", "told"),
    [
        ("11-10", 21, [date(2026, 11, 10)]),  # late
        ("12-11", 21, [date(2026, 12, 11)]),  # the first day of the reminder
        ("12-12", 21, []),
        ("05-31", 21, []),  # the day before the duty was added
        ("01-10", 60, [date(2027, 1, 10)]),  # next year's, reminded of in this
    ],
)
def test_a_duty_is_reminded_of_in_its_days_and_when_it_is_late(
    team: Team, leader: User, day: str, days_before: int, told: list[date]
) -> None:
    duty(leader, team, day, days_before)
    assert reminded(leader, team) == told


@pytest.mark.django_db
def test_what_was_late_at_new_year_is_still_asked_for(team: Team, leader: User) -> None:
    duty(leader, team, "12-15")
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=STOCKHOLM), tick=False):
        assert reminded(leader, team) == [date(2026, 12, 15)]


@pytest.mark.django_db
def test_a_tick_ends_the_reminder_once_and_can_be_undone(team: Team, leader: User, as_user: AsUser) -> None:
    held, client = duty(leader, team, "11-10"), as_user(leader)
    address = f"/arshjul/{held.pk}/gjort/"
    client.post(address, {"year": "2026", "done_on": "2026-11-12", "note": "Lämnad till styrgruppen"})
    assert reminded(leader, team) == []
    assert "Lämnad till styrgruppen" in client.get("/arshjul/").content.decode()
    again = client.post(address, {"year": "2026", "done_on": "2026-11-12"})
    assert "redan avbockad för 2026" in again.content.decode()
    client.post(f"/arshjul/gjort/{DutyDone.objects.get().pk}/angra/")
    assert reminded(leader, team) == [date(2026, 11, 10)]


@pytest.mark.django_db
def test_nothing_is_done_on_a_day_to_come(team: Team, leader: User) -> None:
    with pytest.raises(Refused) as no:
        commands.tick(By(leader), duty=duty(leader, team, "11-10"), year=2026, done_on=date(2026, 11, 21))
    assert no.value.field == "done_on"


@pytest.mark.django_db
def test_a_new_team_begins_with_the_suggested_wheel_once(team: Team, leader: User, as_user: AsUser) -> None:
    client = as_user(leader)
    assert "Börja med förslaget" in client.get("/arshjul/").content.decode()
    client.post("/arshjul/borja/")
    client.post("/arshjul/borja/")
    assert Duty.objects.count() == len(listing("yearly_wheel").choices)
    assert queries.year_of(By(leader), team, 2026).lead.startswith("Noll av en uppgift är gjord 2026")


def test_every_suggestion_has_a_day_of_every_year_words_and_a_source() -> None:
    for one in listing("yearly_wheel").choices.values():
        month, day = one.more["due"].split("-")
        assert date(2025, int(month), int(day))
        assert 0 <= one.more["days_before"] <= 180
        assert {"sv", "en"} == set(one.more["why"])
        assert one.more["source"]


def test_a_day_that_not_every_year_has_is_refused() -> None:
    form = DutyForm(data={"title": "X", "day": "29", "month": "2", "days_before": "7"})
    assert form.errors["day"] == ["Februari har 28 dagar. Ange en tidigare dag."]


@pytest.mark.django_db
def test_a_caseworker_ticks_and_does_not_change(
    team: Team, leader: User, caseworker: User, stranger: User, as_user: AsUser
) -> None:
    held = duty(leader, team, "11-10")
    assert as_user(caseworker).get(f"/arshjul/{held.pk}/gjort/").status_code == 200
    assert as_user(caseworker).get(f"/arshjul/{held.pk}/").status_code == 404
    assert as_user(stranger).get(f"/arshjul/{held.pk}/gjort/").status_code == 404


def test_two_duties_of_one_day_do_not_hide_each_other_on_the_wheel() -> None:
    day = date(2026, 9, 30)
    spokes = tuple(drawing.Spoke(day, n, "ahead") for n in range(3))
    _, dots, hand = drawing.draw(drawing.Wheel("", spokes, date(2026, 1, 1)))
    assert len({(dot.x, dot.y) for dot in dots}) == 3
    assert hand is not None
    assert hand[0] == pytest.approx(160, abs=3)
