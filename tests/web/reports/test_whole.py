"""The association's own chapters: versions, remarks and who writes now, for the association and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by

from stegvis.domain.period import Period
from stegvis.web.access.models import Team, User
from stegvis.web.reports.commands import comments, reports, texts
from stegvis.web.reports.models import Chapter, Comment, Report, Text

As = Callable[[User], Client]


@pytest.fixture
def whole(report: Report) -> Chapter:
    return report.chapters.get(team=None, number=1)


def write(user: User, chapter: Chapter, body: str, version: int = 1) -> Text:
    return texts.write(by(user), chapter=chapter, section="inledning", body=body, version=version)


def test_a_text_about_the_whole_goes_back_to_an_earlier_version(
    as_user: As, manager: User, whole: Chapter
) -> None:
    second = people.user("association_manager", whole.report.association, "Göran Ljungby")
    write(manager, whole, "Den första.")
    text = write(second, whole, "Den andra.", 2)
    page = as_user(manager).get(f"/rapporter/gemensamt/text/{text.pk}/").content.decode()
    assert "<del>första.</del>" in page
    oldest = text.versions.last()
    assert oldest is not None
    as_user(manager).post(f"/rapporter/gemensamt/version/{oldest.pk}/ater/")
    text.refresh_from_db()
    assert text.body == "Den första."


def test_the_economist_reads_and_remarks_but_does_not_write(
    as_user: As, economist: User, manager: User, whole: Chapter
) -> None:
    write(manager, whole, "Förbundets ord.")
    address = f"/rapporter/gemensamt/{whole.pk}/"
    assert address in as_user(economist).get(f"/rapporter/{whole.report_id}/").content.decode()
    page = as_user(economist).get(address).content.decode()
    assert "Förbundet skriver. Du läser." in page
    assert "Kapitlet är klart" not in page
    as_user(economist).post(f"{address}kommentera/", {"section": "inledning", "body": "Nämn pengarna."})
    assert "Nämn pengarna." in as_user(manager).get(address).content.decode()
    assert (
        as_user(economist).post(f"{address}text/inledning/", {"body": "x", "version": 2}).status_code == 404
    )


def test_a_remark_about_the_whole_is_dealt_with_and_not_after_all(
    as_user: As, manager: User, whole: Chapter
) -> None:
    said = comments.comment(by(manager), chapter=whole, section="", body="Kortare.")
    as_user(manager).post(f"/rapporter/gemensamt/kommentar/{said.pk}/klar/")
    assert Comment.objects.get().done_by == manager
    as_user(manager).post(f"/rapporter/gemensamt/kommentar/{said.pk}/ater/")
    assert Comment.objects.get().done_by is None


def test_others_at_the_association_see_who_writes_now(
    as_user: As, economist: User, manager: User, whole: Chapter
) -> None:
    write(manager, whole, "Ord.")
    said = as_user(economist).get(f"/rapporter/gemensamt/{whole.pk}/nu/").content.decode()
    assert "Birgitta Hedvik" in said
    assert "Inledning" in said


def test_a_team_sees_neither_what_the_association_writes_nor_what_it_says(
    as_user: As, leader: User, manager: User, whole: Chapter
) -> None:
    text = write(manager, whole, "Förbundets ord.")
    said = comments.comment(by(manager), chapter=whole, section="", body="Internt.")
    client = as_user(leader)
    for address in (f"{whole.pk}/", f"{whole.pk}/nu/", f"text/{text.pk}/"):
        assert client.get(f"/rapporter/gemensamt/{address}").status_code == 404
    assert client.post(f"/rapporter/gemensamt/kommentar/{said.pk}/klar/").status_code == 404


def test_the_masthead_of_who_works_at_the_association_names_it_and_no_team(
    as_user: As, manager: User, leader: User, team: Team, report: Report
) -> None:
    page = as_user(manager).get("/rapporter/").content.decode()
    assert f'<span class="team-name">{team.association.name}</span>' in page
    assert "ansvarar för teamets register" not in page
    assert (
        f'<span class="team-name">{team.name}</span>' in as_user(leader).get("/rapporter/").content.decode()
    )


def test_a_chapter_about_the_whole_says_which_teams_its_tables_wait_for(
    as_user: As, manager: User, team: Team, other_team: Team, report: Report
) -> None:
    made = reports.start(
        by(manager),
        association=team.association,
        teams=[team, other_team],
        period=Period(report.first, report.last),
        layout_name="board",
        audience="association",
    )
    first = made.chapters.get(number=1)
    page = as_user(manager).get(f"/rapporter/gemensamt/{first.pk}/").content.decode()
    assert f"{team.name}, {other_team.name} har inte lämnat än." in page
    words_alone = report.chapters.get(number=1)
    assert (
        "har inte lämnat än"
        not in as_user(manager).get(f"/rapporter/gemensamt/{words_alone.pk}/").content.decode()
    )
