"""Trainings and events: entered by team or association, in numbers, and told of in their reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.people import by
from tests.web.reports.test_release import hand_over

from stegvis.documents.model import Document
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.reports.commands import events
from stegvis.web.reports.models import Chapter, Event, Report
from stegvis.web.reports.queries.material import document_of

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]
SENT = {"title": "Grundkurs", "kind": "training", "first": "2026-03-12", "target": "Handläggare"}


def course(user: User, team: Team, own: bool = True, **values: Any) -> Event:
    given = {
        "title": "Grundkurs",
        "kind": "training",
        "first": date(2026, 3, 12),
        "last": date(2026, 3, 12),
        "target": "Handläggare",
        "female": 21,
        "male": 8,
    }
    return events.add(by(user), association=team.association, team=team if own else None, **given | values)


def told(document: Document) -> list[str]:
    shown = [t for t in document.tables() if t.caption.startswith("Utbildningar och träffar")]
    return [str(row[0].value) for table in shown for row in table.rows]


def test_the_team_leader_enters_for_the_team_and_the_manager_for_the_association(
    as_user: As, leader: User, manager: User, team: Team
) -> None:
    for user in (leader, manager):
        as_user(user).post("/utbildningar/ny/", SENT | {"female": "21", "male": "8"})
    assert {(e.team, e.first, e.last, e.female, e.unknown) for e in Event.objects.all()} == {
        (team, date(2026, 3, 12), date(2026, 3, 12), 21, None),
        (None, date(2026, 3, 12), date(2026, 3, 12), 21, None),
    }


def test_women_and_men_are_counted_both_or_neither(as_user: As, leader: User, team: Team) -> None:
    answer = as_user(leader).post("/utbildningar/ny/", SENT | {"female": "21"})
    assert "Ange hur många män som kom, eller 0." in answer.content.decode()
    as_user(leader).post("/utbildningar/ny/", SENT | {"unknown": "47"})
    assert Event.objects.get().male is None


def test_nobody_has_come_to_what_has_not_been(leader: User, team: Team) -> None:
    with pytest.raises(Refused, match="Dagen har inte varit än"):
        course(leader, team, first=date(2027, 1, 5), last=date(2027, 1, 5))


def test_the_page_says_what_the_year_makes(as_user: As, leader: User, caseworker: User, team: Team) -> None:
    course(leader, team)
    course(leader, team, title="Frukost", female=None, male=None)
    page = as_user(caseworker).get("/utbildningar/").content.decode()
    assert "Två utbildningar och träffar hölls, med 29 deltaganden: 21 kvinnor och 8 män." in page
    assert "/utbildningar/ny/" not in page
    assert "Inget är inlagt för 2025." in as_user(caseworker).get("/utbildningar/?ar=2025").content.decode()


def test_another_team_sees_the_associations_events_and_changes_neither(
    as_user: As, leader: User, manager: User, stranger: User, team: Team
) -> None:
    ours = course(leader, team, title="Bara vårt")
    shared = course(manager, team, own=False, title="Allas")
    page = as_user(stranger).get("/utbildningar/").content.decode()
    assert ("Bara vårt" in page, "Allas" in page) == (False, True)
    for event in (ours, shared):
        assert as_user(stranger).get(f"/utbildningar/{event.pk}/").status_code == 404
        assert as_user(stranger).post(f"/utbildningar/{event.pk}/ta-bort/").status_code == 404


def test_a_handed_over_chapter_keeps_its_events_and_the_whole_has_them_all(
    report: Report, leader: User, manager: User, steering: User, team: Team, chapter_of: Find
) -> None:
    ours = course(leader, team)
    course(manager, team, own=False, title="Allas", first=date(2026, 6, 30), last=date(2026, 6, 30))
    course(leader, team, title="I höst", first=date(2026, 9, 1), last=date(2026, 9, 1))
    hand_over(chapter_of(team), leader, steering)
    events.remove(by(leader), event=ours)
    report.refresh_from_db()
    assert told(document_of(report)) == ["Grundkurs, utbildning"]
    report.layout = "annual"
    report.version += 1
    assert told(document_of(report)) == [
        "Grundkurs, utbildning (Samordningsteam Ekbacka)",
        "Allas, utbildning",
        "Grundkurs, utbildning",
    ]
