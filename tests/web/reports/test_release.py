"""From draft to published: who says yes, what is kept, and what the association gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.reports.conftest import begun, one_fewer

from stegvis.documents.attachment import NAME, attached_figures, compare
from stegvis.domain.figure import Figure
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.reports.commands import chapters, reports, texts
from stegvis.web.reports.models import Chapter, Report
from stegvis.web.reports.queries import material

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]


def hand_over(chapter: Chapter, leader: User, steering: User) -> Chapter:
    """Ready, approved and delivered; the row as it is then."""
    chapters.ready(by(leader), chapter=chapter)
    chapters.approve(by(steering), chapter=chapter)
    chapters.deliver(by(leader), chapter=chapter)
    return Chapter.objects.get(pk=chapter.pk)


@pytest.fixture
def handed_over(
    report: Report, team: Team, other_team: Team, leader: User, steering: User, stranger: User
) -> Report:
    """Both teams' chapters, with a text in the one."""
    chapter = report.chapters.get(team=team)
    texts.write(by(leader), chapter=chapter, section="deltagare", body="Teamets ord.", version=1)
    hand_over(chapter, leader, steering)
    hand_over(
        report.chapters.get(team=other_team), stranger, people.user("steering_group", other_team, "Eva Ek")
    )
    return report


@pytest.fixture
def frozen(handed_over: Report, manager: User) -> Report:
    return reports.freeze(by(manager), report=handed_over)


@pytest.fixture
def published(frozen: Report, economist: User) -> Report:
    return reports.publish(by(economist), report=frozen)


def test_a_chapter_is_approved_by_another_than_who_wrote_it_ready(
    leader: User, team: Team, chapter_of: Find
) -> None:
    people.grant(leader, "steering_group", team)
    chapters.ready(by(leader), chapter=chapter_of(team))
    with pytest.raises(Refused, match="En annan person ska godkänna"):
        chapters.approve(by(leader), chapter=chapter_of(team))


def test_a_chapter_is_delivered_by_another_than_who_approved_it(
    leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    people.grant(steering, "team_leader", team)
    chapters.ready(by(leader), chapter=chapter_of(team))
    chapters.approve(by(steering), chapter=chapter_of(team))
    with pytest.raises(Refused, match="En annan person ska lämna"):
        chapters.deliver(by(steering), chapter=chapter_of(team))


def test_no_step_is_skipped(leader: User, team: Team, chapter_of: Find) -> None:
    with pytest.raises(Refused, match="ändrat kapitlets läge"):
        chapters.deliver(by(leader), chapter=chapter_of(team))


def test_what_is_handed_over_is_protected_and_the_team_keeps_every_cell(
    leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = hand_over(chapter_of(team), leader, steering)
    assert held.own is not None
    assert held.released is not None
    ages = [f for f in held.own["figures"] if f["measure"] == "participants_active" and f["by"].get("sex")]
    assert sorted(figure["value"] for figure in ages) == [6, 7]
    assert any(figure.get("withheld") for figure in held.released["figures"])
    assert [
        f for f in held.released["figures"] if f["value"] in (1, 2, 3, 4) and f["unit"] == "enrolments"
    ] == []


def test_what_was_handed_over_is_kept_for_whoever_gets_more_later(
    leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = hand_over(chapter_of(team), leader, steering)
    chapters.back(by(leader), chapter=held, action="report.ready")
    row = ReleasedFigures.objects.get(team=team)
    assert (row.report, row.audience) == (held.report.title, "association")
    assert row.content["figures"] == held.released["figures"]  # type: ignore[index]


def test_a_later_correction_of_the_register_does_not_change_what_was_handed_over(
    as_user: As, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = hand_over(chapter_of(team), leader, steering)
    before = material.for_team(held).figures
    one_fewer(team)
    assert material.live_figures(team, held.report).figures != before
    assert material.for_team(Chapter.objects.get(pk=held.pk)).figures == before
    page = as_user(leader).get(f"/rapporter/kapitel/{held.pk}/").content.decode()
    assert "13 deltagare" in page.replace('<a class="fig"', "").replace("</a>", "") or ">13<" in page
    assert "Följer registret" not in page


def test_taking_a_chapter_back_makes_its_figures_follow_the_register(
    leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    held = hand_over(chapter_of(team), leader, steering)
    again = chapters.back(by(leader), chapter=held, action="report.ready")
    assert (again.status, again.own, again.released, again.approved_by) == ("draft", None, None, None)


def test_the_team_reads_why_its_chapter_came_back(
    as_user: As, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    chapters.ready(by(leader), chapter=chapter_of(team))
    as_user(steering).post(
        f"/rapporter/kapitel/{chapter_of(team).pk}/tillbaka/", {"why": "Nämn arbetsgivarna."}
    )
    page = as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/").content.decode()
    assert "Nämn arbetsgivarna." in page


def test_a_report_is_not_frozen_while_a_team_is_missing(
    report: Report, manager: User, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    hand_over(chapter_of(team), leader, steering)
    with pytest.raises(Refused, match="Norrån"):
        reports.freeze(by(manager), report=report)


def test_who_froze_a_report_does_not_publish_it(frozen: Report, manager: User) -> None:
    with pytest.raises(Refused, match="En annan person"):
        reports.publish(by(manager), report=frozen)


def test_a_frozen_report_keeps_the_versions_of_its_measures(frozen: Report) -> None:
    assert frozen.definitions is not None
    assert frozen.definitions["measures"]["exits"] >= 1
    assert len(frozen.definitions["fingerprint"]) > 10


def test_the_published_files_are_kept_byte_for_byte(as_user: As, published: Report, leader: User) -> None:
    for edition in published.editions.all():
        answer = as_user(leader).get(f"/rapporter/{published.pk}/rapport.{edition.form}")
        assert sha256(answer.content).hexdigest() == edition.checksum
    assert [edition.form for edition in published.editions.all()] == ["pdf", "docx", "xlsx", "html"]


def test_the_pdf_carries_the_protected_figures_and_they_hold(published: Report, tmp_path: Path) -> None:
    content = bytes(published.editions.get(form="pdf").content)
    (tmp_path / "rapport.pdf").write_bytes(content)
    carried = attached_figures(tmp_path / "rapport.pdf")
    released = [
        Figure.from_dict(one)
        for chapter in published.chapters.exclude(released=None)
        for one in chapter.released["figures"]  # type: ignore[index]
    ]
    assert len(carried.figures) > 5
    assert compare(carried, released) == []
    with pikepdf.open(BytesIO(content)) as opened:
        said = json.loads(opened.attachments[NAME].get_file().read_bytes())
    assert not [f for f in said["figures"] if f["value"] in (1, 2, 3, 4) and f["unit"] == "enrolments"]


def test_the_association_reads_what_has_been_handed_over_and_nothing_else(
    as_user: As, report: Report, manager: User, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    texts.write(by(leader), chapter=chapter_of(team), section="planer", body="Inte klart än.", version=1)
    address = f"/rapporter/{report.pk}/rapport.html"
    assert "Inte klart än." not in as_user(manager).get(address).content.decode()
    hand_over(chapter_of(team), leader, steering)
    assert "Inte klart än." in as_user(manager).get(address).content.decode()


def test_a_draft_of_the_association_is_not_read_by_a_team(as_user: As, report: Report, leader: User) -> None:
    assert as_user(leader).get(f"/rapporter/{report.pk}/rapport.pdf").status_code == 404


def test_nothing_is_published_twice(published: Report, economist: User) -> None:
    with pytest.raises(Refused, match="Bara en fryst"):
        reports.publish(by(economist), report=published)


def test_a_frozen_report_can_be_opened_again_until_it_is_published(
    as_user: As, frozen: Report, manager: User, economist: User
) -> None:
    as_user(manager).post(f"/rapporter/{frozen.pk}/tina/")
    assert Report.objects.get(pk=frozen.pk).status == "draft"
    reports.freeze(by(manager), report=frozen)
    reports.publish(by(economist), report=frozen)
    as_user(manager).post(f"/rapporter/{frozen.pk}/tina/")
    assert Report.objects.get(pk=frozen.pk).status == "published"


def test_the_same_report_is_not_started_twice(report: Report, manager: User, team: Team) -> None:
    with pytest.raises(Refused, match="finns redan"):
        begun(manager, [team])


def test_a_report_is_started_from_its_page(as_user: As, manager: User, team: Team, other_team: Team) -> None:
    sent = {
        "layout": "half_year",
        "period": "2026-1",
        "audience": "public",
        "teams": [team.code, other_team.code],
    }
    answer = as_user(manager).post("/rapporter/ny/", sent)
    made = Report.objects.get()
    assert answer.headers["Location"] == f"/rapporter/{made.pk}/"
    assert (made.title, made.audience, made.chapters.exclude(team=None).count()) == (
        "Halvårsrapport 2026",
        "public",
        2,
    )


def test_a_team_leaders_own_report_stays_in_the_team(
    as_user: As, leader: User, steering: User, manager: User, stranger: User, team: Team
) -> None:
    as_user(leader).post("/rapporter/ny/", {"layout": "half_year", "period": "2026-1"})
    made = Report.objects.get()
    assert (made.team, made.audience) == (team, "team")
    opened = {
        user.name: as_user(user).get(f"/rapporter/{made.pk}/").status_code
        for user in (steering, manager, stranger)
    }
    assert opened == {"Gunnar Åsmark": 302, "Birgitta Hedvik": 404, "Nils Vinäng": 404}
    chapter = made.chapters.get(team=team)
    chapters.ready(by(leader), chapter=chapter)
    chapters.approve(by(steering), chapter=chapter)
    as_user(leader).post(f"/rapporter/{made.pk}/frys/")
    as_user(steering).post(f"/rapporter/{made.pk}/publicera/")
    assert Report.objects.get(pk=made.pk).status == "published"
    assert as_user(manager).get(f"/rapporter/{made.pk}/rapport.pdf").status_code == 404
    assert as_user(steering).get(f"/rapporter/{made.pk}/rapport.pdf").status_code == 200
