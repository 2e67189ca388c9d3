"""Numbers that somebody has typed are held against the figures, and small ones are pointed at before they leave the team."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.people import by

from stegvis.domain.figure import Figure
from stegvis.web.access.models import Team, User
from stegvis.web.access.record import Refused
from stegvis.web.reports.commands import chapters, texts
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries.typed import said, small

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]
FIGURES = [
    Figure("exits", (("team", "a"),), 7, "enrolments"),
    Figure("exits", (("team", "a"), ("outcome", "work")), 2, "enrolments"),
    Figure("participants_active", (("team", "a"),), 31, "enrolments"),
    Figure("participants_new", (("team", "a"),), 11, "enrolments"),
]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Sju avslut.", [("Sju avslut", True)]),
        ("Åtta avslut.", [("Åtta avslut", False)]),
        ("Av 2 avslut gick båda till arbete.", [("2 avslut", True)]),
        (
            "Vi har haft 31 deltagare, elva nya deltagare.",
            [("31 deltagare", True), ("elva nya deltagare", True)],
        ),
        ("En deltagare sade det bäst.", []),
        ("Tre ansökningar kom.", []),
    ],
)
def test_a_typed_number_is_held_against_its_figure(text: str, holds: list[tuple[str, bool]]) -> None:
    assert [(one.words, one.holds) for one in said(text, FIGURES)] == holds


def test_small_numbers_are_those_that_the_audience_is_not_shown() -> None:
    text = (
        "Två gick till arbete efter 3 månader, fyra till studier, 12 är kvar. Andelen är 4 %, det tog 1,5 år."
    )
    assert small(text, 5) == ["Två", "fyra"]
    assert small("Sju slutade.", 5) == []
    assert small("Sju slutade.", 10) == ["Sju"]


def test_the_writer_is_told_of_numbers_that_differ(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    body = "Vi har mött 20 deltagare. Två är nya."
    texts.write(by(leader), chapter=chapter_of(team), section="deltagare", body=body, version=1)
    page = as_user(leader).get(f"/rapporter/kapitel/{chapter_of(team).pk}/").content.decode()
    assert "säger 20 deltagare. Tabellerna säger 13." in page
    assert "nämner Två. Små tal kan röja" in page


def test_a_chapter_with_a_mark_that_stands_for_nothing_is_not_ready(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    body = "Vi mötte [[participants_active]] och [[avslut]]."
    texts.write(by(leader), chapter=chapter_of(team), section="deltagare", body=body, version=1)
    with pytest.raises(Refused, match="måttet avslut finns inte"):
        chapters.ready(by(leader), chapter=chapter_of(team))


def test_the_answer_to_a_text_with_marks_shows_what_it_becomes(
    as_user: As, leader: User, team: Team, chapter_of: Find
) -> None:
    address = f"/rapporter/kapitel/{chapter_of(team).pk}/text/deltagare/"
    sent = {"body": "Vi mötte [[participants_active]] deltagare. <b>", "version": 1}
    shown = as_user(leader).post(address, sent, headers={"Accept": "application/json"}).json()["shown"]
    assert ">13</a> deltagare. &lt;b&gt;" in shown
