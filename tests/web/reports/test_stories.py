"""A participant's quotes and stories: shown in reports while the consent holds, and gone when it is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.reports.conftest import begun
from tests.web.reports.test_release import hand_over

from stegvis.documents.html import html
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries.extract import extract
from stegvis.web.reports.commands import chapters, reports, stories, texts
from stegvis.web.reports.models import Chapter, Report, Story, Text
from stegvis.web.reports.queries.material import document_of
from stegvis.web.reports.queries.sheet import sheet

As = Callable[[User], Client]
Find = Callable[[Team], Chapter]
WORDS = "Någon frågade vad jag ville."
TODAY = date(2026, 11, 20)


@pytest.fixture
def mira(team: Team) -> Enrolment:
    return people.enrolment(people.person(team, "Mira Ekdunge"), team)


def told(user: User, enrolment: Enrolment, **values: Any) -> Story:
    given = {
        "kind": "quote",
        "body": WORDS,
        "name": "Alva",
        "consent": "written",
        "consented_on": date(2026, 10, 1),
        "scope": "report",
    }
    return stories.add(by(user), enrolment=enrolment, **given | values)


def written(user: User, chapter: Chapter, body: str, section: str = "deltagare") -> Text:
    return texts.write(by(user), chapter=chapter, section=section, body=body, version=1)


def page_of(report: Report) -> str:
    return html(document_of(report)).decode()


def test_a_quote_is_put_in_by_a_mark_and_stands_in_the_associations_report(
    report: Report, mira: Enrolment, leader: User, steering: User, team: Team, chapter_of: Find
) -> None:
    story = told(leader, mira)
    written(leader, chapter_of(team), f"Så här:\n\n[[citat {story.pk}]]")
    assert sheet(chapter_of(team)).insertable.stories == ((f"[[citat {story.pk}]]", WORDS),)
    hand_over(chapter_of(team), leader, steering)
    assert WORDS in page_of(report)
    assert "Alva. Namnet är ändrat." in page_of(report)
    assert "Mira" not in page_of(report)


def test_when_the_consent_is_withdrawn_the_words_go_from_drafts_and_frozen_reports(
    report: Report,
    mira: Enrolment,
    leader: User,
    manager: User,
    steering: User,
    team: Team,
    other_team: Team,
    stranger: User,
    chapter_of: Find,
) -> None:
    story = told(leader, mira)
    frozen = chapter_of(team)
    written(leader, frozen, f"Så här:\n\n[[citat {story.pk}]]\n\nOch sedan.")
    hand_over(frozen, leader, steering)
    other = chapter_of(other_team)
    hand_over(other, stranger, people.user("steering_group", other_team, "Per Åsberg"))
    chapters.ready(by(manager), chapter=report.chapters.filter(team=None)[0])
    reports.freeze(by(manager), report=report)
    draft = begun(manager, [team, other_team], audience="public").chapters.get(team=team)
    text = written(leader, draft, f"Så här:\n\n[[citat {story.pk}]]\n\nOch sedan.")
    report.refresh_from_db()
    assert WORDS in page_of(report)
    stood = stories.withdraw(by(leader), story=story, on=TODAY)
    assert {(place.report.status, place.draft) for place in stood} == {("draft", True), ("frozen", False)}
    text.refresh_from_db()
    assert (text.body, text.version) == ("Så här:\n\nOch sedan.", 3)
    assert text.versions.all()[0].body == text.body
    assert WORDS not in page_of(report)


def test_a_chapter_with_a_mark_whose_consent_does_not_reach_is_not_ready(
    manager: User, mira: Enrolment, leader: User, team: Team
) -> None:
    story = told(leader, mira)
    chapter = begun(manager, [team], audience="public").chapters.get(team=team)
    written(leader, chapter, f"[[citat {story.pk}]]")
    with pytest.raises(Refused, match="samtycket gäller inte där alla kan läsa"):
        chapters.ready(by(leader), chapter=chapter)
    stories.change(by(leader), story=story, **given_of(story) | {"scope": "web"})
    assert chapters.ready(by(leader), chapter=chapter).status == "ready"


def given_of(story: Story) -> dict[str, Any]:
    return {
        name: getattr(story, name) for name in ("kind", "body", "name", "consent", "consented_on", "scope")
    }


def test_who_is_protected_has_no_words_in_a_report(
    report: Report, mira: Enrolment, leader: User, team: Team, chapter_of: Find
) -> None:
    story = told(leader, mira)
    written(leader, chapter_of(team), f"[[citat {story.pk}]]")
    mira.person.protected = "marking"
    mira.person.save()
    assert [fault for _, fault in sheet(chapter_of(team)).faults] == [
        f"[[citat {story.pk}]]: personen har skyddade personuppgifter. Ta bort märket."
    ]
    with pytest.raises(Refused, match="skyddade personuppgifter"):
        told(leader, mira)


@pytest.mark.parametrize(
    ("values", "why"),
    [({"name": "mira"}, "deltagarens eget"), ({"consented_on": date(2026, 12, 1)}, "Dagen har inte varit")],
)
def test_the_name_is_another_and_the_consent_is_given(
    mira: Enrolment, leader: User, values: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        told(leader, mira, **values)


def test_what_a_report_shows_is_withdrawn_and_not_removed(
    report: Report, mira: Enrolment, leader: User, team: Team, chapter_of: Find
) -> None:
    story = told(leader, mira)
    written(leader, chapter_of(team), f"[[citat {story.pk}]]")
    with pytest.raises(Refused, match="Återta samtycket i stället"):
        stories.remove(by(leader), story=story)
    stories.withdraw(by(leader), story=story, on=TODAY)
    stories.remove(by(leader), story=story)
    assert not Story.objects.exists()


def test_the_pages_show_the_words_log_the_reading_and_say_where_they_stand(
    as_user: As, report: Report, mira: Enrolment, leader: User, stranger: User, team: Team, chapter_of: Find
) -> None:
    story = told(leader, mira)
    written(leader, chapter_of(team), f"[[citat {story.pk}]]")
    page = as_user(leader).get(f"/deltagare/{mira.pk}/citat/").content.decode()
    assert WORDS in page
    assert "Halvårsrapport 2026: utkast." in page
    assert Entry.objects.filter(kind="read", action="story.see", subjects__person_id=mira.person_id).exists()
    asked = as_user(leader).get(f"/citat/{story.pk}/aterta/").content.decode()
    assert "utkast, märket tas bort." in asked
    as_user(leader).post(f"/citat/{story.pk}/aterta/", {"withdrawn_on": "2026-11-19"})
    story.refresh_from_db()
    assert story.withdrawn_on == date(2026, 11, 19)
    assert as_user(stranger).get(f"/deltagare/{mira.pk}/citat/").status_code == 404
    assert as_user(stranger).get(f"/citat/{story.pk}/").status_code == 404


def test_the_register_extract_has_the_words_and_the_log_does_not(mira: Enrolment, leader: User) -> None:
    told(leader, mira)
    sections = {section.title: section for section in extract(by(leader), mira.pk, "html").sections}
    row = dict(sections["Citat och berättelser"].rows[0])
    assert (row["Deltagarens ord"], row["Slag"]) == (WORDS, "Citat")
    assert row["Var det får visas"] == "I rapporter till förbundet och parterna"
    assert not any(WORDS in str(entry.after) for entry in Entry.objects.all())
