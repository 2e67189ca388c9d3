"""A report for the team's own room keeps what the intervention is worth; one that leaves the team never has it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.reports.conftest import HALF, begun
from tests.web.reports.test_verified import verified

from stegvis.documents.kept import from_kept
from stegvis.documents.model import Document
from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Livelihood
from stegvis.web.register.queries import dataset
from stegvis.web.reports.commands import chapters, reports
from stegvis.web.reports.models import Chapter, Report
from stegvis.web.reports.queries import difference, material

SECTION = "Vad insatsen är värd"


@pytest.fixture
def valued(team: Team) -> Team:
    """Six left: four from sickness benefit to work, two as they were."""
    team.municipalities = ["vasteras"]
    team.save()
    for number in range(6):
        stay = people.enrolment(
            people.person(team, f"Avslutad {number}"),
            team,
            started_on=date(2025, 9, 1),
            ended_on=date(2026, 5, 4),
            exit_outcome="work",
            completed=True,
        )
        after = "lon" if number < 4 else "sjukpenning"
        for occasion, livelihood in (("start", "sjukpenning"), ("exit", after)):
            Livelihood.objects.create(enrolment=stay, occasion=occasion, livelihood=livelihood, extent=100)
    return team


@pytest.fixture
def own(valued: Team, leader: User) -> Report:
    """The team's report for its own room."""
    return reports.start(
        by(leader), association=valued.association, teams=[], period=HALF, layout_name="half_year",
        audience="", own=valued,
    )  # fmt: skip


@pytest.fixture
def frozen(own: Report, leader: User, steering: User) -> Report:
    chapter = own.chapters.get(team=own.team)
    chapters.ready(by(leader), chapter=chapter)
    chapters.approve(by(steering), chapter=chapter)
    return reports.freeze(by(leader), report=own)


def society(document: Document) -> object:
    table = next(one for one in document.tables() if one.caption == "Årlig intäkt per aktör i kronor")
    return table.rows[0][1].value


def back_to_sickness_benefit() -> None:
    """The register is corrected: one of those who went to work did not."""
    work = Livelihood.objects.filter(livelihood="lon").first()
    assert work is not None
    work.livelihood = "sjukpenning"
    work.save()
    dataset._live.clear()  # a test writes past the log, which is what tells that something has changed


def test_it_stands_in_the_teams_own_chapter_with_the_fields_tables_and_the_method(
    own: Report, client: Client, leader: User
) -> None:
    client.force_login(leader)
    page = client.get(f"/rapporter/kapitel/{own.chapters.get(team=own.team).pk}/").content.decode()
    for said in (SECTION, "Årlig intäkt per aktör i kronor", "Val i profilen Enligt Finsamlagen", "tornado"):
        assert said in page, said


def test_what_is_frozen_stays_when_the_register_is_corrected_and_says_what_would_be_another(
    frozen: Report,
) -> None:
    chapter = Chapter.objects.get(report=frozen, team=frozen.team)
    before = society(material.document_of(frozen))
    back_to_sickness_benefit()
    material._documents.clear()
    assert society(material.document_of(frozen)) == before
    rows = [one for one in difference.changed(chapter) or [] if one.measure.startswith("Vad det är värt")]
    (whole,) = [one for one in rows if one.split == "Samhället"]
    assert whole.then == before
    assert whole.now is not None
    assert whole.now < before  # type: ignore[operator]
    assert whole.url.startswith("/vardet/rader/society/?from=2026-01-01&to=2026-06-30")


def test_the_kept_answer_is_the_one_that_was_given_down_to_its_lines(frozen: Report) -> None:
    held = Chapter.objects.get(report=frozen, team=frozen.team).own
    assert held is not None
    kept = from_kept(json.loads(json.dumps(held, sort_keys=True))).worth["ekbacka"]
    assert list(kept.accounts)[:3] == ["society", "municipality", "region"]
    assert kept.main.n == 6
    assert "indirect_tax_share" in kept.parameters.unverified


def test_a_published_own_report_holds_against_the_register(
    frozen: Report, leader: User, manager: User, tmp_path: Path
) -> None:
    reports.publish(by(manager), report=frozen)
    assert frozen.team is not None
    assert verified(bytes(frozen.editions.get(form="pdf").content), frozen.team, tmp_path)["holds"] is True


def test_a_report_that_leaves_the_team_has_it_nowhere_and_tells_the_writer_why(
    valued: Team, other_team: Team, manager: User, leader: User, steering: User, client: Client
) -> None:
    chapter = begun(manager, [valued, other_team]).chapters.get(team=valued)
    client.force_login(leader)
    page = client.get(f"/rapporter/kapitel/{chapter.pk}/").content.decode()
    assert "Lagens belopp är kända, så ett enda teams summor" in page
    assert "Årlig intäkt per aktör" not in page
    chapters.ready(by(leader), chapter=chapter)
    chapters.approve(by(steering), chapter=chapter)
    chapters.deliver(by(leader), chapter=chapter)
    held = Chapter.objects.get(pk=chapter.pk)
    assert held.own is not None
    assert held.released is not None
    assert (held.own["worth"], held.released["worth"]) == ({}, {})
