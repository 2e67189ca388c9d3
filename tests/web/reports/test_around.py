"""What stands around the writing: versions, last time's texts, remarks, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web.people import by
from tests.web.reports.conftest import begun, one_fewer
from tests.web.reports.test_release import hand_over

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.reports.commands import comments, texts
from stegvis.web.reports.models import Chapter, Comment, Report, Text
from stegvis.web.reports.queries.difference import changed
from stegvis.web.reports.queries.texts import before, history

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]
BEFORE = Period(date(2025, 1, 1), date(2025, 6, 30))


def write(user: User, chapter: Chapter, body: str, version: int = 1, section: str = "deltagare") -> Text:
    return texts.write(by(user), chapter=chapter, section=section, body=body, version=version)


@pytest.fixture
def last_year(report: Report, manager: User, leader: User, team: Team, other_team: Team) -> Report:
    made = begun(manager, [team, other_team], BEFORE)
    write(leader, made.chapters.get(team=team), "Så var det 2025.")
    return made


def test_the_versions_say_what_each_changed(
    leader: User, caseworker: User, team: Team, chapter_of: Find
) -> None:
    write(leader, chapter_of(team), "Sju nya kom.")
    text = write(caseworker, chapter_of(team), "Sju nya deltagare kom.", 2)
    newest, oldest = history(text)
    assert [(s.kind, s.words) for s in newest.stretches] == [
        ("same", "Sju nya"),
        ("in", "deltagare"),
        ("same", "kom."),
    ]
    assert [(s.kind, s.words) for s in oldest.stretches] == [("in", "Sju nya kom.")]


def test_an_earlier_version_comes_back_and_nothing_is_lost(
    as_user: As, leader: User, caseworker: User, team: Team, chapter_of: Find
) -> None:
    write(leader, chapter_of(team), "Den första.")
    text = write(caseworker, chapter_of(team), "Den andra.", 2)
    first = text.versions.last()
    assert first is not None
    as_user(leader).post(f"/rapporter/version/{first.pk}/ater/")
    text.refresh_from_db()
    assert text.body == "Den första."
    assert [version.body for version in text.versions.all()] == ["Den första.", "Den andra.", "Den första."]


def test_last_years_text_is_brought_forward_where_nothing_is_written(
    as_user: As, leader: User, last_year: Report, team: Team, chapter_of: Find
) -> None:
    chapter = chapter_of(team)
    address = f"/rapporter/kapitel/{chapter.pk}/"
    assert "Hämta texten från Halvårsrapport 2025" in as_user(leader).get(address).content.decode()
    as_user(leader).post(f"{address}hamta/")
    text = chapter.texts.get(section="deltagare")
    assert (text.body, text.brought_from) == ("Så var det 2025.", "Halvårsrapport 2025")
    assert "Hämtad från Halvårsrapport 2025" in as_user(leader).get(address).content.decode()
    assert write(leader, chapter, "Nu är det 2026.", text.version).brought_from == ""


def test_what_is_written_is_not_replaced_by_last_years(
    leader: User, last_year: Report, team: Team, chapter_of: Find
) -> None:
    write(leader, chapter_of(team), "Skrivet i år.")
    source = before(chapter_of(team))
    assert source is not None
    with pytest.raises(Refused, match="ingen text till de avsnitt"):
        texts.bring_forward(by(leader), chapter=chapter_of(team), source=source)


def test_another_teams_text_is_never_brought_forward(
    last_year: Report, other_team: Team, chapter_of: Find
) -> None:
    assert before(chapter_of(other_team)) is None


def test_a_remark_stands_until_somebody_has_dealt_with_it(
    as_user: As, steering: User, leader: User, team: Team, chapter_of: Find
) -> None:
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/"
    as_user(steering).post(f"{address}kommentera/", {"section": "planer", "body": "Skriv om hösten."})
    said = Comment.objects.get()
    page = as_user(leader).get(address).content.decode()
    assert "Skriv om hösten." in page
    assert f"/rapporter/kommentar/{said.pk}/klar/" in page
    as_user(leader).post(f"/rapporter/kommentar/{said.pk}/klar/")
    assert f"/rapporter/kommentar/{said.pk}/klar/" not in as_user(leader).get(address).content.decode()
    assert Comment.objects.get().done_by == leader


def test_a_remark_is_about_a_section_that_is_there(leader: User, team: Team, chapter_of: Find) -> None:
    with pytest.raises(Refused, match="avsnittet finns inte"):
        comments.comment(by(leader), chapter=chapter_of(team), section="finns-inte", body="?")


def test_somebody_of_another_team_neither_reads_versions_nor_remarks(
    as_user: As, stranger: User, manager: User, leader: User, team: Team, chapter_of: Find
) -> None:
    text = write(leader, chapter_of(team), "Teamets egna ord.")
    said = comments.comment(by(leader), chapter=chapter_of(team), section="", body="Internt.")
    for user in (stranger, manager):
        assert as_user(user).get(f"/rapporter/text/{text.pk}/").status_code == 404
        assert as_user(user).post(f"/rapporter/kommentar/{said.pk}/klar/").status_code == 404


def test_what_has_changed_since_is_shown_and_the_report_is_not_changed(
    as_user: As, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = hand_over(chapter_of(team), leader, steering)
    assert changed(held) == []
    one_fewer(team)
    from_register = {(one.measure, one.split): (one.then, one.now) for one in changed(held) or []}
    assert from_register["Deltagare i perioden", "Alla"] == (13, 12)
    page = as_user(leader).get(f"/rapporter/kapitel/{held.pk}/andrat/").content.decode()
    assert "Rapporten ändras inte." in page


def test_a_chapter_that_follows_the_register_has_nothing_to_compare(team: Team, chapter_of: Find) -> None:
    assert changed(chapter_of(team)) is None
