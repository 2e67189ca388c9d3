"""Writing a chapter: the tables are there, a text is kept, and two who write at once lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from tests.web.people import by

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Changed, Refused
from stegvis.web.register.queries.dataset import live
from stegvis.web.reports.commands import chapters, texts
from stegvis.web.reports.models import Chapter, Report, Text

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]


def write(user: User, chapter: Chapter, body: str, version: int = 1) -> Text:
    return texts.write(by(user), chapter=chapter, section="deltagare", body=body, version=version)


def post(client: Client, chapter: Chapter, body: str, version: int = 1) -> object:
    address = f"/rapporter/kapitel/{chapter.pk}/text/deltagare/"
    return client.post(address, {"body": body, "version": version}, headers={"Accept": "application/json"})


def test_the_team_leader_finds_every_number_filled_in(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    page = as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/").content.decode()
    assert "Deltagare efter kön" in page
    assert page.count("Följer registret") > 2
    assert "/siffror/participants_active/?from=2026-01-01&amp;to=2026-06-30" in page


def test_who_has_one_chapter_comes_straight_to_it(
    as_user: As, leader: User, report: Report, team: Team, chapter_of: Find
) -> None:
    answer = as_user(leader).get(f"/rapporter/{report.pk}/")
    assert answer.headers["Location"] == f"/rapporter/kapitel/{chapter_of(team).pk}/"


def test_a_text_is_kept_and_says_when(as_user: As, caseworker: User, team: Team, chapter_of: Find) -> None:
    answer = post(as_user(caseworker), chapter_of(team), "Lugnt halvår.")
    assert answer.json() == {"version": 2, "at": "10.00", "by": "Karin Lövhage", "shown": ""}  # type: ignore[attr-defined]
    assert Text.objects.get(chapter=chapter_of(team), section="deltagare").body == "Lugnt halvår."


def test_two_who_write_at_once_get_both_texts(
    as_user: As, caseworker: User, leader: User, team: Team, chapter_of: Find
) -> None:
    post(as_user(leader), chapter_of(team), "Selmas mening.")
    answer = post(as_user(caseworker), chapter_of(team), "Karins mening.")
    assert answer.status_code == 409  # type: ignore[attr-defined]
    said = answer.json()  # type: ignore[attr-defined]
    assert (said["body"], said["by"], said["version"]) == ("Selmas mening.", "Selma Stensjö", 2)
    assert post(as_user(caseworker), chapter_of(team), "Båda.", 2).json()["version"] == 3  # type: ignore[attr-defined]


def test_without_script_both_texts_stand_on_a_page(
    as_user: As, caseworker: User, leader: User, team: Team, chapter_of: Find
) -> None:
    write(leader, chapter_of(team), "Selmas mening.")
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/text/deltagare/"
    answer = as_user(caseworker).post(address, {"body": "Karins mening.", "version": 1})
    assert answer.status_code == 409
    assert "Selmas mening." in answer.content.decode()
    assert "Karins mening." in answer.content.decode()


def test_the_same_text_again_changes_nothing(leader: User, team: Team, chapter_of: Find) -> None:
    assert write(leader, chapter_of(team), "Samma.").version == 2
    assert write(leader, chapter_of(team), "Samma.", 1).version == 2


def test_what_one_writes_in_one_go_is_one_version_and_one_entry_in_the_log(
    leader: User, caseworker: User, team: Team, chapter_of: Find
) -> None:
    before = Entry.objects.count()
    for number in range(1, 6):
        text = write(leader, chapter_of(team), "ord " * number, number)
    assert [version.body for version in text.versions.all()] == ["ord " * 5]
    assert Entry.objects.count() == before + 1
    write(caseworker, chapter_of(team), "Karins", 6)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        write(caseworker, chapter_of(team), "Karins igen", 7)
    assert [version.body for version in text.versions.all()] == ["Karins igen", "Karins", "ord " * 5]


def test_the_log_does_not_hold_the_text(leader: User, team: Team, chapter_of: Find) -> None:
    write(leader, chapter_of(team), "Hemlig mening.")
    assert "Hemlig" not in str(list(Entry.objects.values_list("after", flat=True)))


def test_writing_does_not_make_the_figures_be_counted_anew(
    leader: User, team: Team, chapter_of: Find
) -> None:
    counted = live([team])
    write(leader, chapter_of(team), "Ord.")
    assert live([team]) is counted


def test_others_see_who_is_writing_now(
    as_user: As, caseworker: User, leader: User, team: Team, chapter_of: Find
) -> None:
    write(caseworker, chapter_of(team), "Ord.")
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/"
    assert "Skriver nu" in as_user(leader).get(address).content.decode()
    assert "Skriver nu" not in as_user(caseworker).get(address).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert "Skriver nu" not in as_user(leader).get(address).content.decode()


def test_a_chapter_that_is_ready_is_not_written_in(leader: User, team: Team, chapter_of: Find) -> None:
    chapters.ready(by(leader), chapter=chapter_of(team))
    with pytest.raises(Refused, match="Öppna kapitlet igen"):
        write(leader, chapter_of(team), "För sent.")


def test_somebody_elses_version_is_never_written_over(
    leader: User, caseworker: User, team: Team, chapter_of: Find
) -> None:
    write(leader, chapter_of(team), "Selmas.")
    with pytest.raises(Changed):
        write(caseworker, chapter_of(team), "Karins.")


def test_another_team_and_the_association_do_not_open_a_teams_chapter(
    as_user: As, stranger: User, manager: User, steering: User, team: Team, chapter_of: Find
) -> None:
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/"
    opened = {user.name: as_user(user).get(address).status_code for user in (stranger, manager, steering)}
    assert opened == {"Nils Vinäng": 404, "Birgitta Hedvik": 404, "Gunnar Åsmark": 200}
    assert post(as_user(stranger), chapter_of(team), "Intrång").status_code == 404  # type: ignore[attr-defined]
    assert post(as_user(steering), chapter_of(team), "Intrång").status_code == 404  # type: ignore[attr-defined]


def test_a_section_that_is_not_there_is_not_found(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/text/finns-inte/"
    assert as_user(leader).post(address, {"body": "x", "version": 1}).status_code == 404


def test_who_writes_now_can_be_asked_while_the_page_is_open(
    as_user: As, caseworker: User, leader: User, stranger: User, team: Team, chapter_of: Find
) -> None:
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/nu/"
    assert "Karin" not in as_user(leader).get(address).content.decode()
    write(caseworker, chapter_of(team), "Ord.")
    said = as_user(leader).get(address).content.decode()
    assert "Karin Lövhage" in said
    assert "Deltagare" in said
    assert as_user(stranger).get(address).status_code == 404


def test_the_masthead_says_that_a_chapter_is_among_the_reports(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    page = as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/").content.decode()
    assert 'href="/rapporter/" aria-current="page"' in page


def test_nobody_is_writing_in_a_chapter_that_is_ready(
    as_user: As, caseworker: User, leader: User, team: Team, chapter_of: Find
) -> None:
    write(caseworker, chapter_of(team), "Ord.")
    chapters.ready(by(leader), chapter=chapter_of(team))
    assert (
        "Skriver nu" not in as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/").content.decode()
    )
