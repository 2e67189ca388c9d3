"""A chapter has one number: on its sheet, in the list, in the report as it is now, in the team's own copy and when it is frozen."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from tests.documents.pdf_text import pages_of
from tests.web import people
from tests.web.people import by
from tests.web.reports.test_release import hand_over

from stegvis.documents.half_year import rendered
from stegvis.documents.model import Document
from stegvis.web.access.models import Team, User
from stegvis.web.reports.commands import chapters, reports, texts
from stegvis.web.reports.models import Chapter, Report
from stegvis.web.reports.queries.material import document_of, numbers, team_document
from stegvis.web.reports.queries.reports import lines
from stegvis.web.reports.queries.sheet import sheet


def numbered(document: Document) -> dict[str, int]:
    return {chapter.title: chapter.number for chapter in document.chapters}


def everywhere(report: Report, chapter: Chapter) -> set[int | None]:
    """The chapter's number in every place where it is said."""
    name = str(chapter.team)
    line = next(line for line in lines(report, numbers(report)) if line.name == name)
    return {
        line.number,
        sheet(chapter).number,
        numbered(document_of(report))[name],
        numbered(team_document(chapter))[name],
    }


def test_an_empty_chapter_that_somebody_is_to_write_has_its_number(
    report: Report, team: Team, other_team: Team
) -> None:
    ours, theirs = (report.chapters.get(team=one) for one in (team, other_team))
    assert (everywhere(report, ours), everywhere(report, theirs)) == ({4}, {5})
    first = document_of(report).chapters[0]
    own = pages_of(pikepdf.open(BytesIO(rendered(team_document(ours), "pdf"))))
    assert "4.1 Deltagare" in " ".join(own)
    assert (first.title, first.number) == ("Inledning", 1)
    assert all("inte klart än" in str(chapter.blocks) for chapter in document_of(report).chapters)


def test_one_that_is_ready_without_a_word_is_left_out_everywhere(
    report: Report, manager: User, team: Team
) -> None:
    chapters.ready(by(manager), chapter=report.chapters.get(number=1))
    assert everywhere(report, report.chapters.get(team=team)) == {3}
    told = next(line for line in lines(report, numbers(report)) if line.name == "Inledning")
    assert (told.number, told.said) == (None, "Klar, utan text: är inte med")


@pytest.mark.parametrize("written", [True, False])
def test_the_numbers_are_the_same_when_the_report_is_frozen(
    written: bool,
    report: Report,
    team: Team,
    other_team: Team,
    leader: User,
    stranger: User,
    steering: User,
    manager: User,
) -> None:
    whole = report.chapters.get(number=1)
    if written:
        texts.write(by(manager), chapter=whole, section="inledning", body="Två team.", version=1)
    hand_over(report.chapters.get(team=team), leader, steering)
    second = people.user("steering_group", other_team, "Eva Ek")
    hand_over(report.chapters.get(team=other_team), stranger, second)
    frozen = reports.freeze(by(manager), report=report)
    ours = frozen.chapters.get(team=team)
    assert len(everywhere(frozen, ours)) == 1
    titles = [chapter.title for chapter in document_of(frozen).chapters]
    assert ("Inledning" in titles) is written
    assert [chapter.number for chapter in document_of(frozen).chapters] == list(range(1, len(titles) + 1))
